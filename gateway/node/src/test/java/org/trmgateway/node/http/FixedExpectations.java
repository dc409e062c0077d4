package org.trmgateway.node.http;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.trmgateway.contracts.Deadline;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.MessageType;
import org.trmgateway.referral.PartyId;
import org.trmgateway.routes.store.Direction;
import org.trmgateway.routes.store.ExpectationStore;
import org.trmgateway.routes.store.ExpectedReply;

/** The message that was sent waits for an answer that is late, for one that was cancelled, and has its receipt. Writing fails. */
final class FixedExpectations implements ExpectationStore {

    private static final Instant NEW_YEAR = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant NEXT_DAY = NEW_YEAR.plus(Duration.ofDays(1));

    @Override
    public List<ExpectedReply> of(MessageId question, Direction direction) {
        return question.equals(FixedMessages.SENT) && direction == Direction.OUT
                ? List.of(
                        waiting("M04"),
                        waiting("M05").cancelled(NEXT_DAY),
                        waiting("M26").answered(NEW_YEAR.plus(Duration.ofHours(6))))
                : List.of();
    }

    @Override
    public void put(ExpectedReply expected) {
        throw notHere();
    }

    @Override
    public Optional<ExpectedReply> lock(ExpectedReply.Key key) {
        throw notHere();
    }

    @Override
    public Optional<ExpectedReply> lockOldestOpen(UUID caseId, Direction direction, PartyId peer, MessageType reply) {
        throw notHere();
    }

    @Override
    public void change(ExpectedReply changed) {
        throw notHere();
    }

    @Override
    public List<ExpectedReply> due(Instant now, int most) {
        throw notHere();
    }

    @Override
    public Optional<ExpectedReply> ofNotice(MessageId noticeId) {
        throw notHere();
    }

    private static ExpectedReply waiting(String reply) {
        return new ExpectedReply(
                        new ExpectedReply.Key(FixedMessages.SENT, Direction.OUT, new MessageType(reply)),
                        new UUID(1, 1),
                        new PartyId("by-mvd"),
                        new Deadline.After(Duration.ofDays(1)),
                        FixedMessages.RECEIVED,
                        FixedMessages.OF_OTHERS,
                        ExpectedReply.Progress.WAITING)
                .started(NEW_YEAR, NEXT_DAY, NEXT_DAY);
    }

    private static UnsupportedOperationException notHere() {
        return new UnsupportedOperationException("the edges only read");
    }
}
