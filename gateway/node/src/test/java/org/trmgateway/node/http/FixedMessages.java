package org.trmgateway.node.http;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.trmgateway.referral.CaseReference;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.EnvelopeMetadata;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.MessageType;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Refusal;
import org.trmgateway.referral.Sha256;
import org.trmgateway.routes.store.Direction;
import org.trmgateway.routes.store.MessageRecord;
import org.trmgateway.routes.store.MessageState;
import org.trmgateway.routes.store.MessageStore;
import org.trmgateway.routes.store.Step;

/** A store with two messages of one party and one of others. Nothing at the edges may write into it, so writing fails. */
public final class FixedMessages implements MessageStore {

    /** Sent by the party, refused by the peer. */
    public static final MessageId SENT = MessageId.parse("01234567-89ab-7def-8123-000000000001");

    /** Received by the party. */
    public static final MessageId RECEIVED = MessageId.parse("01234567-89ab-7def-8123-000000000002");

    /** Between two other parties. */
    public static final MessageId OF_OTHERS = MessageId.parse("01234567-89ab-7def-8123-000000000003");

    /** The receipt of the refusal. */
    public static final byte[] RECEIPT = "signed RelayRejection".getBytes(StandardCharsets.UTF_8);

    private final Map<MessageId, MessageRecord> messages = Map.of(
            SENT, record(SENT, Direction.OUT, "pl-sg", "by-mvd", MessageState.REFUSED),
            RECEIVED, record(RECEIVED, Direction.IN, "by-mvd", "pl-sg", MessageState.CONSIGNED),
            OF_OTHERS, record(OF_OTHERS, Direction.OUT, "pl-kcik", "by-mvd", MessageState.SEALED));

    @Override
    public Optional<MessageRecord> find(MessageId id, Direction direction) {
        return Optional.ofNullable(messages.get(id)).filter(message -> message.direction() == direction);
    }

    @Override
    public Optional<byte[]> receipt(MessageId id, Direction direction, EvidenceEvent event) {
        return event == EvidenceEvent.RELAY_REJECTION ? Optional.of(RECEIPT) : Optional.empty();
    }

    @Override
    public List<EvidenceEvent> receipts(MessageId id, Direction direction) {
        return List.of(EvidenceEvent.SUBMISSION_ACCEPTANCE, EvidenceEvent.RELAY_REJECTION);
    }

    @Override
    public List<MessageRecord> recent(PartyId ownParty, int most) {
        return List.of(messages.get(RECEIVED), messages.get(SENT)).stream()
                .filter(message -> ownParty.equals(EdgeNode.PARTY))
                .toList();
    }

    @Override
    public boolean insert(MessageRecord message, byte[] encryptedBody) {
        throw notHere();
    }

    @Override
    public Optional<MessageRecord> lock(MessageId id, Direction direction) {
        throw notHere();
    }

    @Override
    public byte[] body(MessageId id, Direction direction) {
        throw notHere();
    }

    @Override
    public void replaceBody(MessageId id, Direction direction, byte[] encryptedBody) {
        throw notHere();
    }

    @Override
    public boolean hasBody(MessageId id, Direction direction) {
        throw notHere();
    }

    @Override
    public void putEnvelope(
            MessageId id,
            Direction direction,
            byte[] cms,
            Sha256 envelopeSha256,
            Sha256 containerSha256,
            byte[] nonce) {
        throw notHere();
    }

    @Override
    public byte[] envelope(MessageId id, Direction direction) {
        throw notHere();
    }

    @Override
    public void changeState(MessageId id, Direction direction, MessageState state, Optional<Refusal> refusal) {
        throw notHere();
    }

    @Override
    public void markDelivered(MessageId id, Direction direction, Instant at) {
        throw notHere();
    }

    @Override
    public boolean complete(MessageId id, Step step, Instant at) {
        throw notHere();
    }

    @Override
    public boolean isComplete(MessageId id, Step step) {
        throw notHere();
    }

    @Override
    public boolean putReceipt(MessageId id, Direction direction, EvidenceEvent event, byte[] signed, Instant at) {
        throw notHere();
    }

    @Override
    public Optional<MessageId> parked(UUID caseId, CaseReference reference, long sequence) {
        throw notHere();
    }

    @Override
    public List<MessageId> parkedBefore(Instant limit, int most) {
        throw notHere();
    }

    /** Metadata as good as any. */
    public static EnvelopeMetadata metadata(MessageId id, String from, String to) {
        return new EnvelopeMetadata(
                id,
                new MessageType("M03"),
                new CaseReference("7K3QFM9TXW2HD4B7K3QFM9TXW2"),
                3,
                new PartyId(from),
                new PartyId(to),
                "referral",
                Instant.parse("2026-11-21T10:00:00.120Z"),
                Instant.parse("2026-12-21T10:00:00Z"),
                "S2",
                new EnvelopeMetadata.Versions("pl-1", "1.0", "1.0", "2026-11"),
                Sha256.of(new byte[] {1}),
                Optional.of(OF_OTHERS));
    }

    private static MessageRecord record(MessageId id, Direction direction, String from, String to, MessageState state) {
        Optional<Refusal> refusal = state == MessageState.REFUSED
                ? Optional.of(new Refusal(ErrorCode.ADMIT_CONSENT_MISSING, Detail.of("C2", "consent-live")))
                : Optional.empty();
        return new MessageRecord(
                direction,
                metadata(id, from, to),
                new UUID(0, 1),
                state,
                "O0",
                "NEW",
                "REFERRED",
                Optional.empty(),
                Optional.empty(),
                refusal,
                Instant.parse("2026-11-21T10:00:00.120Z"),
                Optional.empty());
    }

    private static UnsupportedOperationException notHere() {
        return new UnsupportedOperationException("the edges only look up");
    }
}
