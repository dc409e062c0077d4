/** Answers a peer's envelope with a signed receipt, the same one every time. */
@NullMarked
package org.trmgateway.routes.inbound.receive;

import org.jspecify.annotations.NullMarked;
