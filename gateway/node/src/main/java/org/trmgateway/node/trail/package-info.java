/** Keeps the trail in PostgreSQL: entries are appended in the caller's transaction and sequenced by whichever replica holds the lock. */
@NullMarked
package org.trmgateway.node.trail;

import org.jspecify.annotations.NullMarked;
