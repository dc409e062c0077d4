package org.trmgateway.routes.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.trmgateway.referral.MessageId;

/** Ends of messages in memory. */
public final class InMemoryExpiryStore implements ExpiryStore {

    private final InMemoryDatabase.Table<Due, Instant> ends;
    private final InMemoryMessageStore messages;
    private final InMemoryInboxStore inboxes;

    public InMemoryExpiryStore(InMemoryDatabase database, InMemoryMessageStore messages, InMemoryInboxStore inboxes) {
        this.ends = database.table();
        this.messages = messages;
        this.inboxes = inboxes;
    }

    @Override
    public void keepUntil(MessageId id, Direction direction, Instant until) {
        ends.with(rows -> rows.put(new Due(id, direction), until));
    }

    @Override
    public void keep(MessageId id, Direction direction) {
        ends.with(rows -> rows.remove(new Due(id, direction)));
    }

    @Override
    public List<Due> due(Instant now, int most) {
        return ends.with(rows -> rows.entrySet().stream()
                .filter(end -> !end.getValue().isAfter(now))
                .sorted(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .limit(most)
                .toList());
    }

    @Override
    public void delete(MessageId id, Direction direction, Instant now) {
        messages.forget(id, direction);
        if (direction == Direction.IN) {
            inboxes.forget(id, now);
        }
        keep(id, direction);
    }
}
