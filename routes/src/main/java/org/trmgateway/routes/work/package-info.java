/** Queued work: how a promised step reaches its worker, what happens when it fails, and who looks after what was left lying. */
@NullMarked
package org.trmgateway.routes.work;

import org.jspecify.annotations.NullMarked;
