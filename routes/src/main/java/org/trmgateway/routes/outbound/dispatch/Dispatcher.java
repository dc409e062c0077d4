package org.trmgateway.routes.outbound.dispatch;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.EnvelopeMetadata;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.Evidence;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.Refusal;
import org.trmgateway.referral.Sha256;
import org.trmgateway.referral.Stage;
import org.trmgateway.routes.EvidenceDesk;
import org.trmgateway.routes.deadline.Deadlines;
import org.trmgateway.routes.outbound.admit.OwnMessages;
import org.trmgateway.routes.outbound.seal.SealedMessage;
import org.trmgateway.routes.store.CaseRecord;
import org.trmgateway.routes.store.CaseStore;
import org.trmgateway.routes.store.Direction;
import org.trmgateway.routes.store.MessageRecord;
import org.trmgateway.routes.store.MessageState;
import org.trmgateway.routes.store.MessageStore;
import org.trmgateway.routes.store.Outbox;
import org.trmgateway.routes.store.Step;
import org.trmgateway.routes.store.UnitOfWork;
import org.trmgateway.seal.Directory;

/** The third durable point: the peer's signed word for what became of the message, verified and kept. */
public final class Dispatcher {

    private final NodeId node;
    private final Supplier<Directory> directory;
    private final PeerClient peers;
    private final CaseStore cases;
    private final MessageStore messages;
    private final Outbox outbox;
    private final EvidenceDesk evidence;
    private final Deadlines deadlines;
    private final Recheck recheck;
    private final OwnMessages ownMessages;
    private final UnitOfWork unitOfWork;

    public Dispatcher(
            NodeId node,
            Supplier<Directory> directory,
            PeerClient peers,
            CaseStore cases,
            MessageStore messages,
            Outbox outbox,
            EvidenceDesk evidence,
            Deadlines deadlines,
            Recheck recheck,
            OwnMessages ownMessages,
            UnitOfWork unitOfWork) {
        this.node = node;
        this.directory = directory;
        this.peers = peers;
        this.cases = cases;
        this.messages = messages;
        this.outbox = outbox;
        this.evidence = evidence;
        this.deadlines = deadlines;
        this.recheck = recheck;
        this.ownMessages = ownMessages;
        this.unitOfWork = unitOfWork;
    }

    /** A peer's receipt that was verified against the message it is about. */
    public record VerifiedReceipt(Evidence evidence, byte[] signed) {}

    /** The envelope to hand over; empty when nothing is left to do, because it was relayed or given up before or has just expired. */
    public Optional<SealedMessage> sealed(MessageId id) {
        return unitOfWork.inTransaction(() -> {
            Optional<MessageRecord> waiting = messages.lock(id, Direction.OUT)
                    .filter(message -> message.state() != MessageState.QUARANTINED)
                    .filter(message -> !messages.isComplete(id, Step.DISPATCH));
            if (waiting.isEmpty()) {
                outbox.done(id, Step.DISPATCH);
                return Optional.empty();
            }
            CaseRecord holder = cases.lock(waiting.get().caseId());
            Optional<Refusal> stopped = stopped(waiting.get(), holder);
            if (stopped.isPresent()) {
                giveUp(waiting.get(), holder, stopped.get());
                return Optional.empty();
            }
            return Optional.of(new SealedMessage(
                    waiting.get().metadata(),
                    messages.envelope(id, Direction.OUT),
                    waiting.get().envelopeSha256().orElseThrow()));
        });
    }

    /** Hands the envelope over, outside any transaction: a slow peer holds no lock here. */
    public VerifiedReceipt relay(SealedMessage sealed) {
        EnvelopeMetadata metadata = sealed.metadata();
        NodeId peer = directory
                .get()
                .party(metadata.to(), ErrorCode.ADMIT_RECIPIENT_UNKNOWN)
                .node();
        byte[] signed = peers.relay(peer, metadata, sealed.cms());
        Evidence receipt = verify(signed, peer, metadata.messageId(), sealed.envelopeSha256());
        return switch (receipt.event()) {
            case RELAY_ACCEPTANCE, RELAY_REJECTION -> new VerifiedReceipt(receipt, signed);
            default -> throw new GatewayException(ErrorCode.DISPATCH_RECEIPT_INVALID, Detail.field("event"));
        };
    }

    /** Keeps the relay receipt. */
    public void keep(SealedMessage sealed, VerifiedReceipt receipt) {
        MessageId id = sealed.metadata().messageId();
        unitOfWork.inTransaction(() -> {
            outbox.done(id, Step.DISPATCH);
            MessageRecord message = messages.lock(id, Direction.OUT).orElseThrow();
            if (messages.complete(id, Step.DISPATCH, evidence.now())) {
                keep(message, receipt, Stage.DISPATCH);
            }
            return id;
        });
    }

    /**
     * Keeps a later receipt of the peer; the same receipt again changes nothing.
     *
     * @throws GatewayException when it is not what it claims to be
     */
    public void confirm(NodeId peer, byte[] signed) {
        Evidence claimed = evidence.verify(signed);
        unitOfWork.inTransaction(() -> {
            MessageRecord message = messages.lock(claimed.messageId(), Direction.OUT)
                    .orElseThrow(() -> new GatewayException(ErrorCode.DISPATCH_RECEIPT_INVALID, Detail.field("E1")));
            Sha256 envelope = message.envelopeSha256()
                    .orElseThrow(() -> new GatewayException(ErrorCode.DISPATCH_RECEIPT_INVALID, Detail.field("E8")));
            requireRecipientNode(message, peer);
            requireAbout(claimed, peer, claimed.messageId(), envelope);
            keep(message, new VerifiedReceipt(claimed, signed), Stage.DELIVER);
            return message;
        });
    }

    private Evidence verify(byte[] signed, NodeId peer, MessageId id, Sha256 envelopeSha256) {
        try {
            Evidence receipt = evidence.verify(signed);
            requireAbout(receipt, peer, id, envelopeSha256);
            return receipt;
        } catch (GatewayException invalid) {
            throw new GatewayException(ErrorCode.DISPATCH_RECEIPT_INVALID, invalid.detail(), invalid);
        }
    }

    /** A receipt counts only from the gateway that was asked, for the message that was sent, with the digest of exactly these bytes. */
    private void requireAbout(Evidence receipt, NodeId peer, MessageId id, Sha256 envelopeSha256) {
        require(
                directory
                        .get()
                        .party(receipt.issuer(), ErrorCode.DISPATCH_RECEIPT_INVALID)
                        .node()
                        .equals(peer),
                "issuer");
        require(receipt.messageId().equals(id), "E1");
        require(receipt.envelopeSha256().filter(envelopeSha256::equals).isPresent(), "E8");
    }

    /** Only the recipient's own node can say what became of a message: another would have it from hearsay. */
    private void requireRecipientNode(MessageRecord message, NodeId peer) {
        NodeId recipient = directory
                .get()
                .party(message.metadata().to(), ErrorCode.DISPATCH_RECEIPT_INVALID)
                .node();
        require(recipient.equals(peer), "E3");
    }

    private void keep(MessageRecord message, VerifiedReceipt receipt, Stage stage) {
        Evidence said = receipt.evidence();
        MessageId id = said.messageId();
        if (!messages.putReceipt(id, Direction.OUT, said.event(), receipt.signed(), said.at())) {
            return;
        }
        evidence.take(said, stage, message.metadata(), message.envelopeSha256(), receipt.signed());
        MessageState next = stateAfter(said.event());
        boolean changes = !message.state().isFinal() && next.compareTo(message.state()) > 0;
        if (changes) {
            messages.changeState(id, Direction.OUT, next, said.refusal());
        }
        if (said.event() == EvidenceEvent.CONTENT_CONSIGNMENT || said.event() == EvidenceEvent.CONTENT_HANDOVER) {
            messages.markDelivered(id, Direction.OUT, said.at());
            deadlines.handedOver(message, said.at(), said.event() == EvidenceEvent.CONTENT_HANDOVER);
        }
        if (said.event() == EvidenceEvent.RELAY_REJECTION) {
            ownMessages.replace(
                    cases.lock(message.caseId()), message, said.refusal().orElseThrow());
        }
        if (changes && next == MessageState.REFUSED) {
            withdraw(message);
        }
    }

    private static MessageState stateAfter(EvidenceEvent event) {
        return switch (event) {
            case RELAY_ACCEPTANCE -> MessageState.RELAYED;
            case CONTENT_CONSIGNMENT -> MessageState.CONSIGNED;
            case CONTENT_HANDOVER -> MessageState.DELIVERED;
            case RELAY_REJECTION, CONTENT_CONSIGNMENT_FAILURE, CONTENT_HANDOVER_FAILURE -> MessageState.REFUSED;
            case SUBMISSION_ACCEPTANCE,
                    SUBMISSION_REJECTION,
                    MESSAGE_SEALED,
                    RELAY_FAILURE,
                    MESSAGE_PARKED,
                    MESSAGE_QUARANTINED,
                    REPLY_REMINDED,
                    REPLY_OVERDUE,
                    REVEAL_ORDERED,
                    REVEAL_EXECUTED,
                    REVEAL_REFUSED,
                    PSEUDONYM_RESOLVED,
                    PSEUDONYMS_ROLLED,
                    SUBJECT_SHREDDED,
                    LEGAL_HOLD_SET,
                    LEGAL_HOLD_LIFTED,
                    STATISTICS_EXPORTED,
                    DIRECTORY_ADOPTED,
                    DIRECTORY_REFUSED,
                    PARTY_CUT_OFF,
                    PARTY_RESTORED,
                    MESSAGE_HELD,
                    REVOCATION_GRACE_BEGAN,
                    REVOCATION_GRACE_ENDED,
                    LOG_OPENED,
                    LOG_RECOVERED,
                    CHECKPOINT_STALLED,
                    CHECKPOINT_RESUMED,
                    PEER_ROLLED_BACK,
                    RECEIPT_PROOF_KEPT,
                    PEER_LEDGER_AGREED,
                    PEER_LEDGER_DIFFERED,
                    CONFIGURATION_CHANGED,
                    POLICY_CHANGED,
                    KEY_ROLLED,
                    OPERATOR_ACTION,
                    MESSAGE_VIEWED,
                    NODE_STARTED ->
                throw new GatewayException(ErrorCode.DISPATCH_RECEIPT_INVALID, Detail.field("event"));
        };
    }

    /** Why the message must not leave any more. */
    private Optional<Refusal> stopped(MessageRecord message, CaseRecord holder) {
        if (message.metadata().expires().isBefore(evidence.now())) {
            return Optional.of(new Refusal(ErrorCode.DISPATCH_EXPIRED, Detail.field("E7")));
        }
        try {
            recheck.require(message, holder);
            return Optional.empty();
        } catch (GatewayException refused) {
            if (refused.code().retryable()) {
                throw refused;
            }
            return Optional.of(Refusal.of(refused));
        }
    }

    private void giveUp(MessageRecord message, CaseRecord holder, Refusal refusal) {
        MessageId id = message.metadata().messageId();
        Instant now = evidence.now();
        boolean expired = refusal.code() == ErrorCode.DISPATCH_EXPIRED;
        outbox.done(id, Step.DISPATCH);
        messages.complete(id, Step.DISPATCH, now);
        messages.changeState(
                id, Direction.OUT, expired ? MessageState.EXPIRED : MessageState.REFUSED, Optional.of(refusal));
        messages.putReceipt(
                id,
                Direction.OUT,
                EvidenceEvent.RELAY_FAILURE,
                evidence.give(
                        EvidenceEvent.RELAY_FAILURE,
                        Stage.DISPATCH,
                        message.metadata(),
                        message.envelopeSha256(),
                        Optional.of(refusal),
                        now),
                now);
        ownMessages.replace(holder, message, refusal);
        withdraw(message);
    }

    /** A message that did not arrive never happened for the case, unless the case has moved on; and a person has to be told. */
    private void withdraw(MessageRecord message) {
        if (cases.isErased(message.caseId())) {
            // there is no case to go back, and nothing left by which somebody could be told
            return;
        }
        CaseRecord holder = cases.lock(message.caseId());
        if (message.isUndoneUnlessItArrives() && holder.state().equals(message.caseStateAfter())) {
            cases.changeState(holder.id(), message.caseStateBefore());
        }
        if (message.metadata().type().equals(OwnMessages.TECHNICAL_RECEIPT)) {
            // nobody handed it in
            return;
        }
        Instant now = evidence.now();
        outbox.promise(new Outbox.Item(message.metadata().messageId(), Step.REPORT_REFUSAL, node, 0, now, now));
    }

    private static void require(boolean holds, String field) {
        if (!holds) {
            throw new GatewayException(ErrorCode.DISPATCH_RECEIPT_INVALID, Detail.field(field));
        }
    }
}
