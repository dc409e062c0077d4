package org.trmgateway.routes.expiry;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.Refusal;
import org.trmgateway.referral.Stage;
import org.trmgateway.routes.EvidenceDesk;
import org.trmgateway.routes.inbound.deliver.DeliveryDestinations;
import org.trmgateway.routes.store.Direction;
import org.trmgateway.routes.store.ExpiryStore;
import org.trmgateway.routes.store.InboxStore;
import org.trmgateway.routes.store.MessageRecord;
import org.trmgateway.routes.store.MessageState;
import org.trmgateway.routes.store.MessageStore;
import org.trmgateway.routes.store.Outbox;
import org.trmgateway.routes.store.Step;
import org.trmgateway.routes.store.UnitOfWork;

/**
 * Deletes what can be read of messages whose time has come, whether somebody fetched them or not. Of one that nobody fetched the sender's node
 * learns, under signature: whoever relied on somebody being at the station has to know that nobody was told.
 */
public final class ExpiryWatch {

    private static final Logger LOG = LoggerFactory.getLogger(ExpiryWatch.class);
    private static final int BATCH = 100;
    private static final Duration AGAIN = Duration.ofMinutes(5);

    /** On its way through this node: the next step reads it, and drops what has had its time. */
    private static final Set<MessageState> UNDER_WAY =
            Set.of(MessageState.ACCEPTED, MessageState.RECEIVED, MessageState.PARKED);

    private final ExpiryStore expiries;
    private final MessageStore messages;
    private final InboxStore inbox;
    private final Outbox outbox;
    private final DeliveryDestinations destinations;
    private final EvidenceDesk evidence;
    private final UnitOfWork unitOfWork;

    public ExpiryWatch(
            ExpiryStore expiries,
            MessageStore messages,
            InboxStore inbox,
            Outbox outbox,
            DeliveryDestinations destinations,
            EvidenceDesk evidence,
            UnitOfWork unitOfWork) {
        this.expiries = expiries;
        this.messages = messages;
        this.inbox = inbox;
        this.outbox = outbox;
        this.destinations = destinations;
        this.evidence = evidence;
        this.unitOfWork = unitOfWork;
    }

    /** One round, a transaction for each message: one that fails holds up nobody else. */
    public void sweep() {
        for (ExpiryStore.Due due : expiries.due(evidence.now(), BATCH)) {
            try {
                unitOfWork.inTransaction(() -> {
                    end(due);
                    return due;
                });
            } catch (RuntimeException failed) {
                LOG.warn(
                        "what expired could not be deleted, it will be tried again: message={} reason={}",
                        due.id(),
                        failed.getClass().getSimpleName());
                unitOfWork.inTransaction(() -> {
                    expiries.keepUntil(due.id(), due.direction(), evidence.now().plus(AGAIN));
                    return due;
                });
            }
        }
    }

    private void end(ExpiryStore.Due due) {
        MessageRecord message = messages.lock(due.id(), due.direction()).orElseThrow();
        if (UNDER_WAY.contains(message.state())) {
            expiries.keepUntil(due.id(), due.direction(), evidence.now().plus(AGAIN));
            return;
        }
        Instant now = evidence.now();
        Optional<InboxStore.Item> item = message.direction() == Direction.IN
                ? inbox.find(message.metadata().to(), due.id())
                : Optional.empty();
        // what was in the inbox may be without the field that ended first
        Optional<Instant> later = item.flatMap(InboxStore.Item::readableUntil).filter(now::isBefore);
        boolean unread = later.isEmpty()
                && message.state() == MessageState.CONSIGNED
                && item.filter(waiting -> waiting.readableUntil().isPresent()
                                && waiting.fetchedAt().isEmpty())
                        .isPresent();
        if (unread) {
            tellThatNobodyReadIt(message);
        }
        expiries.delete(due.id(), due.direction(), now);
        later.ifPresent(end -> expiries.keepUntil(due.id(), due.direction(), end));
        LOG.info("expired and deleted: message={} direction={} unread={}", due.id(), due.direction(), unread);
    }

    private void tellThatNobodyReadIt(MessageRecord message) {
        MessageId id = message.metadata().messageId();
        Instant now = evidence.now();
        Refusal refusal = new Refusal(ErrorCode.DELIVER_ITEM_EXPIRED, Detail.rule("expiry"));
        messages.changeState(id, Direction.IN, MessageState.EXPIRED, Optional.of(refusal));
        byte[] receipt = evidence.give(
                EvidenceEvent.CONTENT_HANDOVER_FAILURE,
                Stage.DELIVER,
                message.metadata(),
                message.envelopeSha256(),
                Optional.of(refusal),
                now);
        messages.putReceipt(id, Direction.IN, EvidenceEvent.CONTENT_HANDOVER_FAILURE, receipt, now);
        outbox.promise(new Outbox.Item(
                id, Step.NOTIFY_OUTCOME, destinations.nodeOf(message.metadata().from()), 0, now, now));
    }
}
