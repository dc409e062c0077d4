package org.trmgateway.referral;

import java.time.Instant;
import java.util.Optional;

/**
 * The content of a receipt (message M26): that something happened to a message, said by one gateway, with no personal data.
 *
 * @param event what happened
 * @param messageId the message it happened to
 * @param type code of the message, absent while it is not known
 * @param from its sending party
 * @param to its receiving party, absent while it is not known
 * @param issuer gateway party that says so
 * @param at when, whole milliseconds
 * @param envelopeSha256 digest of the sealed envelope; absent before there is one
 * @param originalSha256 what the national system handed in: of the receipt for a submission its plain digest, of every other the
 *     {@link OriginalDigest}; absent where the issuer never saw it
 * @param refusal why, for refusals and failures
 */
public record Evidence(
        EvidenceEvent event,
        MessageId messageId,
        Optional<MessageType> type,
        PartyId from,
        Optional<PartyId> to,
        PartyId issuer,
        Instant at,
        Optional<Sha256> envelopeSha256,
        Optional<Sha256> originalSha256,
        Optional<Refusal> refusal) {}
