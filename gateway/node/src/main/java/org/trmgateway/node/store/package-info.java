/** The stores of the flows in PostgreSQL: one class per interface, its statements in a file beside it. */
@NullMarked
package org.trmgateway.node.store;

import org.jspecify.annotations.NullMarked;
