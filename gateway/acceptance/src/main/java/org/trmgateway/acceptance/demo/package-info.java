/** Plays the sample cases through a federation, as the national systems would. */
@NullMarked
package org.trmgateway.acceptance.demo;

import org.jspecify.annotations.NullMarked;
