/** The database of a node: a PostgreSQL server of its own under the data directory or an external one, the connections to it and its schema. */
@NullMarked
package org.trmgateway.node.database;

import org.jspecify.annotations.NullMarked;
