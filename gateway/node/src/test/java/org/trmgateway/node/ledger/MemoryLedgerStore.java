package org.trmgateway.node.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Sha256;
import org.trmgateway.trail.LedgerTally;

/** Receipts of one day, and comparisons. */
final class MemoryLedgerStore implements LedgerStore {

    final List<Sha256> given = new ArrayList<>();
    final List<Sha256> taken = new ArrayList<>();
    final List<Compared> compared = new ArrayList<>();
    boolean waiting;

    @Override
    public Tallies tallies(Set<PartyId> partiesOfPeer, LocalDate day) {
        return new Tallies(LedgerTally.of(given), LedgerTally.of(taken));
    }

    @Override
    public boolean isWaiting(NodeId peer, Instant promisedBefore) {
        return waiting;
    }

    @Override
    public NavigableSet<LocalDate> days(NodeId peer, LocalDate since) {
        return compared.stream()
                .filter(it -> it.peer().equals(peer) && !it.day().isBefore(since))
                .map(Compared::day)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public boolean put(Compared found) {
        boolean first = compared.stream()
                .noneMatch(it -> it.peer().equals(found.peer()) && it.day().equals(found.day()));
        if (first) {
            compared.add(found);
        }
        return first;
    }

    @Override
    public List<Compared> differing(LocalDate since) {
        return compared.stream()
                .filter(it -> !it.agreed() && !it.day().isBefore(since))
                .toList();
    }
}
