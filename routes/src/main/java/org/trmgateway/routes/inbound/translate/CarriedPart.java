package org.trmgateway.routes.inbound.translate;

import org.trmgateway.seal.Custody;

/**
 * The part of a message that was sealed for its recipient alone.
 *
 * @param custody NODE: this node opened it, and its content stands in the document; PARTY: only the party can open it
 * @param cms the part as it came, CMS (RFC 5652); not copied
 */
@SuppressWarnings("ArrayRecordComponent") // carried from one place to another, never compared
public record CarriedPart(Custody custody, byte[] cms) {}
