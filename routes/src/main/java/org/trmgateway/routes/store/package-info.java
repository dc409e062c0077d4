/** What the flows ask of the database: each interface is one family of tables, and all of them join the caller's transaction. */
@NullMarked
package org.trmgateway.routes.store;

import org.jspecify.annotations.NullMarked;
