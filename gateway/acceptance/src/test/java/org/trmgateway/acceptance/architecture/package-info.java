/** The rules of the house, each with its reason. */
@NullMarked
package org.trmgateway.acceptance.architecture;

import org.jspecify.annotations.NullMarked;
