package org.trmgateway.routes.directory;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Refusal;
import org.trmgateway.referral.Sha256;
import org.trmgateway.routes.EvidenceDesk;
import org.trmgateway.routes.directory.DirectoryInForce.Current;
import org.trmgateway.routes.store.DirectoryStore;
import org.trmgateway.routes.store.DirectoryStore.Issue;
import org.trmgateway.routes.store.DirectoryStore.KeptCut;
import org.trmgateway.routes.store.DirectoryStore.Mark;
import org.trmgateway.routes.store.UnitOfWork;
import org.trmgateway.seal.Cut;
import org.trmgateway.seal.Directory;

/**
 * Brings directories and cut-offs into force: verified, newer than everything this node has ever adopted, kept and on the trail in one
 * transaction, and then asked by everybody. What is refused changes nothing. Whoever brings it does not matter: it proves itself.
 */
public final class DirectoryDesk {

    private static final Logger LOG = LoggerFactory.getLogger(DirectoryDesk.class);
    private static final int REMEMBERED = 1000;

    private final DirectoryInForce inForce;
    private final DirectoryStore store;
    private final DirectoryReader reader;
    private final CutOffs cutOffs;
    private final EvidenceDesk evidence;
    private final UnitOfWork unitOfWork;
    private final Set<Sha256> refusedBefore = new HashSet<>();
    private Mark seen = new Mark(0, 0);

    public DirectoryDesk(
            DirectoryInForce inForce,
            DirectoryStore store,
            DirectoryReader reader,
            CutOffs cutOffs,
            EvidenceDesk evidence,
            UnitOfWork unitOfWork) {
        this.inForce = inForce;
        this.store = store;
        this.reader = reader;
        this.cutOffs = cutOffs;
        this.evidence = evidence;
        this.unitOfWork = unitOfWork;
    }

    /** What became of what was brought. */
    public enum Outcome {
        ADOPTED,
        /** It was in force before. */
        ALREADY,
        /** A later directory ended this cut-off. */
        SUPERSEDED
    }

    /**
     * What became of a cut-off.
     *
     * @param cut as signed
     * @param held messages of this node that wait because of it
     */
    public record CutOutcome(Cut cut, Outcome outcome, List<MessageId> held) {

        public CutOutcome {
            held = List.copyOf(held);
        }
    }

    /**
     * Adopts a directory.
     *
     * @throws GatewayException with an {@code OPEN_DIRECTORY_...} code; {@code OPEN_DIRECTORY_ROLLED_BACK} when it is older than one this node
     *     has adopted, or another one of the same version
     */
    public synchronized Outcome adopt(byte[] container) {
        try {
            Directory offered = reader.directory(container);
            return unitOfWork.inTransaction(() -> adopt(offered, container));
        } catch (GatewayException refused) {
            throw refuse(Sha256.of(container), refused);
        }
    }

    /**
     * Adopts a cut-off.
     *
     * @throws GatewayException with OPEN_DIRECTORY_INVALID
     */
    public synchronized CutOutcome cut(byte[] container) {
        try {
            Cut cut = reader.cut(container, evidence.now());
            Outcome outcome = unitOfWork.inTransaction(() -> cut(cut, container));
            return new CutOutcome(
                    cut, outcome, outcome == Outcome.SUPERSEDED ? List.of() : cutOffs.heldFor(cut.party()));
        } catch (GatewayException refused) {
            throw refuse(Sha256.of(container), refused);
        }
    }

    /** Takes over what another replica of this node has adopted. */
    public synchronized void follow() {
        Mark mark = store.mark();
        if (mark.equals(seen) || mark.version() == 0) {
            return;
        }
        Issue newest = store.newest().orElseThrow();
        Current current = inForce.current();
        if (newest.version() < current.directory().version()) {
            return;
        }
        byte[] container = newest.container();
        try {
            inForce.swap(Current.of(reader.directory(container), container, store.cuts()));
        } catch (GatewayException unusable) {
            LOG.warn(
                    "an adopted directory cannot be used: version={} reason=\"{}\"",
                    newest.version(),
                    unusable.getMessage());
        }
        seen = mark;
    }

    private Outcome adopt(Directory offered, byte[] container) {
        Sha256 sha256 = offered.sha256();
        store.takeTurn();
        Optional<Issue> newest = store.newest();
        if (newest.isPresent()) {
            long known = newest.get().version();
            if (offered.version() == known && sha256.equals(newest.get().sha256())) {
                return Outcome.ALREADY;
            }
            if (offered.version() <= known) {
                throw new GatewayException(
                        ErrorCode.OPEN_DIRECTORY_ROLLED_BACK,
                        Detail.rule(offered.version() < known ? "version" : "two-of-one-version"));
            }
        }
        store.insert(new Issue(offered.version(), sha256, container, evidence.now()));
        evidence.recordDirectory(EvidenceEvent.DIRECTORY_ADOPTED, offered.version(), Optional.empty(), sha256);
        List<KeptCut> cuts = store.cuts();
        Current next = Current.of(offered, container, cuts);
        for (PartyId restored : restored(cuts, newest.map(Issue::version).orElse(0L), next)) {
            evidence.recordDirectory(EvidenceEvent.PARTY_RESTORED, offered.version(), Optional.of(restored), sha256);
            LOG.info("party restored: party={} directory={}", restored, offered.version());
        }
        bringIntoForce(next);
        LOG.info("directory adopted: version={} sha256={}", offered.version(), sha256);
        return Outcome.ADOPTED;
    }

    private Outcome cut(Cut cut, byte[] container) {
        store.takeTurn();
        long version = store.newest().map(Issue::version).orElse(inForce.get().version());
        if (!cut.holdsFor(version)) {
            return Outcome.SUPERSEDED;
        }
        if (store.cuts().stream().anyMatch(known -> isSame(known, cut))) {
            return Outcome.ALREADY;
        }
        Sha256 leaf = evidence.recordDirectory(
                EvidenceEvent.PARTY_CUT_OFF, cut.directoryVersion(), Optional.of(cut.party()), Sha256.of(container));
        store.insert(new KeptCut(
                cut.party(), cut.directoryVersion(), cut.at(), cut.reason().name(), container, evidence.now(), leaf));
        Current now = inForce.current();
        bringIntoForce(Current.of(now.directory(), now.container(), store.cuts()));
        LOG.warn("party cut off: party={} directory={} reason={}", cut.party(), cut.directoryVersion(), cut.reason());
        return Outcome.ADOPTED;
    }

    private static boolean isSame(KeptCut known, Cut cut) {
        return known.party().equals(cut.party()) && known.directoryVersion() == cut.directoryVersion();
    }

    private void bringIntoForce(Current next) {
        cutOffs.settle(next.directory());
        // of another version that a replica adopted meanwhile, the next look learns
        Mark mark = new Mark(next.directory().version(), store.mark().cuts());
        unitOfWork.afterCommit(() -> {
            inForce.swap(next);
            seen = mark;
        });
    }

    /** Parties whose cut-off held until this directory. */
    private static Collection<PartyId> restored(List<KeptCut> cuts, long before, Current next) {
        return cuts.stream()
                .map(DirectoryInForce::cut)
                .filter(cut -> cut.holdsFor(before))
                .map(Cut::party)
                .filter(party -> !next.directory().isCut(party))
                .distinct()
                .toList();
    }

    /** On the trail once for each document, however often it is brought: a bad file lies there for days. */
    private GatewayException refuse(Sha256 sha256, GatewayException refused) {
        if (refused.code() == ErrorCode.INTERNAL) {
            return refused;
        }
        if (refusedBefore.size() >= REMEMBERED) {
            refusedBefore.clear();
        }
        if (refusedBefore.add(sha256)) {
            LOG.warn("directory or cut-off refused: sha256={} reason=\"{}\"", sha256, refused.getMessage());
            unitOfWork.inTransaction(() -> {
                evidence.recordDirectoryRefused(sha256, Refusal.of(refused));
                return sha256;
            });
        }
        return refused;
    }
}
