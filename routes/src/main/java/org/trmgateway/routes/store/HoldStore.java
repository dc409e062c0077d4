package org.trmgateway.routes.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Sha256;

/** Messages that wait because one of their parties is cut off. */
public interface HoldStore {

    /**
     * One waiting message.
     *
     * @param messageId message
     * @param direction side of the border
     * @param party who is cut off
     * @param since when it was first held
     * @param sealedTo digest of the certificate its envelope is encrypted to; absent when it was not sealed yet, or came in
     */
    record Hold(MessageId messageId, Direction direction, PartyId party, Instant since, Optional<Sha256> sealedTo) {}

    /** Messages from or to one of the parties that have not left this node, or have not been handed over here. */
    List<MessageRecord> inFlight(Set<PartyId> parties);

    /** Returns false when it is held already. */
    boolean hold(Hold hold);

    Optional<Hold> find(MessageId id, Direction direction);

    /** Holds of messages that are still on their way, oldest first. */
    List<Hold> all();

    /** Held messages a party handed in or is to receive, oldest first. */
    List<Hold> ofParty(PartyId ownParty, int most);

    void release(MessageId id, Direction direction);

    /** Makes every postponed step of a message from or to one of the parties due. */
    void wake(Set<PartyId> parties, Instant now);
}
