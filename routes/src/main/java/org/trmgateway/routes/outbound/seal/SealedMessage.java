package org.trmgateway.routes.outbound.seal;

import org.trmgateway.referral.EnvelopeMetadata;
import org.trmgateway.referral.Sha256;

/**
 * A sealed envelope that is stored and waits to be handed over.
 *
 * @param metadata what stands on it
 * @param cms the sealed bytes
 * @param envelopeSha256 their digest
 */
public record SealedMessage(EnvelopeMetadata metadata, byte[] cms, Sha256 envelopeSha256) {}
