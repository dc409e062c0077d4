/** Turns a national form into the canonical message and back, as the country packs, which are data, say. */
@NullMarked
package org.trmgateway.contracts.pack;

import org.jspecify.annotations.NullMarked;
