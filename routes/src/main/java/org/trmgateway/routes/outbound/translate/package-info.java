/** Turns the national form into the canonical message and lists what was lost. */
@NullMarked
package org.trmgateway.routes.outbound.translate;

import org.jspecify.annotations.NullMarked;
