package org.trmgateway.routes.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.trmgateway.referral.MessageId;

/** The outbox in memory. */
public final class InMemoryOutbox implements Outbox {

    private final InMemoryDatabase.Table<Key, Row> promised;

    public InMemoryOutbox(InMemoryDatabase database) {
        this.promised = database.table();
    }

    private record Key(MessageId messageId, Step step) {}

    private record Row(Item item, Optional<Instant> sentAt) {}

    @Override
    public void promise(Item item) {
        promised.with(rows -> rows.putIfAbsent(key(item), new Row(item, Optional.empty())));
    }

    @Override
    public List<Item> due(Instant now, Instant staleBefore, int most) {
        return promised.with(rows -> rows.values().stream()
                .filter(row -> !row.item().dueAt().isAfter(now))
                .filter(row ->
                        row.sentAt().filter(sent -> !sent.isBefore(staleBefore)).isEmpty())
                .map(Row::item)
                .limit(most)
                .toList());
    }

    @Override
    public void sent(Item item, Instant at) {
        promised.with(rows -> rows.computeIfPresent(
                key(item),
                (key, row) -> row.item().attempt() == item.attempt() ? new Row(row.item(), Optional.of(at)) : row));
    }

    @Override
    public void done(MessageId messageId, Step step) {
        promised.with(rows -> rows.remove(new Key(messageId, step)));
    }

    @Override
    public void postpone(MessageId messageId, Step step, int failedAttempt, Instant dueAt) {
        promised.with(rows -> rows.computeIfPresent(
                new Key(messageId, step),
                (key, row) -> row.item().attempt() == failedAttempt
                        ? new Row(postponed(row.item(), dueAt), Optional.empty())
                        : row));
    }

    @Override
    public long size() {
        return items().size();
    }

    void wake(Set<MessageId> messages, Instant now) {
        promised.with(rows -> {
            rows.replaceAll((key, row) -> messages.contains(key.messageId())
                            && row.sentAt().isEmpty()
                            && row.item().dueAt().isAfter(now)
                    ? new Row(due(row.item(), now), Optional.empty())
                    : row);
            return rows;
        });
    }

    private static Item due(Item item, Instant at) {
        return new Item(item.messageId(), item.step(), item.destination(), item.attempt(), at, item.promisedAt());
    }

    /** Every promise, due or not. */
    public List<Item> items() {
        return promised.with(rows -> rows.values().stream().map(Row::item).toList());
    }

    private static Item postponed(Item item, Instant dueAt) {
        return new Item(
                item.messageId(), item.step(), item.destination(), item.attempt() + 1, dueAt, item.promisedAt());
    }

    private static Key key(Item item) {
        return new Key(item.messageId(), item.step());
    }
}
