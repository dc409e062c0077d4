/**
 * WS-Security X.509 on the SOAP channel of national systems: checks what a system signed, and signs what it is answered (OASIS Web Services
 * Security: SOAP Message Security 1.1.1, X.509 Certificate Token Profile 1.1.1). Knows documents, no transport.
 */
@NullMarked
package org.trmgateway.node.soap.signature;

import org.jspecify.annotations.NullMarked;
