/** What leaves a node says no more than the release policy allows: pseudonyms, minimisation, bodies at rest, and the leak scan. */
@NullMarked
package org.trmgateway.protect;

import org.jspecify.annotations.NullMarked;
