/** Identities of persons, written by the gateway, readable only by a case officer and a data-protection officer together. */
@NullMarked
package org.trmgateway.vault;

import org.jspecify.annotations.NullMarked;
