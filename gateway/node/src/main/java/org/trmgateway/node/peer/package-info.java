/** The HTTPS line to other nodes, for what is no relayed message: directories, proofs, ledgers. */
@NullMarked
package org.trmgateway.node.peer;

import org.jspecify.annotations.NullMarked;
