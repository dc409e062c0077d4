/** Opens a sealed part at the desk of the party it was sealed for. */
@NullMarked
package org.trmgateway.officer.part;

import org.jspecify.annotations.NullMarked;
