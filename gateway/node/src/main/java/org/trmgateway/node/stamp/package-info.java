/** Time-stamps on receipts: asked of outside authorities after the fact, never on the path of a message. */
@NullMarked
package org.trmgateway.node.stamp;

import org.jspecify.annotations.NullMarked;
