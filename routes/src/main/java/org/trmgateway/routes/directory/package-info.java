/** The directory on a running node: how another one comes into force, how it and cut-offs travel, and what a cut-off does to messages. */
@NullMarked
package org.trmgateway.routes.directory;

import org.jspecify.annotations.NullMarked;
