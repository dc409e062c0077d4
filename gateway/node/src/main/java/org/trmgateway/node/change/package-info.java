/** What is different from this node's last start, and says so on the trail. */
@NullMarked
package org.trmgateway.node.change;

import org.jspecify.annotations.NullMarked;
