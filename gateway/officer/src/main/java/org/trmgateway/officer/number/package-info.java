/** Tells a person on the telephone whether a pseudonym was heard rightly. */
@NullMarked
package org.trmgateway.officer.number;

import org.jspecify.annotations.NullMarked;
