package org.trmgateway.auditor;

import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Sha256;
import org.trmgateway.referral.Stage;
import org.trmgateway.trail.TrailEntry;

/**
 * What a trail says of a conversation: who had its content at this node, and who stated that it was erased. A node may be that of both parties;
 * then each has a case of its own to erase.
 */
final class Conversation {

    private final MessageId message;
    private final Sha256 id;
    private final Findings findings;
    private final SortedSet<String> keepers = new TreeSet<>();
    private final SortedMap<String, Instant> erasers = new TreeMap<>();
    private final SortedSet<String> envelopes = new TreeSet<>();
    private long entries;

    Conversation(MessageId message, Sha256 id, Findings findings) {
        this.message = message;
        this.id = id;
        this.findings = findings;
    }

    void add(String place, TrailEntry entry) {
        if (entry.messageId().filter(message::equals).isEmpty()
                && entry.conversationId().filter(id::equals).isEmpty()) {
            return;
        }
        if (entry.event() == EvidenceEvent.SUBJECT_SHREDDED) {
            entry.from().ifPresent(party -> erasers.putIfAbsent(party.value(), entry.at()));
            return;
        }
        boolean asked = entry.messageId().filter(message::equals).isPresent();
        if (asked) {
            entries++;
            entry.envelopeSha256().ifPresent(digest -> envelopes.add(digest.hex()));
        }
        keeper(entry).ifPresent(party -> {
            if (asked) {
                keepers.add(party.value());
            }
            if (erasers.containsKey(party.value())) {
                findings.defect(Check.AFTER_ERASURE, place);
            }
        });
    }

    /** Every party of the node that had the content has stated its erasure. */
    boolean isErased() {
        return !keepers.isEmpty() && erasers.keySet().containsAll(keepers);
    }

    void facts() {
        findings.fact("entries", entries);
        findings.fact("envelopeSha256", envelopes.stream().findFirst());
        findings.fact("keptBy", String.join(" ", keepers));
        if (envelopes.size() > 1) {
            findings.defect(Check.MESSAGE, "envelopes " + envelopes.size());
        }
        erasers.forEach((party, at) -> findings.fact("erased/" + party, at));
    }

    /** The party of this node that has content since this entry: the sender who handed in or sealed, the recipient for whom it was opened. */
    private static Optional<PartyId> keeper(TrailEntry entry) {
        return switch (entry.event()) {
            case SUBMISSION_ACCEPTANCE, MESSAGE_SEALED -> entry.from();
            case RELAY_ACCEPTANCE -> entry.stage() == Stage.RECEIVE ? entry.to() : Optional.empty();
            case SUBMISSION_REJECTION,
                    RELAY_REJECTION,
                    RELAY_FAILURE,
                    CONTENT_CONSIGNMENT,
                    CONTENT_CONSIGNMENT_FAILURE,
                    CONTENT_HANDOVER,
                    CONTENT_HANDOVER_FAILURE,
                    MESSAGE_PARKED,
                    MESSAGE_QUARANTINED,
                    REPLY_REMINDED,
                    REPLY_OVERDUE,
                    REVEAL_ORDERED,
                    REVEAL_EXECUTED,
                    REVEAL_REFUSED,
                    PSEUDONYM_RESOLVED,
                    PSEUDONYMS_ROLLED,
                    STATISTICS_EXPORTED,
                    SUBJECT_SHREDDED,
                    LEGAL_HOLD_SET,
                    LEGAL_HOLD_LIFTED,
                    DIRECTORY_ADOPTED,
                    DIRECTORY_REFUSED,
                    PARTY_CUT_OFF,
                    PARTY_RESTORED,
                    MESSAGE_HELD,
                    REVOCATION_GRACE_BEGAN,
                    REVOCATION_GRACE_ENDED,
                    LOG_OPENED,
                    LOG_RECOVERED,
                    CHECKPOINT_STALLED,
                    CHECKPOINT_RESUMED,
                    PEER_ROLLED_BACK,
                    RECEIPT_PROOF_KEPT,
                    PEER_LEDGER_AGREED,
                    PEER_LEDGER_DIFFERED,
                    CONFIGURATION_CHANGED,
                    POLICY_CHANGED,
                    KEY_ROLLED,
                    OPERATOR_ACTION,
                    MESSAGE_VIEWED,
                    NODE_STARTED -> Optional.empty();
        };
    }
}
