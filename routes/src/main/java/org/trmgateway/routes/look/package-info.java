/** Looks of persons at what is kept of a message: for what purpose, and what the trail says of it. */
@NullMarked
package org.trmgateway.routes.look;

import org.jspecify.annotations.NullMarked;
