/** Several nodes on one machine: what the demo shows and the acceptance tests test. */
@NullMarked
package org.trmgateway.acceptance.federation;

import org.jspecify.annotations.NullMarked;
