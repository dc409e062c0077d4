/** Hostile bytes, made up without end, for every parser that reads bytes from outside: {@code ./trm fuzz}. */
@NullMarked
package org.trmgateway.acceptance.fuzz;

import org.jspecify.annotations.NullMarked;
