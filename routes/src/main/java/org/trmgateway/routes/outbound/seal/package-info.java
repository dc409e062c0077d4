/** Signs and encrypts the protected message for its recipient. */
@NullMarked
package org.trmgateway.routes.outbound.seal;

import org.jspecify.annotations.NullMarked;
