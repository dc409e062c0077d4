/** What this node believes, kept fresh while it runs: revocation lists, answers of authorities, and what runs out when. */
@NullMarked
package org.trmgateway.node.trust;

import org.jspecify.annotations.NullMarked;
