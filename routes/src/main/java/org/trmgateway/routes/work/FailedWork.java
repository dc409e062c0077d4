package org.trmgateway.routes.work;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.Refusal;
import org.trmgateway.referral.Stage;
import org.trmgateway.routes.EvidenceDesk;
import org.trmgateway.routes.inbound.deliver.DeliveryDestinations;
import org.trmgateway.routes.outbound.admit.OwnMessages;
import org.trmgateway.routes.store.CaseRecord;
import org.trmgateway.routes.store.CaseStore;
import org.trmgateway.routes.store.Direction;
import org.trmgateway.routes.store.MessageRecord;
import org.trmgateway.routes.store.MessageState;
import org.trmgateway.routes.store.MessageStore;
import org.trmgateway.routes.store.Outbox;
import org.trmgateway.routes.store.Step;
import org.trmgateway.routes.store.UnitOfWork;

/**
 * Decides what becomes of a step that failed: tried again later, ever less often, or taken out of the flow with its reason, so that a person
 * looks and both sides learn of it. Dispatch is tried until the message expires, reports until they arrive, the rest a bounded number of times.
 */
public final class FailedWork {

    private static final Logger LOG = LoggerFactory.getLogger(FailedWork.class);
    private static final Duration FIRST_DELAY = Duration.ofSeconds(1);
    private static final Duration LONGEST_DELAY = Duration.ofMinutes(5);
    private static final int LOCAL_ATTEMPTS = 10;

    private final CaseStore cases;
    private final MessageStore messages;
    private final Outbox outbox;
    private final EvidenceDesk evidence;
    private final DeliveryDestinations destinations;
    private final OwnMessages ownMessages;
    private final UnitOfWork unitOfWork;

    public FailedWork(
            CaseStore cases,
            MessageStore messages,
            Outbox outbox,
            EvidenceDesk evidence,
            DeliveryDestinations destinations,
            OwnMessages ownMessages,
            UnitOfWork unitOfWork) {
        this.cases = cases;
        this.messages = messages;
        this.outbox = outbox;
        this.evidence = evidence;
        this.destinations = destinations;
        this.ownMessages = ownMessages;
        this.unitOfWork = unitOfWork;
    }

    /**
     * Handles a failure.
     *
     * @param attempt which attempt failed, from 0
     */
    public void failed(MessageId id, Step step, int attempt, Throwable failure) {
        GatewayException known = failure instanceof GatewayException gatewayException
                ? gatewayException
                : new GatewayException(ErrorCode.INTERNAL, Detail.rule(kind(failure)), failure);
        boolean again = known.code().retryable() && (mustArrive(step) || waits(known) || attempt + 1 < LOCAL_ATTEMPTS);
        LOG.warn(
                "step failed: message={} step={} attempt={} reason=\"{}\" next={}",
                id,
                step,
                attempt,
                known.getMessage(),
                again ? "retry" : "quarantine");
        if (again) {
            Instant dueAt = evidence.now().plus(delayAfter(attempt));
            unitOfWork.inTransaction(() -> {
                outbox.postpone(id, step, attempt, dueAt);
                return id;
            });
        } else {
            quarantine(id, step, Refusal.of(known));
        }
    }

    static Duration delayAfter(int attempt) {
        Duration delay = FIRST_DELAY.multipliedBy(1L << Math.min(attempt, 20));
        return delay.compareTo(LONGEST_DELAY) < 0 ? delay : LONGEST_DELAY;
    }

    private void quarantine(MessageId id, Step step, Refusal refusal) {
        Direction direction = directionOf(step);
        unitOfWork.inTransaction(() -> {
            outbox.done(id, step);
            messages.lock(id, direction)
                    .filter(message -> !message.state().isFinal())
                    .ifPresent(message -> hold(message, step, refusal));
            return id;
        });
    }

    private void hold(MessageRecord message, Step step, Refusal refusal) {
        MessageId id = message.metadata().messageId();
        Instant now = evidence.now();
        messages.changeState(id, message.direction(), MessageState.QUARANTINED, Optional.of(refusal));
        evidence.record(
                EvidenceEvent.MESSAGE_QUARANTINED,
                stageOf(step),
                message.metadata(),
                message.envelopeSha256(),
                Optional.of(refusal));
        switch (message.direction()) {
            case OUT -> {
                CaseRecord holder = cases.lock(message.caseId());
                if (message.isUndoneUnlessItArrives() && holder.state().equals(message.caseStateAfter())) {
                    cases.changeState(holder.id(), message.caseStateBefore());
                }
                if (step == Step.SEAL || step == Step.DISPATCH) {
                    ownMessages.replace(cases.lock(message.caseId()), message, refusal);
                }
                if (step != Step.REPORT_REFUSAL) {
                    promise(message, Step.REPORT_REFUSAL, now);
                }
            }
            case IN -> {
                byte[] receipt = evidence.give(
                        EvidenceEvent.CONTENT_CONSIGNMENT_FAILURE,
                        stageOf(step),
                        message.metadata(),
                        message.envelopeSha256(),
                        Optional.of(refusal),
                        now);
                messages.putReceipt(id, Direction.IN, EvidenceEvent.CONTENT_CONSIGNMENT_FAILURE, receipt, now);
                cases.delivered(
                        message.caseId(),
                        message.metadata().caseReference(),
                        message.metadata().sequence());
                promise(message, Step.NOTIFY_OUTCOME, now);
                // Whoever waited for this message waits no longer.
                messages.parked(
                                message.caseId(),
                                message.metadata().caseReference(),
                                message.metadata().sequence())
                        .ifPresent(successor -> outbox.promise(new Outbox.Item(
                                successor,
                                Step.DELIVER,
                                destinations.nodeOf(message.metadata().to()),
                                0,
                                now,
                                now)));
            }
        }
    }

    private void promise(MessageRecord message, Step step, Instant now) {
        outbox.promise(new Outbox.Item(
                message.metadata().messageId(),
                step,
                destinations.nodeOf(message.metadata().from()),
                0,
                now,
                now));
    }

    /** A folder or inbox that is away comes back, and a party that is cut off may; until the message expires it is tried again. */
    private static boolean waits(GatewayException known) {
        return switch (known.code()) {
            case DELIVER_CHANNEL_UNAVAILABLE, DISPATCH_PARTY_CUT_OFF, DELIVER_ITEM_HELD -> true;
            default -> false;
        };
    }

    /** Steps that nothing but time ends: an expired message ends its dispatch, and somebody waits for each of the others. */
    private static boolean mustArrive(Step step) {
        return switch (step) {
            case DISPATCH, NOTIFY_CONSIGNED, NOTIFY_OUTCOME, REPORT_REFUSAL -> true;
            case SEAL, DELIVER -> false;
        };
    }

    /** The name of the exception's class; one without a name of its own has that of its parent. */
    private static String kind(Throwable failure) {
        Class<?> type = failure.getClass();
        return type.isAnonymousClass() ? type.getSuperclass().getSimpleName() : type.getSimpleName();
    }

    private static Direction directionOf(Step step) {
        return switch (step) {
            case SEAL, DISPATCH, REPORT_REFUSAL -> Direction.OUT;
            case DELIVER, NOTIFY_CONSIGNED, NOTIFY_OUTCOME -> Direction.IN;
        };
    }

    private static Stage stageOf(Step step) {
        return switch (step) {
            case SEAL -> Stage.SEAL;
            case DISPATCH, REPORT_REFUSAL -> Stage.DISPATCH;
            case DELIVER, NOTIFY_CONSIGNED, NOTIFY_OUTCOME -> Stage.DELIVER;
        };
    }
}
