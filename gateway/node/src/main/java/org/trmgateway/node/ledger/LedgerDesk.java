package org.trmgateway.node.ledger;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trmgateway.node.http.HealthWarnings;
import org.trmgateway.node.ledger.LedgerStore.Compared;
import org.trmgateway.node.ledger.LedgerStore.Tallies;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.routes.EvidenceDesk;
import org.trmgateway.routes.store.UnitOfWork;
import org.trmgateway.seal.Directory;
import org.trmgateway.seal.DirectoryNode;
import org.trmgateway.seal.DirectoryParty;
import org.trmgateway.trail.PeerLedger;

/**
 * Compares the ledger of each closed day with every peer, once. Of two nodes the one whose id sorts first calls; both compare, and both write down
 * what they found. A day is closed a quarter of an hour after its end, when nothing that was promised on it still waits to go to the peer: what is
 * on its way is missing at nobody. After three days it is compared all the same.
 */
public final class LedgerDesk implements HealthWarnings {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerDesk.class);
    private static final Duration QUIET = Duration.ofMinutes(15);
    private static final Duration LONGEST_WAIT = Duration.ofDays(3);
    private static final int DAYS_BACK = 30;
    private static final int DAYS_SILENT = 5;
    private static final int DAYS_REMEMBERED = 366;

    private final NodeId own;
    private final Supplier<Directory> directory;
    private final LedgerStore store;
    private final LedgerPeers peers;
    private final EvidenceDesk evidence;
    private final UnitOfWork unitOfWork;
    private final Clock clock;

    public LedgerDesk(
            NodeId own,
            Supplier<Directory> directory,
            LedgerStore store,
            LedgerPeers peers,
            EvidenceDesk evidence,
            UnitOfWork unitOfWork,
            Clock clock) {
        this.own = own;
        this.directory = directory;
        this.store = store;
        this.peers = peers;
        this.evidence = evidence;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    /** Exchanges what is due with the peers that this node calls. A peer that does not answer is called in the next round. */
    public void run() {
        Directory now = directory.get();
        for (DirectoryNode peer : now.nodes()) {
            if (own.value().compareTo(peer.id().value()) < 0 && !now.isCut(peer.gatewayParty())) {
                try {
                    exchange(peer.id());
                } catch (GatewayException unanswered) {
                    LOG.debug("no ledger from a peer at the moment: peer={} reason={}", peer.id(), unanswered.detail());
                }
            }
        }
    }

    /**
     * Takes a peer's ledger of a day and compares it with this node's.
     *
     * @return this node's; empty while the day is not closed here
     */
    public Optional<byte[]> answer(NodeId peer, LocalDate day, byte[] theirs) {
        Optional<PeerLedger> ours = closed(peer, day);
        ours.ifPresent(ledger -> compare(peer, ledger, theirs));
        return ours.map(PeerLedger::bytes);
    }

    @Override
    public List<String> warnings() {
        try {
            List<String> warnings = new ArrayList<>();
            for (Compared found : store.differing(today().minusDays(DAYS_BACK))) {
                warnings.add("peer-ledger: differs from that of " + found.peer() + " on " + found.day());
            }
            warnings.addAll(silent());
            return warnings;
        } catch (RuntimeException unreachable) {
            LOG.debug("ledgers cannot be read: {}", unreachable.getClass().getSimpleName());
            return List.of();
        }
    }

    /** Peers with whom no day has been compared for long, or not all: who does not compare is as good as who differs. */
    private List<String> silent() {
        Directory now = directory.get();
        LocalDate start = LocalDate.ofInstant(now.issued(), ZoneOffset.UTC);
        LocalDate limit = today().minusDays(DAYS_SILENT);
        List<String> warnings = new ArrayList<>();
        for (DirectoryNode peer : now.nodes()) {
            if (peer.id().equals(own) || now.isCut(peer.gatewayParty())) {
                continue;
            }
            NavigableSet<LocalDate> compared = compared(peer.id());
            if ((compared.isEmpty() ? start : compared.last()).isBefore(limit)) {
                warnings.add("peer-ledger: none compared with " + peer.id() + " for over " + DAYS_SILENT + " days");
            }
            List<LocalDate> missing = compared.isEmpty()
                    ? List.of()
                    : compared.first()
                            .datesUntil(compared.last())
                            .filter(day -> day.isBefore(limit) && !compared.contains(day))
                            .toList();
            if (!missing.isEmpty()) {
                warnings.add("peer-ledger: days left out with " + peer.id() + ": " + missing.size() + ", the first is "
                        + missing.getFirst());
            }
        }
        return warnings;
    }

    private NavigableSet<LocalDate> compared(NodeId peer) {
        return store.days(peer, today().minusDays(DAYS_REMEMBERED));
    }

    /** Every day that was left out, not only those after the last one: a day that the peer puts off keeps no later one waiting. */
    private void exchange(NodeId peer) {
        LocalDate yesterday = today().minusDays(1);
        LocalDate earliest = yesterday.minusDays(DAYS_BACK - 1);
        NavigableSet<LocalDate> compared = compared(peer);
        LocalDate first = compared.isEmpty() ? yesterday : compared.first();
        for (LocalDate day = first.isBefore(earliest) ? earliest : first;
                !day.isAfter(yesterday);
                day = day.plusDays(1)) {
            if (!compared.contains(day)) {
                exchange(peer, day);
            }
        }
    }

    private void exchange(NodeId peer, LocalDate day) {
        closed(peer, day)
                .ifPresent(ours ->
                        peers.exchange(peer, day, ours.bytes()).ifPresent(theirs -> compare(peer, ours, theirs)));
    }

    private Optional<PeerLedger> closed(NodeId peer, LocalDate day) {
        Instant end = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        Duration over = Duration.between(end, clock.instant());
        if (over.toDays() > DAYS_BACK) {
            return Optional.empty();
        }
        boolean waits = over.compareTo(QUIET) <= 0 || (over.compareTo(LONGEST_WAIT) <= 0 && store.isWaiting(peer, end));
        return waits ? Optional.empty() : Optional.of(ledger(peer, day));
    }

    private PeerLedger ledger(NodeId peer, LocalDate day) {
        Set<PartyId> parties = directory.get().partiesOf(peer).stream()
                .map(DirectoryParty::id)
                .collect(Collectors.toUnmodifiableSet());
        Tallies tallies = store.tallies(parties, day);
        return PeerLedger.of(day, own, tallies.given(), peer, tallies.taken());
    }

    private void compare(NodeId peer, PeerLedger ours, byte[] theirs) {
        boolean agreed = Arrays.equals(ours.bytes(), theirs);
        PartyId gateway =
                directory.get().node(peer, ErrorCode.RECEIVE_PEER_UNKNOWN).gatewayParty();
        boolean first = unitOfWork.inTransaction(() -> {
            boolean put = store.put(new Compared(peer, ours.day(), ours.sha256(), agreed, clock.instant()));
            if (put) {
                evidence.recordLedger(agreed, gateway, "day-" + ours.day(), ours.sha256());
            }
            return put;
        });
        if (first && !agreed) {
            LOG.error("the receipts of a day are not the same here and at a peer: peer={} day={}", peer, ours.day());
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
