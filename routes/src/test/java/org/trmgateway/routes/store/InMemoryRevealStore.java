package org.trmgateway.routes.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.trmgateway.referral.MessageId;

/** Orders to reveal in memory. */
public final class InMemoryRevealStore implements RevealStore {

    private final InMemoryDatabase.Table<UUID, RevealRecord> orders;

    public InMemoryRevealStore(InMemoryDatabase database) {
        this.orders = database.table();
    }

    @Override
    public boolean insert(RevealRecord order) {
        return orders.with(rows -> rows.putIfAbsent(order.orderId(), order) == null);
    }

    @Override
    public Optional<RevealRecord> lock(UUID orderId) {
        return orders.with(rows -> Optional.ofNullable(rows.get(orderId)));
    }

    @Override
    public void change(RevealRecord order) {
        orders.with(rows -> rows.put(order.orderId(), order));
    }

    @Override
    public long takenSince(Instant since) {
        return orders.with(rows -> rows.values().stream()
                .filter(order -> order.orderedAt().isAfter(since))
                .count());
    }

    @Override
    public List<UUID> unfinished(Instant takenBefore, int most) {
        return orders.with(rows -> rows.values().stream()
                .filter(order -> order.state() == RevealRecord.State.ORDERED
                        && order.orderedAt().isBefore(takenBefore))
                .limit(most)
                .map(RevealRecord::orderId)
                .toList());
    }

    @Override
    public List<UUID> toTell(Instant now, int most) {
        return orders.with(rows -> rows.values().stream()
                .filter(order -> order.remindedAt().isEmpty()
                        && order.tellBy().filter(by -> !by.isAfter(now)).isPresent())
                .limit(most)
                .map(RevealRecord::orderId)
                .toList());
    }

    @Override
    public Optional<MessageId> aboutNotice(MessageId noticeId) {
        return orders.with(rows -> rows.values().stream()
                .filter(order ->
                        order.noticeId().equals(noticeId) || order.reminderId().equals(noticeId))
                .map(RevealRecord::message)
                .findFirst());
    }
}
