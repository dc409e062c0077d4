package org.trmgateway.node.proof;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trmgateway.node.http.HealthWarnings;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.Sha256;
import org.trmgateway.routes.EvidenceDesk;
import org.trmgateway.routes.store.UnitOfWork;
import org.trmgateway.seal.Directory;
import org.trmgateway.trail.note.EntryProof;
import org.trmgateway.trail.note.WitnessPolicy;

/**
 * Fetches the proofs of receipts that peers gave: that the peer's own trail says so, and that a quorum has seen it. Nothing waits for them. A
 * receipt whose proof does not come is asked for again and again, ever more seldom; after a day the node's health says so, because a peer that
 * gives receipts and keeps them off its trail is what the proofs are there to find.
 */
public final class ProofCollector implements HealthWarnings {

    private static final Logger LOG = LoggerFactory.getLogger(ProofCollector.class);
    private static final int BATCH = 50;
    private static final Duration FIRST = Duration.ofSeconds(15);
    private static final Duration LONGEST = Duration.ofHours(6);
    private static final Duration LATE = Duration.ofDays(1);
    private static final int MOST_DOUBLINGS = 11;

    private final NodeId own;
    private final Supplier<Directory> directory;
    private final ProofStore store;
    private final ProofPeers peers;
    private final ProofPolicies policies;
    private final EvidenceDesk evidence;
    private final UnitOfWork unitOfWork;
    private final Clock clock;

    public ProofCollector(
            NodeId own,
            Supplier<Directory> directory,
            ProofStore store,
            ProofPeers peers,
            ProofPolicies policies,
            EvidenceDesk evidence,
            UnitOfWork unitOfWork,
            Clock clock) {
        this.own = own;
        this.directory = directory;
        this.store = store;
        this.peers = peers;
        this.policies = policies;
        this.evidence = evidence;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    /** Asks for some of the proofs that are due. A peer that does not answer is not asked twice in a round. */
    public void run() {
        Set<NodeId> silent = new HashSet<>();
        for (WantedProof wanted : store.due(clock.instant(), BATCH)) {
            try {
                NodeId peer = directory
                        .get()
                        .party(wanted.recipient(), ErrorCode.DISPATCH_PEER_UNREACHABLE)
                        .node();
                if (peer.equals(own)) {
                    store.forget(wanted);
                } else if (silent.contains(peer) || !collect(peer, wanted, silent)) {
                    later(wanted);
                }
            } catch (GatewayException refused) {
                LOG.warn(
                        "the proof for a receipt does not hold and is asked for again: message={} event={} reason={} {}",
                        wanted.messageId(),
                        wanted.event().wireName(),
                        refused.code(),
                        refused.detail());
                later(wanted);
            }
        }
    }

    @Override
    public List<String> warnings() {
        try {
            long late = store.countWaitingSince(clock.instant().minus(LATE));
            return late == 0 ? List.of() : List.of("receipt-proofs missing for over a day: " + late);
        } catch (RuntimeException unreachable) {
            LOG.debug("proofs cannot be counted: {}", unreachable.getClass().getSimpleName());
            return List.of();
        }
    }

    private boolean collect(NodeId peer, WantedProof wanted, Set<NodeId> silent) {
        Optional<byte[]> fetched;
        try {
            fetched = peers.proof(peer, wanted.messageId(), wanted.receipt());
        } catch (GatewayException unanswered) {
            LOG.debug("no proofs from a peer at the moment: peer={} reason={}", peer, unanswered.detail());
            silent.add(peer);
            return false;
        }
        if (fetched.isEmpty()) {
            return false;
        }
        EntryProof proof = EntryProof.read(fetched.get());
        WitnessPolicy policy = policies.of(peer, proof.origin())
                .orElseThrow(() -> new GatewayException(ErrorCode.TRAIL_INCONSISTENT, Detail.rule("proof-origin")));
        proof.verify(policy, wanted.receipt(), wanted.event(), wanted.messageId());
        Instant now = clock.instant();
        return unitOfWork.inTransaction(() -> {
            if (store.keep(wanted, fetched.get(), now)) {
                evidence.recordProofKept(
                        directory
                                .get()
                                .node(peer, ErrorCode.DISPATCH_PEER_UNREACHABLE)
                                .gatewayParty(),
                        Sha256.of(fetched.get()));
            }
            return true;
        });
    }

    private void later(WantedProof wanted) {
        Duration pause = FIRST.multipliedBy(1L << Math.min(wanted.attempts(), MOST_DOUBLINGS));
        store.postpone(wanted, clock.instant().plus(pause.compareTo(LONGEST) < 0 ? pause : LONGEST));
    }
}
