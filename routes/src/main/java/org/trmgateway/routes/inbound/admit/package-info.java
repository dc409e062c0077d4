/** Holds an arrived message against the same choreography as its sender. */
@NullMarked
package org.trmgateway.routes.inbound.admit;

import org.jspecify.annotations.NullMarked;
