/** {@code ./trm trail}: the order of two officers with which a node goes on after its trail was rolled back. */
@NullMarked
package org.trmgateway.officer.trail;

import org.jspecify.annotations.NullMarked;
