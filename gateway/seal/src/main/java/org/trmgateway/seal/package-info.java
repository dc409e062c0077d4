/** Signs, encrypts, opens and receipts: the only package that touches a private key of a party. */
@NullMarked
package org.trmgateway.seal;

import org.jspecify.annotations.NullMarked;
