package org.trmgateway.routes.store;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.trmgateway.referral.CaseReference;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Refusal;
import org.trmgateway.referral.Sha256;

/** Messages in memory. */
public final class InMemoryMessageStore implements MessageStore {

    private final InMemoryDatabase.Table<Key, Row> messages;
    private final InMemoryDatabase.Table<Key, Sealed> envelopes;
    private final InMemoryDatabase.Table<ReceiptKey, byte[]> receipts;
    private final InMemoryDatabase.Table<Done, Instant> done;

    public InMemoryMessageStore(InMemoryDatabase database) {
        this.messages = database.table();
        this.envelopes = database.table();
        this.receipts = database.table();
        this.done = database.table();
    }

    private record Key(MessageId id, Direction direction) {}

    private record Row(MessageRecord message, Optional<byte[]> encryptedBody) {}

    private record Sealed(Optional<byte[]> cms, byte[] nonce) {}

    private record ReceiptKey(MessageId id, Direction direction, EvidenceEvent event) {}

    private record Done(MessageId id, Step step) {}

    @Override
    public boolean insert(MessageRecord message, byte[] encryptedBody) {
        Key key = new Key(message.metadata().messageId(), message.direction());
        return messages.with(rows ->
                rows.putIfAbsent(key, new Row(message, Optional.of(encryptedBody.clone()))) == null);
    }

    @Override
    public Optional<MessageRecord> find(MessageId id, Direction direction) {
        return row(id, direction).map(Row::message);
    }

    @Override
    public Optional<MessageRecord> lock(MessageId id, Direction direction) {
        return find(id, direction);
    }

    @Override
    public byte[] body(MessageId id, Direction direction) {
        return row(id, direction)
                .orElseThrow(InMemoryMessageStore::missing)
                .encryptedBody()
                .orElseThrow(InMemoryMessageStore::expired)
                .clone();
    }

    @Override
    public void replaceBody(MessageId id, Direction direction, byte[] encryptedBody) {
        Row known = row(id, direction).orElseThrow(InMemoryMessageStore::missing);
        messages.with(
                rows -> rows.put(new Key(id, direction), new Row(known.message(), Optional.of(encryptedBody.clone()))));
    }

    @Override
    public boolean hasBody(MessageId id, Direction direction) {
        return row(id, direction).flatMap(Row::encryptedBody).isPresent();
    }

    List<MessageRecord> all() {
        return messages.with(rows -> rows.values().stream().map(Row::message).toList());
    }

    void forget(MessageId id, Direction direction) {
        Key key = new Key(id, direction);
        messages.with(rows -> rows.computeIfPresent(key, (same, row) -> new Row(row.message(), Optional.empty())));
        envelopes.with(rows -> rows.computeIfPresent(key, (same, row) -> new Sealed(Optional.empty(), row.nonce())));
    }

    private static GatewayException expired() {
        return new GatewayException(ErrorCode.DELIVER_CONTENT_ERASED, Detail.field("message"));
    }

    @Override
    public void putEnvelope(
            MessageId id,
            Direction direction,
            byte[] cms,
            Sha256 envelopeSha256,
            Sha256 containerSha256,
            byte[] nonce) {
        change(
                id,
                direction,
                known -> with(
                        known,
                        known.state(),
                        Optional.of(envelopeSha256),
                        Optional.of(containerSha256),
                        known.refusal(),
                        known.deliveredAt()));
        Sealed sealed = new Sealed(Optional.of(cms.clone()), nonce.clone());
        if (envelopes.with(rows -> rows.putIfAbsent(new Key(id, direction), sealed) != null)) {
            throw new IllegalStateException("an envelope is there already");
        }
    }

    @Override
    public byte[] envelope(MessageId id, Direction direction) {
        return envelopes
                .with(rows -> Optional.ofNullable(rows.get(new Key(id, direction))))
                .orElseThrow(InMemoryMessageStore::missing)
                .cms()
                .orElseThrow(InMemoryMessageStore::expired)
                .clone();
    }

    @Override
    public void changeState(MessageId id, Direction direction, MessageState state, Optional<Refusal> refusal) {
        change(
                id,
                direction,
                known -> with(
                        known, state, known.envelopeSha256(), known.containerSha256(), refusal, known.deliveredAt()));
    }

    @Override
    public void markDelivered(MessageId id, Direction direction, Instant at) {
        change(
                id,
                direction,
                known -> with(
                        known,
                        known.state(),
                        known.envelopeSha256(),
                        known.containerSha256(),
                        known.refusal(),
                        Optional.of(at)));
    }

    @Override
    public boolean complete(MessageId id, Step step, Instant at) {
        return done.with(rows -> rows.putIfAbsent(new Done(id, step), at) == null);
    }

    @Override
    public boolean isComplete(MessageId id, Step step) {
        return done.with(rows -> rows.containsKey(new Done(id, step)));
    }

    @Override
    public boolean putReceipt(MessageId id, Direction direction, EvidenceEvent event, byte[] signed, Instant at) {
        return receipts.with(rows -> rows.putIfAbsent(new ReceiptKey(id, direction, event), signed.clone()) == null);
    }

    @Override
    public Optional<byte[]> receipt(MessageId id, Direction direction, EvidenceEvent event) {
        return receipts.with(rows -> Optional.ofNullable(rows.get(new ReceiptKey(id, direction, event))))
                .map(byte[]::clone);
    }

    @Override
    public List<EvidenceEvent> receipts(MessageId id, Direction direction) {
        return receipts.with(rows -> rows.keySet().stream()
                .filter(key -> key.id().equals(id) && key.direction() == direction)
                .map(ReceiptKey::event)
                .toList());
    }

    @Override
    public Optional<MessageId> parked(UUID caseId, CaseReference reference, long sequence) {
        return parked().filter(message -> message.caseId().equals(caseId)
                        && message.metadata().caseReference().equals(reference)
                        && message.metadata().sequence() == sequence + 1)
                .map(message -> message.metadata().messageId())
                .findFirst();
    }

    @Override
    public List<MessageId> parkedBefore(Instant limit, int most) {
        return parked().filter(message -> message.acceptedAt().isBefore(limit))
                .map(message -> message.metadata().messageId())
                .limit(most)
                .toList();
    }

    @Override
    public List<MessageRecord> recent(PartyId ownParty, int most) {
        return messages.with(rows -> rows.values().stream()
                .map(Row::message)
                .filter(message -> ownParty.equals(
                        switch (message.direction()) {
                            case OUT -> message.metadata().from();
                            case IN -> message.metadata().to();
                        }))
                .sorted(Comparator.comparing(MessageRecord::acceptedAt).reversed())
                .limit(most)
                .toList());
    }

    private Stream<MessageRecord> parked() {
        return messages
                .with(rows -> rows.values().stream()
                        .map(Row::message)
                        .filter(message ->
                                message.direction() == Direction.IN && message.state() == MessageState.PARKED)
                        .sorted(Comparator.comparing(MessageRecord::acceptedAt))
                        .toList())
                .stream();
    }

    private Optional<Row> row(MessageId id, Direction direction) {
        return messages.with(rows -> Optional.ofNullable(rows.get(new Key(id, direction))));
    }

    private void change(MessageId id, Direction direction, UnaryOperator<MessageRecord> change) {
        Row known = row(id, direction).orElseThrow(InMemoryMessageStore::missing);
        Row changed = new Row(change.apply(known.message()), known.encryptedBody());
        messages.with(rows -> rows.put(new Key(id, direction), changed));
    }

    private static MessageRecord with(
            MessageRecord known,
            MessageState state,
            Optional<Sha256> envelopeSha256,
            Optional<Sha256> containerSha256,
            Optional<Refusal> refusal,
            Optional<Instant> deliveredAt) {
        return new MessageRecord(
                known.direction(),
                known.metadata(),
                known.caseId(),
                state,
                known.view(),
                known.caseStateBefore(),
                known.caseStateAfter(),
                envelopeSha256,
                containerSha256,
                refusal,
                known.acceptedAt(),
                deliveredAt);
    }

    private static GatewayException missing() {
        return new GatewayException(ErrorCode.INTERNAL, Detail.field("message"));
    }
}
