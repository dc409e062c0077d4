/** What an operator sets: one validated record, secrets by file reference only. */
@NullMarked
package org.trmgateway.node.config;

import org.jspecify.annotations.NullMarked;
