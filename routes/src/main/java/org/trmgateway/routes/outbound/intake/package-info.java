/** Takes a national system's bytes over, or refuses them, and says so under signature. */
@NullMarked
package org.trmgateway.routes.outbound.intake;

import org.jspecify.annotations.NullMarked;
