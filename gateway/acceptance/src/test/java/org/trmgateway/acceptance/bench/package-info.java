/** That the bench of sealing measures every step and compares it with what it consists of. */
@NullMarked
package org.trmgateway.acceptance.bench;

import org.jspecify.annotations.NullMarked;
