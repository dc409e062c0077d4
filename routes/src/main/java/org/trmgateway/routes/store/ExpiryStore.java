package org.trmgateway.routes.store;

import java.time.Instant;
import java.util.List;
import org.trmgateway.referral.MessageId;

/** Until when what this node holds of a message may be read; and its deletion. */
public interface ExpiryStore {

    /**
     * A message whose time has come.
     *
     * @param id the message
     * @param direction side of the border
     */
    record Due(MessageId id, Direction direction) {}

    /** From now on the message's time comes then, whatever was said before. */
    void keepUntil(MessageId id, Direction direction, Instant until);

    /** The message has no such time any more. */
    void keep(MessageId id, Direction direction);

    /** Messages whose time has come, longest past first. */
    List<Due> due(Instant now, int most);

    /**
     * Deletes what can be read of a message here: its body, its envelope, the document it was handed in as, and the one in an inbox with the
     * sealed part beside it, if the time of that has come too. Records, digests and receipts stay.
     */
    void delete(MessageId id, Direction direction, Instant now);
}
