package org.trmgateway.routes.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.trmgateway.referral.CaseReference;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Refusal;
import org.trmgateway.referral.Sha256;

/** Messages, their encrypted bodies, sealed envelopes, receipts and which steps are done. */
public interface MessageStore {

    /** Events whose receipt the recipient's node gives and the sender's node takes. */
    Set<EvidenceEvent> OF_PEERS = Set.of(
            EvidenceEvent.RELAY_ACCEPTANCE,
            EvidenceEvent.RELAY_REJECTION,
            EvidenceEvent.CONTENT_CONSIGNMENT,
            EvidenceEvent.CONTENT_CONSIGNMENT_FAILURE,
            EvidenceEvent.CONTENT_HANDOVER,
            EvidenceEvent.CONTENT_HANDOVER_FAILURE);

    /**
     * Stores a message.
     *
     * @param encryptedBody canonical message under the case's data key
     * @return false when this node already has it in this direction; then nothing was changed
     */
    boolean insert(MessageRecord message, byte[] encryptedBody);

    Optional<MessageRecord> find(MessageId id, Direction direction);

    /** Like {@link #find}, and keeps others from changing it until the transaction ends. */
    Optional<MessageRecord> lock(MessageId id, Direction direction);

    /** The encrypted canonical message. Throws a GatewayException with DELIVER_CONTENT_ERASED when the time for which it was kept is over. */
    byte[] body(MessageId id, Direction direction);

    /** Whether the canonical message is still here. */
    boolean hasBody(MessageId id, Direction direction);

    /** Puts another body in the place of a message's. */
    void replaceBody(MessageId id, Direction direction, byte[] encryptedBody);

    /** Stores the sealed envelope and what is needed to prove its content later. {@code nonce}: 32 bytes. */
    void putEnvelope(
            MessageId id, Direction direction, byte[] cms, Sha256 envelopeSha256, Sha256 containerSha256, byte[] nonce);

    /** The sealed envelope as it goes over the wire. Throws a GatewayException with DELIVER_CONTENT_ERASED when it was erased. */
    byte[] envelope(MessageId id, Direction direction);

    void changeState(MessageId id, Direction direction, MessageState state, Optional<Refusal> refusal);

    void markDelivered(MessageId id, Direction direction, Instant at);

    /** Records that the step is done. Returns false when it was done before: then the caller does nothing. */
    boolean complete(MessageId id, Step step, Instant at);

    boolean isComplete(MessageId id, Step step);

    /** Stores a signed receipt. Returns false when there is one for this event already: the first stays. */
    boolean putReceipt(MessageId id, Direction direction, EvidenceEvent event, byte[] signed, Instant at);

    Optional<byte[]> receipt(MessageId id, Direction direction, EvidenceEvent event);

    /** Events for which there is a receipt, oldest first. */
    List<EvidenceEvent> receipts(MessageId id, Direction direction);

    /** The parked inbound message that follows the given sequence number under the reference, if it has arrived. */
    Optional<MessageId> parked(UUID caseId, CaseReference reference, long sequence);

    /** Inbound messages parked before the given time. */
    List<MessageId> parkedBefore(Instant limit, int most);

    /** The messages handed in or received by the party, newest first. */
    List<MessageRecord> recent(PartyId ownParty, int most);
}
