/** Proofs from trails for receipts: given to the peers that hold ours, fetched from the peers whose we hold. */
@NullMarked
package org.trmgateway.node.proof;

import org.jspecify.annotations.NullMarked;
