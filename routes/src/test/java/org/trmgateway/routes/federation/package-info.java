/** Nodes of a federation in one process, without database and broker: the real flows and routes on stores in memory. */
@NullMarked
package org.trmgateway.routes.federation;

import org.jspecify.annotations.NullMarked;
