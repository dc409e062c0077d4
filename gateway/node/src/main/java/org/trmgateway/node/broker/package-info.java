/** The message broker of a node: an Artemis server inside the process, whose journal is on disk before a send returns. */
@NullMarked
package org.trmgateway.node.broker;

import org.jspecify.annotations.NullMarked;
