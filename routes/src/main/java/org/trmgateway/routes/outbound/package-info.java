/** The way out: wires the stages between the national system's document and the peer's receipt. */
@NullMarked
package org.trmgateway.routes.outbound;

import org.jspecify.annotations.NullMarked;
