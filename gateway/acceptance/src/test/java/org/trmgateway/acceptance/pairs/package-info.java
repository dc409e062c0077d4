/** Every country with every other, each by its own channel and in its own form; and what becomes of forms that are none. */
@NullMarked
package org.trmgateway.acceptance.pairs;

import org.jspecify.annotations.NullMarked;
