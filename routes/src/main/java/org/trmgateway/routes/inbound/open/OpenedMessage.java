package org.trmgateway.routes.inbound.open;

import org.trmgateway.referral.EnvelopeMetadata;
import org.trmgateway.referral.Sha256;

/**
 * An envelope that was decrypted and verified.
 *
 * @param metadata as signed
 * @param cms the sealed bytes
 * @param envelopeSha256 their digest
 * @param containerSha256 digest of the signed container inside
 * @param nonce 32 bytes that blind the trail's commitment
 * @param xml the canonical message
 */
public record OpenedMessage(
        EnvelopeMetadata metadata,
        byte[] cms,
        Sha256 envelopeSha256,
        Sha256 containerSha256,
        byte[] nonce,
        byte[] xml) {}
