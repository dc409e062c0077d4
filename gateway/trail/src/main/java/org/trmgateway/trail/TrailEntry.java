package org.trmgateway.trail;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Sha256;
import org.trmgateway.referral.Stage;

/**
 * One thing a node did, as its trail says it for ever: ids, codes, versions and digests; no personal data, no pseudonym, no free text. The
 * shapes of all members are enforced here, so that none can slip in.
 *
 * <p>{@code previousEventSha256} chains the entries of one message. It is a hash and not an index, because an entry is written in the
 * transaction of what it states, long before the sequencer gives it an index; the hash of its predecessor is known by then. It is the
 * predecessor's <em>leaf hash</em>, so the chain can be followed in the tiles even after bodies have been pruned.
 *
 * @param event what happened
 * @param messageId the message it happened to; absent for events of the node itself
 * @param conversationId digest that joins the messages of one case at this node, derived by the caller
 * @param from sending party
 * @param to receiving party
 * @param stage where it happened
 * @param at when, whole milliseconds
 * @param envelopeSha256 digest of the sealed envelope
 * @param payloadCommitment see {@link Commitment}
 * @param codeLists version of the canonical code lists
 * @param policy version of the release policy
 * @param choreography version of the choreography
 * @param pack version of the country pack
 * @param suite name of the cryptographic suite
 * @param errorCode why, for refusals and failures
 * @param ruleId rule that decided
 * @param fieldId id of the field dictionary, for example {@code P3}; never a name out of a message
 * @param documentSha256 digest of the document the entry is about: a receipt that was given or taken, an order that officers signed, a
 *     directory or cut-off, a checkpoint, a day's ledger; the event says which
 * @param previousEventSha256 leaf hash of the entry of the same message before this one; absent for its first
 */
public record TrailEntry(
        EvidenceEvent event,
        Optional<MessageId> messageId,
        Optional<Sha256> conversationId,
        Optional<PartyId> from,
        Optional<PartyId> to,
        Stage stage,
        Instant at,
        Optional<Sha256> envelopeSha256,
        Optional<Sha256> payloadCommitment,
        Optional<String> codeLists,
        Optional<String> policy,
        Optional<String> choreography,
        Optional<String> pack,
        Optional<String> suite,
        Optional<ErrorCode> errorCode,
        Optional<String> ruleId,
        Optional<String> fieldId,
        Optional<Sha256> documentSha256,
        Optional<Sha256> previousEventSha256) {

    /** Value of the member {@code v}. */
    public static final int VERSION = 1;

    private static final Pattern VERSION_SHAPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+:/-]{0,79}");
    private static final Pattern FIELD_SHAPE = Pattern.compile("[A-Z]{1,2}[0-9]{1,3}[a-z]?");

    public TrailEntry {
        if (!at.equals(at.truncatedTo(ChronoUnit.MILLIS))) {
            throw new IllegalArgumentException("a trail entry is timed in whole milliseconds");
        }
        codeLists.ifPresent(TrailEntry::requireVersion);
        policy.ifPresent(TrailEntry::requireVersion);
        choreography.ifPresent(TrailEntry::requireVersion);
        pack.ifPresent(TrailEntry::requireVersion);
        suite.ifPresent(TrailEntry::requireVersion);
        ruleId.ifPresent(Detail::rule);
        if (fieldId.isPresent() && !isFieldId(fieldId.get())) {
            throw new IllegalArgumentException("not an id of the field dictionary");
        }
        if (previousEventSha256.isPresent() && messageId.isEmpty()) {
            throw new IllegalArgumentException("only entries of a message have a predecessor");
        }
    }

    /** Starts an entry; the time is cut to whole milliseconds. */
    public static TrailEntryBuilder of(EvidenceEvent event, Stage stage, Instant at) {
        return new TrailEntryBuilder(event, stage, at);
    }

    /** Canonical JSON (RFC 8785) of this entry. */
    public EntryBytes toBytes() {
        return TrailEntryJson.write(this);
    }

    /**
     * Reads an entry and refuses every other spelling of it: unknown, repeated or unordered members, white space, escapes.
     *
     * @throws org.trmgateway.referral.GatewayException with {@code TRAIL_INCONSISTENT}; the rule names the check
     */
    public static TrailEntry read(EntryBytes bytes) {
        return TrailEntryJson.read(bytes);
    }

    static boolean isFieldId(String text) {
        return FIELD_SHAPE.matcher(text).matches();
    }

    private static void requireVersion(String text) {
        if (!VERSION_SHAPE.matcher(text).matches()) {
            throw new IllegalArgumentException("not the name of a version or suite");
        }
    }
}
