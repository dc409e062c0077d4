/** What officers run at their own desks: looking for what a file would give away, and opening the vault, two together. */
@NullMarked
package org.trmgateway.officer;

import org.jspecify.annotations.NullMarked;
