package org.trmgateway.routes.deadline;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.MessageType;
import org.trmgateway.referral.Refusal;
import org.trmgateway.referral.Stage;
import org.trmgateway.routes.EvidenceDesk;
import org.trmgateway.routes.inbound.deliver.DeliveryDestinations;
import org.trmgateway.routes.inbound.translate.NationalTranslator;
import org.trmgateway.routes.inbound.translate.Parcel;
import org.trmgateway.routes.store.CaseRecord;
import org.trmgateway.routes.store.CaseStore;
import org.trmgateway.routes.store.Direction;
import org.trmgateway.routes.store.ExpectationStore;
import org.trmgateway.routes.store.ExpectedReply;
import org.trmgateway.routes.store.MessageRecord;
import org.trmgateway.routes.store.MessageState;
import org.trmgateway.routes.store.MessageStore;
import org.trmgateway.routes.store.UnitOfWork;

/**
 * Tells parties of answers that are due: one reminder to who has to answer, and one escalation on each side when the time is over. What is told is
 * written down in the same transaction that tells it, with the expectation locked, so that no restart and no second node tells it again.
 */
public final class DeadlineWatch {

    private static final Logger LOG = LoggerFactory.getLogger(DeadlineWatch.class);
    private static final Duration AGAIN = Duration.ofMinutes(5);
    private static final int BATCH = 100;

    private static final Set<String> ENDED = Set.of("WITHDRAWN", "CLOSED");
    private static final Set<MessageType> WANTED_TO_THE_END = Set.of(Deadlines.RECEIPT, new MessageType("M24"));
    private static final MessageType ARRIVAL = new MessageType("M17");
    private static final String IN_TRANSIT = "IN_TRANSIT";
    private static final String HOLD = "HOLD";

    private final ExpectationStore expectations;
    private final MessageStore messages;
    private final CaseStore cases;
    private final NationalTranslator translator;
    private final DeliveryDestinations destinations;
    private final EvidenceDesk evidence;
    private final UnitOfWork unitOfWork;

    public DeadlineWatch(
            ExpectationStore expectations,
            MessageStore messages,
            CaseStore cases,
            NationalTranslator translator,
            DeliveryDestinations destinations,
            EvidenceDesk evidence,
            UnitOfWork unitOfWork) {
        this.expectations = expectations;
        this.messages = messages;
        this.cases = cases;
        this.translator = translator;
        this.destinations = destinations;
        this.evidence = evidence;
        this.unitOfWork = unitOfWork;
    }

    /** One round. A party that cannot be told now is told later, and holds up nobody else. */
    public void sweep() {
        for (ExpectedReply expected : expectations.due(evidence.now(), BATCH)) {
            try {
                unitOfWork.inTransaction(() -> {
                    look(expected.key());
                    return expected;
                });
            } catch (RuntimeException failed) {
                LOG.warn(
                        "a party could not be told of a deadline: message={} reply={} reason=\"{}\"",
                        expected.key().question(),
                        expected.key().reply(),
                        reason(failed));
                unitOfWork.inTransaction(() -> {
                    expectations.lock(expected.key()).ifPresent(locked -> giveWay(locked, failed));
                    return expected;
                });
            }
        }
    }

    private void look(ExpectedReply.Key key) {
        MessageRecord question = messages.lock(key.question(), key.direction()).orElseThrow();
        CaseRecord holder = cases.lock(question.caseId());
        Instant now = evidence.now();
        Optional<ExpectedReply> due =
                expectations.lock(key).filter(ExpectedReply::isOpen).filter(expected -> expected.isDue(now));
        if (due.isEmpty()) {
            return;
        }
        ExpectedReply expected = due.get();
        if (cameToNothing(question) || isPointless(key.reply(), holder)) {
            expectations.change(expected.cancelled(now));
        } else if (expected.isOverdue(now)) {
            escalate(expected, question, holder, now);
        } else {
            expectations.change(expected.reminded(now));
            Refusal notice = new Refusal(ErrorCode.DELIVER_REPLY_DUE_SOON, Detail.rule("I13/" + key.reply()));
            tell(question, holder, expected.reminderId(), EvidenceEvent.REPLY_REMINDED, notice);
        }
    }

    private void escalate(ExpectedReply expected, MessageRecord question, CaseRecord holder, Instant now) {
        MessageType reply = expected.key().reply();
        boolean asker = question.direction() == Direction.OUT;
        // Nobody has said that the person arrived: until somebody does, nothing more may happen with the case.
        boolean held = asker && reply.equals(ARRIVAL) && holder.state().equals(IN_TRANSIT);
        if (held) {
            cases.changeState(holder.id(), HOLD);
        }
        expectations.change(expected.escalated(now));
        Refusal notice = new Refusal(
                asker ? ErrorCode.DELIVER_REPLY_OVERDUE : ErrorCode.DELIVER_REPLY_OWED,
                Detail.rule("I13/" + reply + (held ? "/" + HOLD : "")));
        tell(question, holder, expected.escalationId(), EvidenceEvent.REPLY_OVERDUE, notice);
    }

    private void tell(
            MessageRecord question, CaseRecord holder, MessageId noticeId, EvidenceEvent event, Refusal notice) {
        Parcel parcel = translator.notice(question, holder, noticeId, notice);
        destinations.channelOf(parcel.party()).deliver(parcel);
        evidence.record(
                event,
                question.direction() == Direction.OUT ? Stage.DISPATCH : Stage.DELIVER,
                question.metadata(),
                question.envelopeSha256(),
                Optional.of(notice));
    }

    /** Its sender was told already that it did not arrive. */
    private static boolean cameToNothing(MessageRecord question) {
        return question.state().isFinal() && question.state() != MessageState.DELIVERED;
    }

    private static boolean isPointless(MessageType reply, CaseRecord holder) {
        return ENDED.contains(holder.state()) && !WANTED_TO_THE_END.contains(reply);
    }

    /** A case whose key was erased has nobody left who could be told. */
    private void giveWay(ExpectedReply locked, RuntimeException failed) {
        boolean erased = failed instanceof GatewayException known && known.code() == ErrorCode.ADMIT_CASE_ERASED;
        Instant now = evidence.now();
        expectations.change(erased ? locked.cancelled(now) : locked.postponed(now.plus(AGAIN)));
    }

    private static String reason(RuntimeException failed) {
        return failed instanceof GatewayException known
                ? known.getMessage()
                : failed.getClass().getName();
    }
}
