/** Applies the release policy of the receiver's view and scans what is left for identities. */
@NullMarked
package org.trmgateway.routes.outbound.protect;

import org.jspecify.annotations.NullMarked;
