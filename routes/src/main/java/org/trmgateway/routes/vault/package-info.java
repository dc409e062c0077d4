/** Who a message is about goes into the vault, and comes out of it on an order of two officers only. */
@NullMarked
package org.trmgateway.routes.vault;

import org.jspecify.annotations.NullMarked;
