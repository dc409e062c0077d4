package org.trmgateway.routes.vault;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.MessageIds;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Refusal;
import org.trmgateway.referral.Sha256;
import org.trmgateway.routes.EvidenceDesk;
import org.trmgateway.routes.store.CaseStore;
import org.trmgateway.routes.store.Direction;
import org.trmgateway.routes.store.IdentityStore;
import org.trmgateway.routes.store.MessageRecord;
import org.trmgateway.routes.store.MessageStore;
import org.trmgateway.routes.store.RevealRecord;
import org.trmgateway.routes.store.RevealRecord.State;
import org.trmgateway.routes.store.RevealStore;
import org.trmgateway.routes.store.UnitOfWork;
import org.trmgateway.vault.ApprovedOrder;
import org.trmgateway.vault.RevealOrderXml;
import org.trmgateway.vault.SealedIdentity;
import org.trmgateway.vault.VaultOfficers;

/**
 * Hands out of the vault what two officers ordered, still encrypted to both of them. In this order: the order is verified; it is kept and on the
 * trail; a quorum of witnesses has seen its entry; that it is executed is kept and on the trail; it is handed over. So the trail never says less than was done. A
 * node that dies in between says so when it is back: of each order the trail has both entries, or none.
 */
public final class RevealDesk {

    private static final Logger LOG = LoggerFactory.getLogger(RevealDesk.class);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);
    private static final int BATCH = 100;
    /** What a living node may take beyond the wait for the trail. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final NodeId node;
    private final VaultOfficers officers;
    private final RevealLimits limits;
    private final RevealStore reveals;
    private final IdentityStore identities;
    private final CaseStore cases;
    private final MessageStore messages;
    private final TrailInclusion trail;
    private final RevealNotices notices;
    private final EvidenceDesk evidence;
    private final UnitOfWork unitOfWork;
    private final MessageIds ids;

    public RevealDesk(
            NodeId node,
            VaultOfficers officers,
            RevealLimits limits,
            RevealStore reveals,
            IdentityStore identities,
            CaseStore cases,
            MessageStore messages,
            TrailInclusion trail,
            RevealNotices notices,
            EvidenceDesk evidence,
            UnitOfWork unitOfWork,
            MessageIds ids) {
        this.node = node;
        this.officers = officers;
        this.limits = limits;
        this.reveals = reveals;
        this.identities = identities;
        this.cases = cases;
        this.messages = messages;
        this.trail = trail;
        this.notices = notices;
        this.evidence = evidence;
        this.unitOfWork = unitOfWork;
        this.ids = ids;
    }

    /**
     * Executes an order, once.
     *
     * @param party whose system brings it; the message has to be its own
     * @param order the signed bytes
     * @param signatures of two officers
     * @return the newest content of the fields; each group of fields under a key of its own
     * @throws GatewayException with a PROTECT_REVEAL code or PROTECT_IDENTITY_UNKNOWN; the refusal is on the trail
     */
    public List<SealedIdentity> reveal(PartyId party, byte[] order, List<byte[]> signatures) {
        ApprovedOrder approved = refusedIfWrong(party, order, signatures);
        if (!trail.isWitnessed()) {
            throw refuse(
                    party,
                    approved.sha256(),
                    new GatewayException(ErrorCode.PROTECT_REVEAL_UNWITNESSED, Detail.rule("witness")));
        }
        Sha256 leaf = take(party, approved);
        if (!awaitIndex(leaf)) {
            conclude(approved.order().id(), State.INTERRUPTED);
            throw new GatewayException(ErrorCode.PROTECT_REVEAL_INTERRUPTED, Detail.rule("trail"));
        }
        return handOver(approved);
    }

    /** Ends what a node that died has left open, and reminds parties of persons who have to be told. */
    public void sweep() {
        Instant now = evidence.now();
        for (UUID order : reveals.unfinished(now.minus(limits.trailWithin()).minus(GRACE), BATCH)) {
            LOG.warn("vault: an order was not finished: order={}", order);
            conclude(order, State.INTERRUPTED);
        }
        for (UUID order : reveals.toTell(now, BATCH)) {
            unitOfWork.inTransaction(() -> {
                reveals.lock(order)
                        .filter(record -> record.remindedAt().isEmpty())
                        .ifPresent(record -> remind(record, now));
                return order;
            });
        }
    }

    private ApprovedOrder refusedIfWrong(PartyId party, byte[] order, List<byte[]> signatures) {
        try {
            return ApprovedOrder.verify(order, signatures, officers, node, evidence.now());
        } catch (GatewayException refused) {
            throw refuse(party, Sha256.of(order), refused);
        }
    }

    private Sha256 take(PartyId party, ApprovedOrder approved) {
        try {
            return unitOfWork.inTransaction(() -> {
                MessageRecord message = message(approved)
                        .filter(sent -> sent.metadata().from().equals(party))
                        .orElseThrow(
                                () -> new GatewayException(ErrorCode.PROTECT_IDENTITY_UNKNOWN, Detail.field("E1")));
                cases.lock(message.caseId());
                requireFewToday();
                if (!reveals.insert(record(approved))) {
                    throw new GatewayException(ErrorCode.PROTECT_REVEAL_USED, Detail.rule("order"));
                }
                return evidence.recordReveal(
                        EvidenceEvent.REVEAL_ORDERED, message.metadata(), approved.sha256(), Optional.empty());
            });
        } catch (GatewayException refused) {
            throw refuse(party, approved.sha256(), refused);
        }
    }

    private void requireFewToday() {
        if (reveals.takenSince(evidence.now().minus(Duration.ofDays(1))) >= limits.perDay()) {
            throw new GatewayException(ErrorCode.PROTECT_REVEAL_LIMIT, Detail.rule("per-day"));
        }
    }

    private GatewayException refuse(PartyId party, Sha256 order, GatewayException refused) {
        LOG.warn("vault: an order was refused: party={} order={} reason=\"{}\"", party, order, refused.getMessage());
        unitOfWork.inTransaction(() -> {
            evidence.recordRevealRefused(party, order, Refusal.of(refused));
            return order;
        });
        return refused;
    }

    private RevealRecord record(ApprovedOrder approved) {
        return new RevealRecord(
                approved.order().id(),
                approved.order().message(),
                approved.bytes(),
                approved.approvals(),
                State.ORDERED,
                ids.next(),
                ids.next(),
                evidence.now(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private boolean awaitIndex(Sha256 leaf) {
        long until = System.nanoTime() + limits.trailWithin().toNanos();
        while (!trail.holds(leaf)) {
            if (System.nanoTime() > until || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
        return true;
    }

    private List<SealedIdentity> handOver(ApprovedOrder approved) {
        List<SealedIdentity> found = conclude(approved.order().id(), State.EXECUTED);
        if (found.isEmpty()) {
            throw new GatewayException(ErrorCode.PROTECT_IDENTITY_UNKNOWN, Detail.field("fields"));
        }
        LOG.warn(
                "vault: an order was executed: order={} message={}",
                approved.order().id(),
                approved.order().message());
        return found;
    }

    /** Reads only for an order that is still open, so that two who bring the same one cannot both have it. */
    private List<SealedIdentity> conclude(UUID orderId, State wanted) {
        return unitOfWork.inTransaction(() -> {
            RevealRecord record = reveals.lock(orderId)
                    .filter(open -> open.state() == State.ORDERED)
                    .orElseThrow(() -> new GatewayException(ErrorCode.PROTECT_REVEAL_USED, Detail.rule("order")));
            MessageRecord message =
                    messages.find(record.message(), Direction.OUT).orElseThrow();
            List<SealedIdentity> found = wanted == State.EXECUTED ? read(record, message) : List.of();
            State state = wanted == State.EXECUTED && found.isEmpty() ? State.FOUND_NOTHING : wanted;
            Instant now = evidence.now();
            Optional<Instant> tellBy =
                    state == State.EXECUTED ? Optional.of(now.plus(limits.tellWithin())) : Optional.empty();
            reveals.change(record.concluded(state, now, tellBy));
            evidence.recordReveal(
                    EvidenceEvent.REVEAL_EXECUTED, message.metadata(), Sha256.of(record.order()), reason(state));
            if (state == State.EXECUTED) {
                notices.tell(message, record.noticeId(), ErrorCode.PROTECT_REVEAL_DONE, orderId);
            }
            return found;
        });
    }

    private List<SealedIdentity> read(RevealRecord record, MessageRecord message) {
        return identities.newest(
                cases.lock(message.caseId()).subjectId(),
                RevealOrderXml.read(record.order()).fields());
    }

    private static Optional<Refusal> reason(State state) {
        return switch (state) {
            case ORDERED, EXECUTED -> Optional.empty();
            case FOUND_NOTHING -> Optional.of(new Refusal(ErrorCode.PROTECT_IDENTITY_UNKNOWN, Detail.NONE));
            case INTERRUPTED -> Optional.of(new Refusal(ErrorCode.PROTECT_REVEAL_INTERRUPTED, Detail.NONE));
        };
    }

    private void remind(RevealRecord record, Instant now) {
        messages.find(record.message(), Direction.OUT)
                .ifPresent(message ->
                        notices.tell(message, record.reminderId(), ErrorCode.PROTECT_REVEAL_TELL, record.orderId()));
        reveals.change(record.reminded(now));
    }

    private Optional<MessageRecord> message(ApprovedOrder approved) {
        return messages.find(approved.order().message(), Direction.OUT);
    }
}
