package org.trmgateway.routes.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.MessageType;
import org.trmgateway.referral.PartyId;

/** Answers that are waited for or owed. */
public interface ExpectationStore {

    /** Stores an expectation; does nothing when it is there already. */
    void put(ExpectedReply expected);

    /** What the message is to get in answer. */
    List<ExpectedReply> of(MessageId question, Direction direction);

    /** An expectation, kept from others until the transaction ends. */
    Optional<ExpectedReply> lock(ExpectedReply.Key key);

    /** The open expectation with the oldest question of the case that this peer is to answer, or is to be answered, with such a reply. */
    Optional<ExpectedReply> lockOldestOpen(UUID caseId, Direction direction, PartyId peer, MessageType reply);

    /** Writes down how far the expectation is. */
    void change(ExpectedReply changed);

    /** Expectations about which something is to be done by now, the longest waiting first. */
    List<ExpectedReply> due(Instant now, int most);

    /** The expectation that has a notice with this id. */
    Optional<ExpectedReply> ofNotice(MessageId noticeId);
}
