/** Kills nodes at every durable point, as processes of their own, and looks for what was lost or done twice. */
@NullMarked
package org.trmgateway.acceptance.crash;

import org.jspecify.annotations.NullMarked;
