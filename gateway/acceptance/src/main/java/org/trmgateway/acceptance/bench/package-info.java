/** What protecting a message costs, step by step and beside the bare cryptography in it: {@code ./trm bench seal}. */
@NullMarked
package org.trmgateway.acceptance.bench;

import org.jspecify.annotations.NullMarked;
