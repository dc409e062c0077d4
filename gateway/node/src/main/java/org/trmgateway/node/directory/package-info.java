/** How the directory travels between nodes: HTTPS calls to the directory door of others. */
@NullMarked
package org.trmgateway.node.directory;

import org.jspecify.annotations.NullMarked;
