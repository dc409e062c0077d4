/** {@code ./trm policy}: shows, compares, signs and verifies the contracts, with nothing but files. */
@NullMarked
package org.trmgateway.policy.command;

import org.jspecify.annotations.NullMarked;
