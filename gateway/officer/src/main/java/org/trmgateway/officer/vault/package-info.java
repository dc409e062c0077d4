/** {@code ./trm vault}: two officers order, sign, and read together what the vault holds of a person. */
@NullMarked
package org.trmgateway.officer.vault;

import org.jspecify.annotations.NullMarked;
