/** Makes a whole sample public-key infrastructure in code: for demonstrations and tests, never for production. */
@NullMarked
package org.trmgateway.certs;

import org.jspecify.annotations.NullMarked;
