package org.trmgateway.routes.directory;

import java.util.List;
import java.util.Optional;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.routes.store.Direction;
import org.trmgateway.routes.store.HoldStore.Hold;

/** Which messages wait because one of their parties is cut off, for those who ask. */
public interface HeldMessages {

    /** Since when, and because of whom, a message waits; absent when it does not. */
    Optional<Hold> holdOf(MessageId id, Direction direction);

    /** Held messages that the party handed in or is to receive, oldest first. */
    List<Hold> ofParty(PartyId ownParty, int most);
}
