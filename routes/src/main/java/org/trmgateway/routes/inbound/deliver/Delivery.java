package org.trmgateway.routes.inbound.deliver;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.EnvelopeMetadata;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.Refusal;
import org.trmgateway.referral.Stage;
import org.trmgateway.routes.CanonicalXml;
import org.trmgateway.routes.CaseBodies;
import org.trmgateway.routes.EvidenceDesk;
import org.trmgateway.routes.deadline.Deadlines;
import org.trmgateway.routes.directory.CutOffs;
import org.trmgateway.routes.expiry.ReadableTime;
import org.trmgateway.routes.inbound.admit.AdmittedArrival;
import org.trmgateway.routes.inbound.admit.ArrivedMessage;
import org.trmgateway.routes.inbound.translate.TranslatedArrival;
import org.trmgateway.routes.outbound.admit.CaseMemory;
import org.trmgateway.routes.outbound.admit.OwnMessages;
import org.trmgateway.routes.outbound.dispatch.PeerClient;
import org.trmgateway.routes.store.CaseRecord;
import org.trmgateway.routes.store.CaseRelation;
import org.trmgateway.routes.store.CaseStore;
import org.trmgateway.routes.store.Direction;
import org.trmgateway.routes.store.MessageRecord;
import org.trmgateway.routes.store.MessageState;
import org.trmgateway.routes.store.MessageStore;
import org.trmgateway.routes.store.Outbox;
import org.trmgateway.routes.store.Step;
import org.trmgateway.routes.store.UnitOfWork;

/** The receiver's second and third durable points: handed over, and the sender's node told so. Order within a case is kept here. */
public final class Delivery {

    private static final int PARKED_AT_ONCE = 100;

    private final CaseStore cases;
    private final MessageStore messages;
    private final Outbox outbox;
    private final CaseBodies bodies;
    private final CaseMemory memory;
    private final OwnMessages ownMessages;
    private final EvidenceDesk evidence;
    private final Deadlines deadlines;
    private final ReadableTime readableTime;
    private final DeliveryDestinations destinations;
    private final PeerClient peers;
    private final CutOffs cutOffs;
    private final UnitOfWork unitOfWork;
    private final Duration parkedAtMost;

    public Delivery(
            CaseStore cases,
            MessageStore messages,
            Outbox outbox,
            CaseBodies bodies,
            CaseMemory memory,
            OwnMessages ownMessages,
            EvidenceDesk evidence,
            Deadlines deadlines,
            ReadableTime readableTime,
            DeliveryDestinations destinations,
            PeerClient peers,
            CutOffs cutOffs,
            UnitOfWork unitOfWork,
            Duration parkedAtMost) {
        this.cases = cases;
        this.messages = messages;
        this.outbox = outbox;
        this.bodies = bodies;
        this.memory = memory;
        this.ownMessages = ownMessages;
        this.evidence = evidence;
        this.deadlines = deadlines;
        this.readableTime = readableTime;
        this.destinations = destinations;
        this.peers = peers;
        this.cutOffs = cutOffs;
        this.unitOfWork = unitOfWork;
        this.parkedAtMost = parkedAtMost;
    }

    /** The message, if its turn has come. One that is ahead of its predecessor is parked; one that was dealt with is left alone. */
    public Optional<ArrivedMessage> next(MessageId id) {
        outbox.done(id, Step.DELIVER);
        Optional<MessageRecord> waiting = messages.lock(id, Direction.IN).filter(Delivery::isWaiting);
        if (waiting.isEmpty()) {
            return Optional.empty();
        }
        MessageRecord message = waiting.get();
        CaseRecord holder = cases.lock(message.caseId());
        CaseRelation relation =
                cases.relation(holder.id(), message.metadata().caseReference()).orElseThrow();
        if (message.metadata().sequence() > relation.lastDelivered() + 1) {
            park(message);
            return Optional.empty();
        }
        byte[] body = bodies.decryptBody(holder, id, Direction.IN, messages.body(id, Direction.IN));
        ArrivedMessage arrived = new ArrivedMessage(message, holder, relation, CanonicalXml.parse(body));
        if (message.metadata().sequence() <= relation.lastDelivered()) {
            refuse(arrived, new GatewayException(ErrorCode.ADMIT_STATE_FORBIDDEN, Detail.of("E4", "I3")));
            return Optional.empty();
        }
        if (message.metadata().expires().isBefore(evidence.now())) {
            refuse(arrived, new GatewayException(ErrorCode.OPEN_EXPIRED, Detail.field("E7")));
            return Optional.empty();
        }
        return Optional.of(arrived);
    }

    /** Hands the document to the party's system and records everything that follows from it. */
    public void handOver(TranslatedArrival translated) {
        AdmittedArrival admitted = translated.admitted();
        ArrivedMessage arrived = admitted.arrived();
        EnvelopeMetadata metadata = arrived.message().metadata();
        MessageId id = metadata.messageId();
        deadlines.answered(arrived.message());
        deadlines.asked(arrived.message(), admitted.transition().expectations());
        follow(admitted);
        // Last of what may still say no: a file in a party's folder cannot be taken back.
        EvidenceEvent event = metadata.type().equals(OwnMessages.TECHNICAL_RECEIPT)
                ? EvidenceEvent.CONTENT_HANDOVER
                : destinations.channelOf(metadata.to()).deliver(translated.parcel());
        Instant now = evidence.now();
        messages.complete(id, Step.DELIVER, now);
        boolean handed = event == EvidenceEvent.CONTENT_HANDOVER;
        messages.changeState(
                id, Direction.IN, handed ? MessageState.DELIVERED : MessageState.CONSIGNED, Optional.empty());
        messages.markDelivered(id, Direction.IN, now);
        readableTime.delivered(metadata, translated.readableUntil());
        deadlines.handedOver(arrived.message(), now, handed);
        conclude(arrived, event, handed ? Step.NOTIFY_OUTCOME : Step.NOTIFY_CONSIGNED, Optional.empty());
    }

    /**
     * Ends the message's way with signed evidence of why.
     *
     * @throws GatewayException the same, when it may succeed later
     */
    public void refuse(ArrivedMessage arrived, GatewayException refused) {
        if (refused.code().retryable()) {
            throw refused;
        }
        Refusal refusal = Refusal.of(refused);
        MessageId id = arrived.message().metadata().messageId();
        messages.complete(id, Step.DELIVER, evidence.now());
        messages.changeState(id, Direction.IN, MessageState.REFUSED, Optional.of(refusal));
        conclude(arrived, EvidenceEvent.CONTENT_CONSIGNMENT_FAILURE, Step.NOTIFY_OUTCOME, Optional.of(refusal));
    }

    /** Sends the kept receipt to the node of the sender. */
    public void report(MessageId id, Step step) {
        MessageRecord message = messages.find(id, Direction.IN).orElseThrow();
        if (!messages.isComplete(id, step)) {
            cutOffs.requireReachable(message.metadata().from());
            peers.report(destinations.nodeOf(message.metadata().from()), receiptFor(id, step));
        }
        unitOfWork.inTransaction(() -> {
            outbox.done(id, step);
            return messages.complete(id, step, evidence.now());
        });
    }

    /** Refuses messages whose predecessor did not come in time, so that the sender learns of it. */
    public void giveUpParked() {
        for (MessageId id : messages.parkedBefore(evidence.now().minus(parkedAtMost), PARKED_AT_ONCE)) {
            unitOfWork.inTransaction(() -> {
                messages.lock(id, Direction.IN)
                        .filter(message -> message.state() == MessageState.PARKED)
                        .ifPresent(this::giveUp);
                return id;
            });
        }
    }

    private void giveUp(MessageRecord message) {
        CaseRecord holder = cases.lock(message.caseId());
        CaseRelation relation =
                cases.relation(holder.id(), message.metadata().caseReference()).orElseThrow();
        byte[] body = bodies.decryptBody(
                holder,
                message.metadata().messageId(),
                Direction.IN,
                messages.body(message.metadata().messageId(), Direction.IN));
        refuse(
                new ArrivedMessage(message, holder, relation, CanonicalXml.parse(body)),
                new GatewayException(ErrorCode.ADMIT_SEQUENCE_EXPIRED, Detail.of("E4", "I4")));
    }

    private byte[] receiptFor(MessageId id, Step step) {
        if (step == Step.NOTIFY_CONSIGNED) {
            return messages.receipt(id, Direction.IN, EvidenceEvent.CONTENT_CONSIGNMENT)
                    .orElseThrow();
        }
        return messages.receipt(id, Direction.IN, EvidenceEvent.CONTENT_HANDOVER)
                .or(() -> messages.receipt(id, Direction.IN, EvidenceEvent.CONTENT_HANDOVER_FAILURE))
                .or(() -> messages.receipt(id, Direction.IN, EvidenceEvent.CONTENT_CONSIGNMENT_FAILURE))
                .orElseThrow();
    }

    private void conclude(ArrivedMessage arrived, EvidenceEvent event, Step report, Optional<Refusal> refusal) {
        MessageRecord message = arrived.message();
        EnvelopeMetadata metadata = message.metadata();
        MessageId id = metadata.messageId();
        Instant now = evidence.now();
        byte[] receipt = evidence.give(event, Stage.DELIVER, metadata, message.envelopeSha256(), refusal, now);
        messages.putReceipt(id, Direction.IN, event, receipt, now);
        outbox.promise(new Outbox.Item(id, report, destinations.nodeOf(metadata.from()), 0, now, now));
        cases.delivered(arrived.holder().id(), metadata.caseReference(), metadata.sequence());
        messages.parked(arrived.holder().id(), metadata.caseReference(), metadata.sequence())
                .ifPresent(successor -> outbox.promise(
                        new Outbox.Item(successor, Step.DELIVER, destinations.nodeOf(metadata.to()), 0, now, now)));
    }

    private void park(MessageRecord message) {
        if (message.state() == MessageState.PARKED) {
            return;
        }
        messages.changeState(message.metadata().messageId(), Direction.IN, MessageState.PARKED, Optional.empty());
        evidence.record(
                EvidenceEvent.MESSAGE_PARKED,
                Stage.DELIVER,
                message.metadata(),
                message.envelopeSha256(),
                Optional.empty());
    }

    /** What the message changes in the case; and whoever has the case from here learns what concerns everyone. */
    private void follow(AdmittedArrival admitted) {
        ArrivedMessage arrived = admitted.arrived();
        CaseRecord holder = arrived.holder();
        LocalDate today = LocalDate.ofInstant(evidence.now(), ZoneOffset.UTC);
        CaseMemory.Remembered remembered = memory.remember(holder, arrived.canonical(), today);
        String after = admitted.transition().stateAfter();
        cases.changeState(holder.id(), after);
        if (remembered.news() || !after.equals(holder.state())) {
            ownMessages.passOn(
                    cases.lock(holder.id()),
                    arrived.message().metadata().from(),
                    admitted.message(),
                    arrived.canonical());
        }
    }

    private static boolean isWaiting(MessageRecord message) {
        return message.state() == MessageState.RECEIVED || message.state() == MessageState.PARKED;
    }
}
