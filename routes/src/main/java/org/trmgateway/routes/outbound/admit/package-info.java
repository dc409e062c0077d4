/** Decides whether a message may go: choreography, consent and hard gates. */
@NullMarked
package org.trmgateway.routes.outbound.admit;

import org.jspecify.annotations.NullMarked;
