/** One node as a program: reads its configuration, starts everything, stops everything. */
@NullMarked
package org.trmgateway.node;

import org.jspecify.annotations.NullMarked;
