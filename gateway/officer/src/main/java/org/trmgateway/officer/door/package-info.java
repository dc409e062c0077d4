/** The way of an officer's command into a running node: HTTPS with a client certificate. */
@NullMarked
package org.trmgateway.officer.door;

import org.jspecify.annotations.NullMarked;
