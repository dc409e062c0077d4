package org.trmgateway.node.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Sha256;
import org.trmgateway.trail.LedgerTally;

/** What the ledgers are made of, and what came of comparing them. */
public interface LedgerStore {

    /**
     * What a day's receipts come to.
     *
     * @param given by this node to the other
     * @param taken from it
     */
    record Tallies(LedgerTally given, LedgerTally taken) {}

    /**
     * A comparison.
     *
     * @param peer with whom
     * @param day of which
     * @param ledger digest of this node's ledger
     * @param agreed whether the peer's was the same
     * @param at when
     */
    record Compared(NodeId peer, LocalDate day, Sha256 ledger, boolean agreed, Instant at) {}

    /** The receipts of a day about messages between parties here and these. */
    Tallies tallies(Set<PartyId> partiesOfPeer, LocalDate day);

    /** Whether something for the peer that was promised before a time has not gone out yet. */
    boolean isWaiting(NodeId peer, Instant promisedBefore);

    /** The days since one that were compared with a peer. */
    NavigableSet<LocalDate> days(NodeId peer, LocalDate since);

    /** Keeps a comparison, in the caller's transaction. Returns false when that day was compared before: the first stays. */
    boolean put(Compared compared);

    /** Comparisons since a day that did not agree, oldest first. */
    List<Compared> differing(LocalDate since);
}
