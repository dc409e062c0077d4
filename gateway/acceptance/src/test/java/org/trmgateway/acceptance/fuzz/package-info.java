/** Hostile bytes for every parser, a bounded number of them; and that the search would find what there is to find. */
@NullMarked
package org.trmgateway.acceptance.fuzz;

import org.jspecify.annotations.NullMarked;
