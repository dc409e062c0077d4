/** Receipts before judges that know nothing of this gateway. */
@NullMarked
package org.trmgateway.acceptance.evidence;

import org.jspecify.annotations.NullMarked;
