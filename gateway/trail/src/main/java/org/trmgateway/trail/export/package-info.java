/** Trails as static files, for whoever checks them: one folder a node, in it one folder a log. */
@NullMarked
package org.trmgateway.trail.export;

import org.jspecify.annotations.NullMarked;
