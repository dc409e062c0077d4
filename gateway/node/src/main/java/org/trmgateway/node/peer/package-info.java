/** Calls to other nodes for what they owe each other beside messages: proofs and ledgers. */
@NullMarked
package org.trmgateway.node.peer;

import org.jspecify.annotations.NullMarked;
