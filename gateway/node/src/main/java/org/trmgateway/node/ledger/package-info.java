/** Compares with each peer, once a day has closed, which receipts the two gave each other on it. */
@NullMarked
package org.trmgateway.node.ledger;

import org.jspecify.annotations.NullMarked;
