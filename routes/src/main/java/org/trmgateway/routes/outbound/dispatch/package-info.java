/** Hands the sealed envelope to the peer node and keeps its signed receipt. */
@NullMarked
package org.trmgateway.routes.outbound.dispatch;

import org.jspecify.annotations.NullMarked;
