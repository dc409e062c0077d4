package org.trmgateway.routes.outbound.protect;

import org.trmgateway.referral.EnvelopeMetadata;

/**
 * A message that holds only what its recipient may see, scanned for what it must not hold.
 *
 * @param metadata what its envelope will say
 * @param xml canonical message, protected
 */
public record ProtectedMessage(EnvelopeMetadata metadata, byte[] xml) {}
