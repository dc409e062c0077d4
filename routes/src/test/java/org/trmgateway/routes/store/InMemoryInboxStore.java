package org.trmgateway.routes.store;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.PartyId;

/** Inboxes in memory. */
public final class InMemoryInboxStore implements InboxStore {

    private final InMemoryDatabase.Table<Key, Row> inboxes;

    public InMemoryInboxStore(InMemoryDatabase database) {
        this.inboxes = database.table();
    }

    private record Key(PartyId party, MessageId messageId, String kind) {}

    private record Row(Item item, Optional<byte[]> encryptedContent, Optional<byte[]> encryptedPart) {}

    @Override
    public void put(PartyId party, Item item, byte[] encryptedContent, Optional<byte[]> encryptedPart) {
        Key key = new Key(party, item.messageId(), item.kind());
        inboxes.with(rows -> rows.putIfAbsent(
                key, new Row(item, Optional.of(encryptedContent.clone()), encryptedPart.map(byte[]::clone))));
    }

    @Override
    public List<Item> waiting(PartyId party, int most) {
        return inboxes.with(rows -> rows.entrySet().stream()
                .filter(row -> row.getKey().party().equals(party))
                .map(Map.Entry::getValue)
                .filter(row -> row.encryptedContent().isPresent())
                .map(Row::item)
                .filter(item -> item.acknowledgedAt().isEmpty())
                .sorted(Comparator.comparing(Item::arrivedAt))
                .limit(most)
                .toList());
    }

    @Override
    public Optional<Item> find(PartyId party, MessageId messageId) {
        return row(party, messageId).map(Row::item);
    }

    @Override
    public byte[] encryptedContent(PartyId party, MessageId messageId) {
        return row(party, messageId)
                .orElseThrow(() -> new GatewayException(ErrorCode.DELIVER_ITEM_UNKNOWN))
                .encryptedContent()
                .orElseThrow(() -> new GatewayException(ErrorCode.DELIVER_ITEM_EXPIRED))
                .clone();
    }

    @Override
    public Optional<byte[]> encryptedPart(PartyId party, MessageId messageId) {
        return row(party, messageId).flatMap(Row::encryptedPart).map(byte[]::clone);
    }

    void forget(MessageId messageId, Instant now) {
        inboxes.with(rows -> {
            rows.replaceAll((key, row) -> key.messageId().equals(messageId)
                            && row.item()
                                    .readableUntil()
                                    .filter(until -> !until.isAfter(now))
                                    .isPresent()
                    ? new Row(row.item(), Optional.empty(), Optional.empty())
                    : row);
            return rows;
        });
    }

    @Override
    public void fetched(PartyId party, MessageId messageId, Instant at) {
        change(
                party,
                messageId,
                item -> new Item(
                        item.messageId(),
                        item.type(),
                        item.kind(),
                        item.mediaType(),
                        item.arrivedAt(),
                        item.fetchedAt().or(() -> Optional.of(at)),
                        item.acknowledgedAt(),
                        item.custody(),
                        item.readableUntil()));
    }

    @Override
    public boolean acknowledge(PartyId party, MessageId messageId, Instant at) {
        boolean open = find(party, messageId)
                .filter(item -> item.acknowledgedAt().isEmpty())
                .isPresent();
        change(
                party,
                messageId,
                item -> new Item(
                        item.messageId(),
                        item.type(),
                        item.kind(),
                        item.mediaType(),
                        item.arrivedAt(),
                        item.fetchedAt(),
                        item.acknowledgedAt().or(() -> Optional.of(at)),
                        item.custody(),
                        item.readableUntil()));
        return open;
    }

    private Optional<Row> row(PartyId party, MessageId messageId) {
        return inboxes.with(rows -> rows.entrySet().stream()
                .filter(row -> row.getKey().party().equals(party)
                        && row.getKey().messageId().equals(messageId))
                .min(Comparator.comparing(row -> row.getKey().kind()))
                .map(Map.Entry::getValue));
    }

    private void change(PartyId party, MessageId messageId, UnaryOperator<Item> change) {
        inboxes.with(rows -> {
            rows.replaceAll(
                    (key, row) -> key.party().equals(party) && key.messageId().equals(messageId)
                            ? new Row(change.apply(row.item()), row.encryptedContent(), row.encryptedPart())
                            : row);
            return rows;
        });
    }
}
