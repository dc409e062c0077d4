package org.trmgateway.routes.store;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.trmgateway.contracts.Deadline;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.MessageType;
import org.trmgateway.referral.PartyId;

/**
 * An answer that a message is to get, as this node waits for it (OUT) or owes it (IN).
 *
 * @param key what is to be answered with what
 * @param caseId local case
 * @param peer the other party
 * @param deadline how its time is counted
 * @param reminderId id of the reminder, should one be needed
 * @param escalationId id of the notice that the time is over, should one be needed
 * @param progress how far it is
 */
public record ExpectedReply(
        Key key,
        UUID caseId,
        PartyId peer,
        Deadline deadline,
        MessageId reminderId,
        MessageId escalationId,
        Progress progress) {

    /**
     * What is to be answered with what.
     *
     * @param question the message that is to be answered
     * @param direction OUT at the node of who asked, IN at the node of who has to answer
     * @param reply type of the answer; {@code M26} stands for the receipt of hand-over
     */
    public record Key(MessageId question, Direction direction, MessageType reply) {}

    /**
     * How far it is.
     *
     * @param startedAt from when its time is counted; empty: the question is not handed over yet
     * @param dueAt when the answer is due
     * @param lookAt when something is to be done about it next; empty: nothing
     * @param remindedAt when the reminder was given
     * @param escalatedAt when it was said that the time is over
     * @param answeredAt when the answer came or was given
     * @param cancelledAt when an answer was no longer wanted
     */
    public record Progress(
            Optional<Instant> startedAt,
            Optional<Instant> dueAt,
            Optional<Instant> lookAt,
            Optional<Instant> remindedAt,
            Optional<Instant> escalatedAt,
            Optional<Instant> answeredAt,
            Optional<Instant> cancelledAt) {

        /** Its time is not counted yet. */
        public static final Progress WAITING = new Progress(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Whether the answer is still wanted and did not come. */
    public boolean isOpen() {
        return progress.answeredAt().isEmpty() && progress.cancelledAt().isEmpty();
    }

    /** Whether something is to be done about it by now. */
    public boolean isDue(Instant now) {
        return progress.lookAt().filter(at -> !at.isAfter(now)).isPresent();
    }

    /** Whether the answer is wanted, did not come, and its time is over. */
    public boolean isOverdue(Instant now) {
        return isOpen() && progress.dueAt().filter(at -> !at.isAfter(now)).isPresent();
    }

    /** Its time is counted from now on. */
    public ExpectedReply started(Instant at, Instant dueAt, Instant lookAt) {
        return with(
                Optional.of(at), Optional.of(dueAt), Optional.of(lookAt), Optional.empty(), Optional.empty(), progress);
    }

    /** The reminder was given; the end of its time is next. */
    public ExpectedReply reminded(Instant at) {
        return with(
                progress.startedAt(),
                progress.dueAt(),
                progress.dueAt(),
                Optional.of(at),
                progress.escalatedAt(),
                progress);
    }

    /** It was said that the time is over; nothing more is done by itself. */
    public ExpectedReply escalated(Instant at) {
        return with(
                progress.startedAt(),
                progress.dueAt(),
                Optional.empty(),
                progress.remindedAt(),
                Optional.of(at),
                progress);
    }

    /** To be looked at again later. */
    public ExpectedReply postponed(Instant until) {
        return with(
                progress.startedAt(),
                progress.dueAt(),
                Optional.of(until),
                progress.remindedAt(),
                progress.escalatedAt(),
                progress);
    }

    /** The answer came or was given. */
    public ExpectedReply answered(Instant at) {
        return ended(Optional.of(at), progress.cancelledAt());
    }

    /** No answer is wanted any more. */
    public ExpectedReply cancelled(Instant at) {
        return ended(progress.answeredAt(), Optional.of(at));
    }

    private ExpectedReply ended(Optional<Instant> answeredAt, Optional<Instant> cancelledAt) {
        return with(new Progress(
                progress.startedAt(),
                progress.dueAt(),
                Optional.empty(),
                progress.remindedAt(),
                progress.escalatedAt(),
                answeredAt,
                cancelledAt));
    }

    private ExpectedReply with(
            Optional<Instant> startedAt,
            Optional<Instant> dueAt,
            Optional<Instant> lookAt,
            Optional<Instant> remindedAt,
            Optional<Instant> escalatedAt,
            Progress before) {
        return with(new Progress(
                startedAt, dueAt, lookAt, remindedAt, escalatedAt, before.answeredAt(), before.cancelledAt()));
    }

    private ExpectedReply with(Progress changed) {
        return new ExpectedReply(key, caseId, peer, deadline, reminderId, escalationId, changed);
    }
}
