/** Decrypts an envelope and verifies everything about it before anything is stored. */
@NullMarked
package org.trmgateway.routes.inbound.open;

import org.jspecify.annotations.NullMarked;
