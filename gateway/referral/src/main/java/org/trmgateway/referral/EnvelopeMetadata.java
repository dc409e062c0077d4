package org.trmgateway.referral;

import java.time.Instant;
import java.util.Optional;

/**
 * What stands on the outside of an envelope, in clear, in neutral words; repeated inside under the signature, where it counts.
 *
 * @param messageId the message
 * @param type code of the catalogue
 * @param caseReference pairwise reference of the case between {@code from} and {@code to}
 * @param sequence position in this case from this sender to this recipient, counted from 1
 * @param from sending party
 * @param to receiving party, to whose keys the envelope is encrypted
 * @param purpose purpose code of the catalogue
 * @param created when the message was accepted, whole milliseconds
 * @param expires when it is worthless to deliver it
 * @param suite name of the cryptographic suite
 * @param versions which packs and rules made it
 * @param originalSha256 what the national system handed in, see {@link OriginalDigest}
 * @param inReplyTo the message answered, if any
 */
public record EnvelopeMetadata(
        MessageId messageId,
        MessageType type,
        CaseReference caseReference,
        long sequence,
        PartyId from,
        PartyId to,
        String purpose,
        Instant created,
        Instant expires,
        String suite,
        Versions versions,
        Sha256 originalSha256,
        Optional<MessageId> inReplyTo) {

    /**
     * Versions of the data that made a message.
     *
     * @param pack version of the sender's country pack
     * @param policy version of the release policy
     * @param choreography version of the choreography
     * @param codeLists version of the canonical code lists
     */
    public record Versions(String pack, String policy, String choreography, String codeLists) {}
}
