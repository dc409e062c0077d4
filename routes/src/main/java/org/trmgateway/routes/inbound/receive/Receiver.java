package org.trmgateway.routes.inbound.receive;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.trmgateway.contracts.MessageCatalogue;
import org.trmgateway.contracts.Strand;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.EnvelopeMetadata;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.Refusal;
import org.trmgateway.referral.Sha256;
import org.trmgateway.referral.Stage;
import org.trmgateway.routes.CanonicalXml;
import org.trmgateway.routes.CaseBodies;
import org.trmgateway.routes.EvidenceDesk;
import org.trmgateway.routes.expiry.ReadableTime;
import org.trmgateway.routes.inbound.open.OpenedMessage;
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

/** The receiver's first durable point: a receipt leaves only after the message it confirms is kept. */
public final class Receiver {

    private static final String NEW_CASE = "NEW";

    private final NodeId node;
    private final MessageCatalogue catalogue;
    private final CaseStore cases;
    private final MessageStore messages;
    private final Outbox outbox;
    private final CaseBodies bodies;
    private final EvidenceDesk evidence;
    private final ReadableTime readableTime;
    private final UnitOfWork unitOfWork;
    private final SecureRandom random;

    public Receiver(
            NodeId node,
            MessageCatalogue catalogue,
            CaseStore cases,
            MessageStore messages,
            Outbox outbox,
            CaseBodies bodies,
            EvidenceDesk evidence,
            ReadableTime readableTime,
            UnitOfWork unitOfWork,
            SecureRandom random) {
        this.node = node;
        this.catalogue = catalogue;
        this.cases = cases;
        this.messages = messages;
        this.outbox = outbox;
        this.bodies = bodies;
        this.evidence = evidence;
        this.readableTime = readableTime;
        this.unitOfWork = unitOfWork;
        this.random = random;
    }

    /**
     * The stored receipt of an envelope that came before, byte for byte.
     *
     * @throws GatewayException with RECEIVE_DUPLICATE_ALTERED when the same message id came with other bytes
     */
    public Optional<byte[]> replay(EnvelopeMetadata metadata, byte[] cms) {
        return unitOfWork.inTransaction(() -> stored(metadata.messageId(), Sha256.of(cms)));
    }

    /** Stores the opened message and signs for it. */
    public byte[] keep(OpenedMessage opened) {
        EnvelopeMetadata metadata = opened.metadata();
        MessageId id = metadata.messageId();
        return unitOfWork.inTransaction(() -> {
            CaseRecord holder = holder(metadata);
            boolean first = messages.insert(
                    new MessageRecord(
                            Direction.IN,
                            metadata,
                            holder.id(),
                            MessageState.RECEIVED,
                            "",
                            holder.state(),
                            holder.state(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            evidence.now(),
                            Optional.empty()),
                    bodies.encryptBody(holder, id, Direction.IN, opened.xml()));
            if (!first) {
                return stored(id, opened.envelopeSha256()).orElseThrow();
            }
            readableTime.received(metadata, CanonicalXml.parse(opened.xml()));
            messages.putEnvelope(
                    id, Direction.IN, opened.cms(), opened.envelopeSha256(), opened.containerSha256(), opened.nonce());
            Instant now = evidence.now();
            byte[] receipt = evidence.giveOpened(
                    metadata, opened.envelopeSha256(), opened.nonce(), opened.containerSha256(), now);
            messages.putReceipt(id, Direction.IN, EvidenceEvent.RELAY_ACCEPTANCE, receipt, now);
            outbox.promise(new Outbox.Item(id, Step.DELIVER, node, 0, now, now));
            return receipt;
        });
    }

    /** Signs a refusal and records it; nothing else is kept. */
    public byte[] refuse(EnvelopeMetadata metadata, byte[] cms, Refusal refusal) {
        return unitOfWork.inTransaction(() -> {
            Optional<Sha256> digest = Optional.of(Sha256.of(cms));
            return evidence.give(
                    EvidenceEvent.RELAY_REJECTION,
                    Stage.RECEIVE,
                    metadata,
                    digest,
                    Optional.of(refusal),
                    evidence.now());
        });
    }

    private Optional<byte[]> stored(MessageId id, Sha256 envelopeSha256) {
        return messages.find(id, Direction.IN).map(known -> {
            if (known.envelopeSha256().filter(envelopeSha256::equals).isEmpty()) {
                throw new GatewayException(ErrorCode.RECEIVE_DUPLICATE_ALTERED, Detail.field("E1"));
            }
            return messages.receipt(id, Direction.IN, EvidenceEvent.RELAY_ACCEPTANCE)
                    .orElseThrow();
        });
    }

    /** The recipient's case with this reference. Whether a message may open a case is decided when it is admitted, in its turn. */
    private CaseRecord holder(EnvelopeMetadata metadata) {
        Optional<CaseRecord> known = cases.lockByReference(metadata.to(), metadata.caseReference());
        if (known.isPresent()) {
            boolean samePeer = cases.relation(known.get().id(), metadata.caseReference())
                    .filter(relation -> relation.peer().equals(metadata.from()))
                    .isPresent();
            if (!samePeer) {
                throw new GatewayException(ErrorCode.ADMIT_CASE_UNKNOWN, Detail.field("E9"));
            }
            return known.get();
        }
        if (cases.isSpent(metadata.to(), metadata.caseReference())) {
            throw new GatewayException(ErrorCode.ADMIT_CASE_ERASED, Detail.field("E9"));
        }
        CaseRecord opened = new CaseRecord(
                new UUID(random.nextLong(), random.nextLong()),
                metadata.to(),
                false,
                NEW_CASE,
                randomBytes(),
                randomBytes(),
                bodies.newWrappedDataKey(),
                Optional.empty(),
                Optional.empty());
        cases.insert(opened, Optional.empty());
        cases.insertRelation(new CaseRelation(
                opened.id(), metadata.from(), strand(metadata), metadata.caseReference(), false, 0, 0));
        return opened;
    }

    private Strand strand(EnvelopeMetadata metadata) {
        return catalogue.definition(metadata.type()).strand().orElse(Strand.CASE);
    }

    private byte[] randomBytes() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return bytes;
    }
}
