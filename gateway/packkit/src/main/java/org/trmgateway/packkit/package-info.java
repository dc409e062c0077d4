/** {@code ./trm pack} and {@code ./trm bench}: begins, checks, explains and times country packs, with nothing but files. */
@NullMarked
package org.trmgateway.packkit;

import org.jspecify.annotations.NullMarked;
