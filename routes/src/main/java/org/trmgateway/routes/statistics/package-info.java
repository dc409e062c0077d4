/** Numbers about a party's own cases, which it may give away. */
@NullMarked
package org.trmgateway.routes.statistics;

import org.jspecify.annotations.NullMarked;
