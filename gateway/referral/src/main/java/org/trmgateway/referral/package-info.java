/** The words every other module speaks: identifiers, parties, the record of each stage, and the codes of what can go wrong. */
@NullMarked
package org.trmgateway.referral;

import org.jspecify.annotations.NullMarked;
