package org.trmgateway.routes.deadline;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.trmgateway.contracts.Deadline;
import org.trmgateway.contracts.Expectation;
import org.trmgateway.contracts.WorkingCalendar;
import org.trmgateway.referral.EnvelopeMetadata;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.MessageIds;
import org.trmgateway.referral.MessageType;
import org.trmgateway.referral.PartyId;
import org.trmgateway.routes.CanonicalXml;
import org.trmgateway.routes.CaseBodies;
import org.trmgateway.routes.EvidenceDesk;
import org.trmgateway.routes.store.CaseStore;
import org.trmgateway.routes.store.Direction;
import org.trmgateway.routes.store.ExpectationStore;
import org.trmgateway.routes.store.ExpectedReply;
import org.trmgateway.routes.store.MessageRecord;
import org.trmgateway.routes.store.MessageStore;
import org.trmgateway.seal.Directory;

/**
 * Keeps the clocks of the answers that messages are to get, at the node that asked and at the node that has to answer. Both count from the same
 * moment by the calendar of the country that has to answer. Every call joins the caller's transaction.
 */
public final class Deadlines {

    /** Stands for the receipt of hand-over. As a message it says that another one will not come, and answers nothing. */
    static final MessageType RECEIPT = new MessageType("M26");

    private static final int REMINDER_PERCENT = 80;

    private final ExpectationStore expectations;
    private final WorkingCalendar calendar;
    private final Supplier<Directory> directory;
    private final MessageStore messages;
    private final CaseStore cases;
    private final CaseBodies bodies;
    private final EvidenceDesk evidence;
    private final MessageIds ids;

    public Deadlines(
            ExpectationStore expectations,
            WorkingCalendar calendar,
            Supplier<Directory> directory,
            MessageStore messages,
            CaseStore cases,
            CaseBodies bodies,
            EvidenceDesk evidence,
            MessageIds ids) {
        this.expectations = expectations;
        this.calendar = calendar;
        this.directory = directory;
        this.messages = messages;
        this.cases = cases;
        this.bodies = bodies;
        this.evidence = evidence;
        this.ids = ids;
    }

    /** A message was accepted here for a recipient, or was handed over here: these answers are to come. The clock of receipts runs already. */
    public void asked(MessageRecord question, List<Expectation> expected) {
        for (Expectation each : expected) {
            ExpectedReply waiting = new ExpectedReply(
                    new ExpectedReply.Key(question.metadata().messageId(), question.direction(), each.reply()),
                    question.caseId(),
                    peer(question),
                    each.deadline(),
                    ids.next(),
                    ids.next(),
                    ExpectedReply.Progress.WAITING);
            expectations.put(
                    each.isReceipt()
                            ? started(question, waiting, question.metadata().created())
                            : waiting);
        }
    }

    /**
     * The recipient's system has the message, or it waits there to be fetched: the other clocks start. They start once.
     *
     * @param fetched whether the system has it for good, which is what a receipt proves
     */
    public void handedOver(MessageRecord question, Instant at, boolean fetched) {
        for (ExpectedReply each : expectations.of(question.metadata().messageId(), question.direction())) {
            boolean receipt = each.key().reply().equals(RECEIPT);
            if (receipt && fetched) {
                answer(expectations.lock(each.key()), at);
            } else if (waits(each)) {
                // Reading the message may lock its case, and a case is locked before its expectations everywhere.
                ExpectedReply running = started(question, each, at);
                expectations.lock(each.key()).filter(Deadlines::waits).ifPresent(same -> expectations.change(running));
            }
        }
    }

    /** A message was accepted for its recipient, or handed over here: whatever it answers is answered. */
    public void answered(MessageRecord reply) {
        EnvelopeMetadata metadata = reply.metadata();
        if (metadata.type().equals(RECEIPT)) {
            return;
        }
        Direction asked = reply.direction() == Direction.IN ? Direction.OUT : Direction.IN;
        Optional<ExpectedReply> found = metadata.inReplyTo().isPresent()
                ? expectations.lock(new ExpectedReply.Key(metadata.inReplyTo().get(), asked, metadata.type()))
                : expectations.lockOldestOpen(reply.caseId(), asked, peer(reply), metadata.type());
        answer(found.filter(expected -> expected.peer().equals(peer(reply))), evidence.now());
    }

    /** The message that a notice of this node is about. */
    public Optional<MessageRecord> about(MessageId noticeId) {
        return expectations
                .ofNotice(noticeId)
                .flatMap(expected ->
                        messages.find(expected.key().question(), expected.key().direction()));
    }

    private static boolean waits(ExpectedReply expected) {
        return expected.isOpen() && expected.progress().startedAt().isEmpty();
    }

    private void answer(Optional<ExpectedReply> found, Instant at) {
        found.filter(ExpectedReply::isOpen).ifPresent(expected -> expectations.change(expected.answered(at)));
    }

    /** Only who has to answer is reminded; who asked hears of it when the time is over. */
    private ExpectedReply started(MessageRecord question, ExpectedReply expected, Instant at) {
        Instant due = due(question, expected.deadline(), at);
        Instant reminder =
                at.plus(Duration.between(at, due).multipliedBy(REMINDER_PERCENT).dividedBy(100));
        return expected.started(at, due, question.direction() == Direction.IN ? reminder : due);
    }

    private Instant due(MessageRecord question, Deadline deadline, Instant at) {
        String country = directory
                .get()
                .party(question.metadata().to(), ErrorCode.ADMIT_RECIPIENT_UNKNOWN)
                .country();
        if (deadline instanceof Deadline.AfterDay(String element, long ignored)
                && (question.direction() == Direction.IN || !hasBody(question))
                && value(question, element).isEmpty()) {
            // The day is sealed for somebody else, or deleted by now; the envelope ends with the day that was counted
            // from it.
            return question.metadata().expires();
        }
        return calendar.due(deadline, at, country, element -> value(question, element));
    }

    private Optional<String> value(MessageRecord question, String element) {
        MessageId id = question.metadata().messageId();
        if (!hasBody(question)) {
            return Optional.empty();
        }
        byte[] body = bodies.decryptBody(
                cases.lock(question.caseId()), id, question.direction(), messages.body(id, question.direction()));
        return CanonicalXml.value(CanonicalXml.parse(body), element);
    }

    private boolean hasBody(MessageRecord question) {
        return messages.hasBody(question.metadata().messageId(), question.direction());
    }

    private static PartyId peer(MessageRecord message) {
        return message.direction() == Direction.OUT
                ? message.metadata().to()
                : message.metadata().from();
    }
}
