/** The two flows, and the Camel routes that carry messages from stage to stage. */
@NullMarked
package org.trmgateway.routes;

import org.jspecify.annotations.NullMarked;
