/** Hands the national form over, once, and makes the evidence of it. */
@NullMarked
package org.trmgateway.routes.inbound.deliver;

import org.jspecify.annotations.NullMarked;
