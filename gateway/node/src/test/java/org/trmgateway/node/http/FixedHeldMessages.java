package org.trmgateway.node.http;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.routes.directory.HeldMessages;
import org.trmgateway.routes.store.Direction;
import org.trmgateway.routes.store.HoldStore.Hold;

/** Held messages that a test put in. */
public final class FixedHeldMessages implements HeldMessages {

    private final List<Hold> holds = new CopyOnWriteArrayList<>();

    public void put(Hold hold) {
        holds.add(hold);
    }

    public void release() {
        holds.clear();
    }

    @Override
    public Optional<Hold> holdOf(MessageId id, Direction direction) {
        return holds.stream()
                .filter(hold -> hold.messageId().equals(id) && hold.direction() == direction)
                .findFirst();
    }

    @Override
    public List<Hold> ofParty(PartyId ownParty, int most) {
        return holds.stream()
                .filter(hold -> ownParty.equals(EdgeNode.PARTY))
                .limit(most)
                .toList();
    }
}
