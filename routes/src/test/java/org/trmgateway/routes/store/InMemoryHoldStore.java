package org.trmgateway.routes.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.PartyId;

/** Held messages in memory. */
public final class InMemoryHoldStore implements HoldStore {

    private final InMemoryDatabase.Table<Key, Hold> holds;
    private final InMemoryMessageStore messages;
    private final InMemoryOutbox outbox;
    private final InMemoryInboxStore inboxes;

    public InMemoryHoldStore(
            InMemoryDatabase database,
            InMemoryMessageStore messages,
            InMemoryOutbox outbox,
            InMemoryInboxStore inboxes) {
        this.holds = database.table();
        this.messages = messages;
        this.outbox = outbox;
        this.inboxes = inboxes;
    }

    private record Key(MessageId messageId, Direction direction) {}

    @Override
    public List<MessageRecord> inFlight(Set<PartyId> parties) {
        return messages.all().stream()
                .filter(message -> isOf(message, parties))
                .filter(this::isInFlight)
                .toList();
    }

    @Override
    public boolean hold(Hold hold) {
        return holds.with(rows -> rows.putIfAbsent(new Key(hold.messageId(), hold.direction()), hold)) == null;
    }

    @Override
    public Optional<Hold> find(MessageId id, Direction direction) {
        return holds.with(rows -> Optional.ofNullable(rows.get(new Key(id, direction))));
    }

    @Override
    public List<Hold> all() {
        return holds.with(rows -> rows.values().stream()
                .filter(hold -> !message(hold).state().isFinal())
                .toList());
    }

    @Override
    public List<Hold> ofParty(PartyId ownParty, int most) {
        return all().stream()
                .filter(hold -> ownParty.equals(
                        hold.direction() == Direction.OUT
                                ? message(hold).metadata().from()
                                : message(hold).metadata().to()))
                .limit(most)
                .toList();
    }

    @Override
    public void release(MessageId id, Direction direction) {
        holds.with(rows -> rows.remove(new Key(id, direction)));
    }

    @Override
    public void wake(Set<PartyId> parties, Instant now) {
        Set<MessageId> ids = messages.all().stream()
                .filter(message -> isOf(message, parties))
                .map(message -> message.metadata().messageId())
                .collect(Collectors.toSet());
        outbox.wake(ids, now);
    }

    private boolean isInFlight(MessageRecord message) {
        return switch (message.state()) {
            case ACCEPTED, SEALED -> message.direction() == Direction.OUT;
            case RECEIVED, PARKED -> message.direction() == Direction.IN;
            case CONSIGNED ->
                message.direction() == Direction.IN
                        && inboxes.find(
                                        message.metadata().to(),
                                        message.metadata().messageId())
                                .filter(item -> item.fetchedAt().isEmpty())
                                .isPresent();
            default -> false;
        };
    }

    private MessageRecord message(Hold hold) {
        return messages.find(hold.messageId(), hold.direction()).orElseThrow();
    }

    private static boolean isOf(MessageRecord message, Set<PartyId> parties) {
        return parties.contains(message.metadata().from())
                || parties.contains(message.metadata().to());
    }
}
