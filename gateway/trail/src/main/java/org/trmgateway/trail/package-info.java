/** The append-only log of everything a node did: entries without personal data in a Merkle tree that anyone can check (RFC 6962, C2SP tlog-tiles). */
@NullMarked
package org.trmgateway.trail;

import org.jspecify.annotations.NullMarked;
