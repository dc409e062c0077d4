package org.trmgateway.routes.inbound.deliver;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Stage;
import org.trmgateway.routes.CaseBodies;
import org.trmgateway.routes.EvidenceDesk;
import org.trmgateway.routes.deadline.Deadlines;
import org.trmgateway.routes.directory.CutOffs;
import org.trmgateway.routes.inbound.translate.CarriedPart;
import org.trmgateway.routes.inbound.translate.Parcel;
import org.trmgateway.routes.look.Look;
import org.trmgateway.routes.store.CaseRecord;
import org.trmgateway.routes.store.CaseStore;
import org.trmgateway.routes.store.Direction;
import org.trmgateway.routes.store.InboxStore;
import org.trmgateway.routes.store.MessageRecord;
import org.trmgateway.routes.store.MessageState;
import org.trmgateway.routes.store.MessageStore;
import org.trmgateway.routes.store.Outbox;
import org.trmgateway.routes.store.RevealStore;
import org.trmgateway.routes.store.Step;
import org.trmgateway.routes.store.UnitOfWork;

/** The inbox: documents wait here until the party's system fetches and acknowledges them. */
public final class InboxDesk implements Inbox, DeliveryChannel {

    private static final int MOST = 200;

    private final InboxStore inbox;
    private final CaseStore cases;
    private final MessageStore messages;
    private final Outbox outbox;
    private final CaseBodies bodies;
    private final EvidenceDesk evidence;
    private final Deadlines deadlines;
    private final RevealStore reveals;
    private final CutOffs cutOffs;
    private final UnitOfWork unitOfWork;
    private final DeliveryDestinations destinations;

    public InboxDesk(
            InboxStore inbox,
            CaseStore cases,
            MessageStore messages,
            Outbox outbox,
            CaseBodies bodies,
            EvidenceDesk evidence,
            Deadlines deadlines,
            RevealStore reveals,
            CutOffs cutOffs,
            UnitOfWork unitOfWork,
            DeliveryDestinations destinations) {
        this.inbox = inbox;
        this.cases = cases;
        this.messages = messages;
        this.outbox = outbox;
        this.bodies = bodies;
        this.evidence = evidence;
        this.deadlines = deadlines;
        this.reveals = reveals;
        this.cutOffs = cutOffs;
        this.unitOfWork = unitOfWork;
        this.destinations = destinations;
    }

    @Override
    public EvidenceEvent deliver(Parcel parcel) {
        inbox.put(
                parcel.party(),
                new InboxStore.Item(
                        parcel.messageId(),
                        parcel.type(),
                        parcel.kind(),
                        parcel.document().mediaType(),
                        evidence.now(),
                        Optional.empty(),
                        Optional.empty(),
                        parcel.part().map(CarriedPart::custody),
                        parcel.readableUntil()),
                bodies.encryptInbox(
                        parcel.holder(), parcel.messageId(), parcel.document().bytes()),
                parcel.closedPart().map(cms -> bodies.encryptPart(parcel.holder(), parcel.messageId(), cms)));
        return EvidenceEvent.CONTENT_CONSIGNMENT;
    }

    @Override
    public List<InboxStore.Item> list(PartyId party) {
        return inbox.waiting(party, MOST).stream()
                .filter(item -> !isPast(item))
                .filter(item -> !isHeld(item))
                .toList();
    }

    @Override
    public Document fetch(PartyId party, MessageId messageId, Optional<Look> look) {
        return unitOfWork.inTransaction(() -> {
            InboxStore.Item item = readable(party, messageId);
            byte[] encrypted = inbox.encryptedContent(party, messageId);
            MessageRecord message = message(item);
            CaseRecord holder = cases.lock(message.caseId());
            if (item.fetchedAt().isPresent() && item.acknowledgedAt().isEmpty() && look.isEmpty()) {
                viewed(message, Look.COLLECTED_AGAIN);
            }
            shown(item, message, look);
            byte[] content = bodies.decryptInbox(holder, messageId, encrypted);
            inbox.fetched(party, messageId, evidence.now());
            return new Document(item.mediaType(), content);
        });
    }

    @Override
    public Document sealedPart(PartyId party, MessageId messageId, Optional<Look> look) {
        return unitOfWork.inTransaction(() -> {
            InboxStore.Item item = readable(party, messageId);
            byte[] encrypted = inbox.encryptedPart(party, messageId).orElseThrow(InboxDesk::unknown);
            MessageRecord message = message(item);
            CaseRecord holder = cases.lock(message.caseId());
            shown(item, message, look);
            return new Document(PART_TYPE, bodies.decryptPart(holder, messageId, encrypted));
        });
    }

    @Override
    public void acknowledge(PartyId party, MessageId messageId) {
        unitOfWork.inTransaction(() -> {
            InboxStore.Item item = item(party, messageId);
            if (item.fetchedAt().isEmpty() && item.acknowledgedAt().isEmpty()) {
                // what ended or was erased before anybody fetched it was never handed over, whoever says so
                requireReadable(item);
                inbox.encryptedContent(party, messageId);
            }
            if (inbox.acknowledge(party, messageId, evidence.now())
                    && item.kind().equals(Parcel.MESSAGE)) {
                handedOver(messages.lock(messageId, Direction.IN).orElseThrow());
            }
            return item;
        });
    }

    /** Until it is acknowledged the system may collect a document without saying why: it may have lost it. From then on a person looks. */
    private void shown(InboxStore.Item item, MessageRecord message, Optional<Look> look) {
        if (item.acknowledgedAt().isPresent() && look.isEmpty()) {
            throw Look.missing();
        }
        look.ifPresent(stated -> viewed(message, stated.rule()));
    }

    private void viewed(MessageRecord message, String rule) {
        evidence.recordAct(EvidenceEvent.MESSAGE_VIEWED, Stage.DELIVER, message.metadata(), rule);
    }

    private void handedOver(MessageRecord message) {
        MessageId id = message.metadata().messageId();
        Instant now = evidence.now();
        messages.changeState(id, Direction.IN, MessageState.DELIVERED, Optional.empty());
        messages.markDelivered(id, Direction.IN, now);
        deadlines.handedOver(message, now, true);
        byte[] receipt = evidence.give(
                EvidenceEvent.CONTENT_HANDOVER,
                Stage.DELIVER,
                message.metadata(),
                message.envelopeSha256(),
                Optional.empty(),
                now);
        messages.putReceipt(id, Direction.IN, EvidenceEvent.CONTENT_HANDOVER, receipt, now);
        outbox.promise(new Outbox.Item(
                id, Step.NOTIFY_OUTCOME, destinations.nodeOf(message.metadata().from()), 0, now, now));
    }

    private InboxStore.Item readable(PartyId party, MessageId messageId) {
        InboxStore.Item item = item(party, messageId);
        requireReadable(item);
        return item;
    }

    private void requireReadable(InboxStore.Item item) {
        if (isHeld(item)) {
            throw new GatewayException(ErrorCode.DELIVER_ITEM_HELD, Detail.rule("party-cut"));
        }
        if (isPast(item)) {
            throw new GatewayException(ErrorCode.DELIVER_ITEM_EXPIRED, Detail.field("E1"));
        }
    }

    /** What came from a party that was cut off before anybody fetched it may be of whoever has its keys. */
    private boolean isHeld(InboxStore.Item item) {
        return item.kind().equals(Parcel.MESSAGE)
                && item.fetchedAt().isEmpty()
                && cutOffs.holdOf(item.messageId(), Direction.IN).isPresent();
    }

    private boolean isPast(InboxStore.Item item) {
        return item.readableUntil()
                .filter(until -> !evidence.now().isBefore(until))
                .isPresent();
    }

    private InboxStore.Item item(PartyId party, MessageId messageId) {
        return inbox.find(party, messageId).orElseThrow(InboxDesk::unknown);
    }

    private static GatewayException unknown() {
        return new GatewayException(ErrorCode.DELIVER_ITEM_UNKNOWN, Detail.field("E1"));
    }

    private MessageRecord message(InboxStore.Item item) {
        if (item.kind().equals(Parcel.NOTICE)) {
            return deadlines
                    .about(item.messageId())
                    .or(() -> reveals.aboutNotice(item.messageId())
                            .flatMap(message -> messages.find(message, Direction.OUT)))
                    .orElseThrow();
        }
        Direction direction = item.kind().equals(Parcel.MESSAGE) ? Direction.IN : Direction.OUT;
        return messages.find(item.messageId(), direction).orElseThrow();
    }
}
