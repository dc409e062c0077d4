package org.trmgateway.auditor;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Sha256;
import org.trmgateway.trail.LedgerTally;
import org.trmgateway.trail.PeerLedger;
import org.trmgateway.trail.TrailEntry;

/** Computes the ledgers of two nodes again, from the trails, and compares them with what they told each other. */
final class LedgerCheck {

    private static final String DAY = "day-";
    private static final Set<EvidenceEvent> COUNTED = Set.of(
            EvidenceEvent.RELAY_ACCEPTANCE,
            EvidenceEvent.CONTENT_CONSIGNMENT,
            EvidenceEvent.CONTENT_CONSIGNMENT_FAILURE,
            EvidenceEvent.CONTENT_HANDOVER,
            EvidenceEvent.CONTENT_HANDOVER_FAILURE);

    private final NodeRecord a;
    private final NodeRecord b;
    private final Membership membership;
    private final Duration tolerance;
    private final Findings findings;
    private long agreed;

    private long pending;

    /**
     * Looks at all days.
     *
     * @param tolerance how much later one node may agree than the other
     */
    LedgerCheck(NodeRecord a, NodeRecord b, Membership membership, Duration tolerance, Findings findings) {
        this.a = a;
        this.b = b;
        this.membership = membership;
        this.tolerance = tolerance;
        this.findings = findings;
    }

    void check() {
        Set<String> days = new TreeSet<>(a.ledgers().keySet());
        days.addAll(b.ledgers().keySet());
        days.forEach(this::check);
        findings.fact("ledgersAgreed", agreed);
        findings.fact("ledgersNotYetOnBoth", pending);
    }

    private void check(String day) {
        Optional<TrailEntry> atA = last(a, day, membership.ofB());
        Optional<TrailEntry> atB = last(b, day, membership.ofA());
        if (atA.isEmpty() && atB.isEmpty()) {
            return;
        }
        boolean differs = differs(atA) || differs(atB);
        boolean apart = atA.isPresent() && atB.isPresent() && !document(atA).equals(document(atB));
        Optional<Sha256> computed = computed(day);
        boolean other = computed.isPresent() && (isNot(atA, computed.get()) || isNot(atB, computed.get()));
        boolean alone = isAlone(atA, atB, b) || isAlone(atB, atA, a);
        if (differs || apart || other || alone) {
            findings.defect(Check.LEDGER, day);
        } else if (atA.isEmpty() || atB.isEmpty() || !reach(day)) {
            pending++;
        } else {
            agreed++;
        }
    }

    /** Whether one node speaks of a day of which the other should have spoken by now. */
    private boolean isAlone(Optional<TrailEntry> here, Optional<TrailEntry> there, NodeRecord other) {
        return here.isPresent()
                && there.isEmpty()
                && other.until().isAfter(here.get().at().plus(tolerance));
    }

    /** Whether all of a day is on both exports. What is no day is never computed. */
    private boolean reach(String rule) {
        Optional<LocalDate> day = day(rule);
        if (day.isEmpty()) {
            return true;
        }
        Instant whole =
                day.get().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().plus(EntryChecks.SLACK);
        return !a.until().isBefore(whole) && !b.until().isBefore(whole);
    }

    private static Optional<LocalDate> day(String rule) {
        try {
            return rule.startsWith(DAY) ? Optional.of(LocalDate.parse(rule.substring(DAY.length()))) : Optional.empty();
        } catch (DateTimeParseException notADay) {
            return Optional.empty();
        }
    }

    /** The last word on a day, if it is about the other node. */
    private static Optional<TrailEntry> last(NodeRecord node, String day, Set<PartyId> parties) {
        return node.ledgers().getOrDefault(day, List.of()).stream()
                .filter(entry -> entry.to().filter(parties::contains).isPresent())
                .reduce((earlier, later) -> later);
    }

    private static boolean differs(Optional<TrailEntry> entry) {
        return entry.filter(said -> said.event() == EvidenceEvent.PEER_LEDGER_DIFFERED)
                .isPresent();
    }

    private static Optional<Sha256> document(Optional<TrailEntry> entry) {
        return entry.flatMap(TrailEntry::documentSha256);
    }

    private static boolean isNot(Optional<TrailEntry> entry, Sha256 ledger) {
        return entry.isPresent() && !document(entry).equals(Optional.of(ledger));
    }

    /** Only with the directory, which says what the nodes are called; and not from a trail that ends before the day does. */
    private Optional<Sha256> computed(String rule) {
        Optional<LocalDate> counted = day(rule);
        if (membership.a().isEmpty() || membership.b().isEmpty() || counted.isEmpty() || !reach(rule)) {
            return Optional.empty();
        }
        LocalDate day = counted.get();
        return Optional.of(PeerLedger.of(
                        day,
                        membership.a().get(),
                        tally(a, membership.ofA(), membership.ofB(), day),
                        membership.b().get(),
                        tally(b, membership.ofB(), membership.ofA(), day))
                .sha256());
    }

    /** What a node gave: receipts about messages to its own parties, by its own time. */
    private static LedgerTally tally(NodeRecord node, Set<PartyId> own, Set<PartyId> others, LocalDate day) {
        LedgerTally tally = LedgerTally.NONE;
        for (Map.Entry<?, List<TrailEntry>> message : node.messages().entrySet()) {
            for (TrailEntry entry : message.getValue()) {
                if (COUNTED.contains(entry.event())
                        && entry.to().filter(own::contains).isPresent()
                        && entry.from().filter(others::contains).isPresent()
                        && entry.documentSha256().isPresent()
                        && entry.at().atOffset(ZoneOffset.UTC).toLocalDate().equals(day)) {
                    tally = tally.plus(entry.documentSha256().get());
                }
            }
        }
        return tally;
    }
}
