package org.trmgateway.routes.store;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.MessageType;
import org.trmgateway.referral.PartyId;

/** Expectations in memory. */
public final class InMemoryExpectationStore implements ExpectationStore {

    private final InMemoryDatabase.Table<ExpectedReply.Key, ExpectedReply> expectations;

    public InMemoryExpectationStore(InMemoryDatabase database) {
        this.expectations = database.table();
    }

    @Override
    public void put(ExpectedReply expected) {
        expectations.with(rows -> rows.putIfAbsent(expected.key(), expected) == null);
    }

    @Override
    public List<ExpectedReply> of(MessageId question, Direction direction) {
        return where(
                expected -> expected.key().question().equals(question)
                        && expected.key().direction() == direction,
                Comparator.comparing(expected -> expected.key().reply().code()));
    }

    @Override
    public Optional<ExpectedReply> lock(ExpectedReply.Key key) {
        return expectations.with(rows -> Optional.ofNullable(rows.get(key)));
    }

    @Override
    public Optional<ExpectedReply> lockOldestOpen(UUID caseId, Direction direction, PartyId peer, MessageType reply) {
        return where(
                        expected -> expected.isOpen()
                                && expected.caseId().equals(caseId)
                                && expected.peer().equals(peer)
                                && expected.key().direction() == direction
                                && expected.key().reply().equals(reply),
                        Comparator.comparing(
                                expected -> expected.key().question().toString()))
                .stream()
                .findFirst();
    }

    @Override
    public void change(ExpectedReply changed) {
        expectations.with(rows -> rows.replace(changed.key(), changed) != null);
    }

    @Override
    public List<ExpectedReply> due(Instant now, int most) {
        return where(
                        expected -> expected.isDue(now),
                        Comparator.comparing(
                                expected -> expected.progress().lookAt().orElseThrow()))
                .stream()
                .limit(most)
                .toList();
    }

    @Override
    public Optional<ExpectedReply> ofNotice(MessageId noticeId) {
        return where(
                        expected -> expected.reminderId().equals(noticeId)
                                || expected.escalationId().equals(noticeId),
                        Comparator.comparing(
                                expected -> expected.key().question().toString()))
                .stream()
                .findFirst();
    }

    private List<ExpectedReply> where(Predicate<ExpectedReply> wanted, Comparator<ExpectedReply> order) {
        return expectations.with(
                rows -> rows.values().stream().filter(wanted).sorted(order).toList());
    }
}
