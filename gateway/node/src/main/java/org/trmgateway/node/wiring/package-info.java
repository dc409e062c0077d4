/** Puts the parts together: which store, which key and which channel each stage gets. */
@NullMarked
package org.trmgateway.node.wiring;

import org.jspecify.annotations.NullMarked;
