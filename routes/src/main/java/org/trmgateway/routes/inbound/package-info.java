/** The way in: wires the stages between a peer's envelope and the national system's document. */
@NullMarked
package org.trmgateway.routes.inbound;

import org.jspecify.annotations.NullMarked;
