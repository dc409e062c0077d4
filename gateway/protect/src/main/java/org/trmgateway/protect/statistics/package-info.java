/** Numbers about cases that may be given away: counts of codes, with what is too small taken out. */
@NullMarked
package org.trmgateway.protect.statistics;

import org.jspecify.annotations.NullMarked;
