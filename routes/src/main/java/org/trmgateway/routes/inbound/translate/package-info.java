/** Turns the canonical message into the receiver's national form. */
@NullMarked
package org.trmgateway.routes.inbound.translate;

import org.jspecify.annotations.NullMarked;
