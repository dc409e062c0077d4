/** The whole path through running nodes: what must arrive, what must be refused, and what must never be seen. */
@NullMarked
package org.trmgateway.acceptance.path;

import org.jspecify.annotations.NullMarked;
