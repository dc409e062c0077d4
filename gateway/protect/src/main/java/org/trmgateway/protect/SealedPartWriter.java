package org.trmgateway.protect;

import org.trmgateway.referral.PartyId;

/** Encrypts a sealed part to one named party. */
@FunctionalInterface
public interface SealedPartWriter {

    /**
     * Encrypts.
     *
     * @param to the only party that may read it
     * @param plain XML with the root {@code SealedPart}
     * @return a CMS message (RFC 5652)
     * @throws org.trmgateway.referral.GatewayException with {@code PROTECT_RECIPIENT_MISSING} or {@code SEAL_KEY_UNAVAILABLE} when there is no key of
     *     that party
     */
    byte[] seal(PartyId to, byte[] plain);
}
