/** Who agreed to the contracts: the list of all their files, signed by two officers of different roles, and its verification. */
@NullMarked
package org.trmgateway.policy;

import org.jspecify.annotations.NullMarked;
