/** Writes what the contracts say as pages for people, {@code docs/messages}: from the same tables and schemas that the gateway obeys. */
@NullMarked
package org.trmgateway.contracts.reference;

import org.jspecify.annotations.NullMarked;
