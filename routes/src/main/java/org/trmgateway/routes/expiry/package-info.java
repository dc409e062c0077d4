/** Deletes what stopped being of use: itineraries, meeting points, addresses. */
@NullMarked
package org.trmgateway.routes.expiry;

import org.jspecify.annotations.NullMarked;
