package org.trmgateway.auditor;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Sha256;
import org.trmgateway.trail.TrailEntry;

/**
 * Compares the trails of two nodes, of which each holds what the other cannot take back: every receipt that one gave about a message between their
 * parties is on both, with the same digest. To hide a delivery both have to change their trails, and a quorum of witnesses has to look away.
 *
 * <p>What the trails do not say is when an answer was due: reminders and overdue answers stand on them as entries, and are shown by the timeline.
 */
final class Reconciliation {

    private static final Set<EvidenceEvent> GIVEN = Set.of(
            EvidenceEvent.RELAY_ACCEPTANCE,
            EvidenceEvent.RELAY_REJECTION,
            EvidenceEvent.CONTENT_CONSIGNMENT,
            EvidenceEvent.CONTENT_CONSIGNMENT_FAILURE,
            EvidenceEvent.CONTENT_HANDOVER,
            EvidenceEvent.CONTENT_HANDOVER_FAILURE);

    private static final Set<EvidenceEvent> ANSWERS =
            Set.of(EvidenceEvent.RELAY_ACCEPTANCE, EvidenceEvent.RELAY_REJECTION, EvidenceEvent.RELAY_FAILURE);

    private final NodeRecord a;
    private final NodeRecord b;
    private final Membership membership;
    private final Patience patience;
    private final Findings findings;
    private long receipts;
    private long pending;
    private long pendingAtA;
    private long pendingAtB;
    private long open;

    /**
     * How long something may take.
     *
     * @param tolerance between the time a receipt was given and the time the other node had it
     * @param lifetime of a message: until then it may be without an answer
     */
    record Patience(Duration tolerance, Duration lifetime) {}

    Reconciliation(NodeRecord a, NodeRecord b, Membership membership, Patience patience, Findings findings) {
        this.a = a;
        this.b = b;
        this.membership = membership;
        this.patience = patience;
        this.findings = findings;
    }

    void compare() {
        Set<MessageId> ids = new LinkedHashSet<>(a.messages().keySet());
        ids.addAll(b.messages().keySet());
        long crossing = 0;
        Set<String> elsewhere = new TreeSet<>();
        for (MessageId id : ids) {
            List<TrailEntry> atA = a.messages().getOrDefault(id, List.of());
            List<TrailEntry> atB = b.messages().getOrDefault(id, List.of());
            Set<Route> routes = routes(atA, atB);
            Optional<Route> across = routes.stream()
                    .filter(route -> membership.crosses(route.from(), route.to()))
                    .findFirst();
            if (across.isPresent()) {
                crossing++;
                if (routes.size() > 1) {
                    findings.defect(Check.ALTERED, "message " + id + " parties");
                }
                compare(id, membership.ofA().contains(across.get().to()), atA, atB);
            } else {
                routes.forEach(route ->
                        elsewhere.addAll(Set.of(route.from().value(), route.to().value())));
            }
        }
        elsewhere.removeIf(party -> membership.ofA().contains(new PartyId(party))
                || membership.ofB().contains(new PartyId(party)));
        findings.fact("A/until", a.until());
        findings.fact("B/until", b.until());
        findings.fact("A/parties", parties(membership.ofA()));
        findings.fact("B/parties", parties(membership.ofB()));
        findings.fact("otherParties", String.join(" ", elsewhere));
        findings.fact("messagesBetween", crossing);
        findings.fact("receiptsOnBoth", receipts);
        findings.fact("notYetOnBoth", pending);
        findings.fact("open", open);
        reportEnds("A", pendingAtA, a, b);
        reportEnds("B", pendingAtB, b, a);
    }

    /** Between whom a message is, as one entry says it. */
    private record Route(PartyId from, PartyId to) {}

    /** What all entries say that a node makes when it seals a message, and when a receipt is given or taken. An honest message has one. */
    private static Set<Route> routes(List<TrailEntry> atA, List<TrailEntry> atB) {
        return Stream.concat(atA.stream(), atB.stream())
                .map(entry -> new Route(entry.from().orElseThrow(), entry.to().orElseThrow()))
                .collect(toCollection(LinkedHashSet::new));
    }

    /** Whoever cuts the end off his export must not have it said that all is still on its way. */
    private void reportEnds(String name, long pendingThere, NodeRecord there, NodeRecord other) {
        if (pendingThere > 0 && Duration.between(there.until(), other.until()).compareTo(patience.tolerance()) > 0) {
            findings.defect(Check.ENDS, name);
        }
    }

    /** The node of the recipient gives the receipts, the node of the sender takes them. */
    private void compare(MessageId id, boolean givenByA, List<TrailEntry> atA, List<TrailEntry> atB) {
        List<TrailEntry> giver = givenByA ? atA : atB;
        List<TrailEntry> taker = givenByA ? atB : atA;
        for (EvidenceEvent event : GIVEN) {
            List<TrailEntry> given = of(event, giver);
            List<TrailEntry> taken = of(event, taker);
            if (event == EvidenceEvent.RELAY_REJECTION) {
                compareRejections(id, givenByA, given, taken, taker);
            } else {
                compareAll(id, givenByA, new ArrayList<>(given), new ArrayList<>(taken));
            }
        }
        answered(id, givenByA, taker);
    }

    /** By their digests; what is left over on both sides is held against each other, and what is left then is missing. */
    private void compareAll(MessageId id, boolean givenByA, List<TrailEntry> given, List<TrailEntry> taken) {
        for (TrailEntry one : List.copyOf(given)) {
            Optional<TrailEntry> same = taken.stream()
                    .filter(other -> one.documentSha256().isPresent()
                            && other.documentSha256().equals(one.documentSha256()))
                    .findFirst();
            if (same.isPresent()) {
                compare(id, one, same.get());
                given.remove(one);
                taken.remove(same.get());
            }
        }
        while (!given.isEmpty() && !taken.isEmpty()) {
            compare(id, given.removeFirst(), taken.removeFirst());
        }
        given.forEach(one -> missing(id, one.event(), !givenByA, one.at().plus(patience.tolerance())));
        taken.forEach(one -> missing(id, one.event(), givenByA, one.at()));
    }

    private void compare(MessageId id, TrailEntry given, TrailEntry taken) {
        receipts++;
        String where = "message " + id + " " + given.event().wireName();
        if (given.documentSha256().isEmpty()
                || !given.documentSha256().equals(taken.documentSha256())
                || differ(given.envelopeSha256(), taken.envelopeSha256())) {
            findings.defect(Check.ALTERED, where);
        }
        if (Duration.between(given.at(), taken.at()).abs().compareTo(patience.tolerance()) > 0) {
            findings.defect(Check.LATE, where);
        }
    }

    /**
     * A refusal is made anew each time an envelope is brought again, and one may be lost on its way: each that was taken was given; of those that
     * were given one has to have arrived, or another answer.
     */
    private void compareRejections(
            MessageId id, boolean givenByA, List<TrailEntry> given, List<TrailEntry> taken, List<TrailEntry> taker) {
        for (TrailEntry one : taken) {
            if (given.stream().anyMatch(other -> other.documentSha256().equals(one.documentSha256()))) {
                receipts++;
            } else {
                missing(id, EvidenceEvent.RELAY_REJECTION, givenByA, one.at());
            }
        }
        if (!given.isEmpty() && taker.stream().map(TrailEntry::event).noneMatch(ANSWERS::contains)) {
            missing(
                    id,
                    EvidenceEvent.RELAY_REJECTION,
                    !givenByA,
                    given.getLast().at().plus(patience.lifetime()));
        }
    }

    /** Missing at a node, unless its export ends before the time by which it had to be there. */
    private void missing(MessageId id, EvidenceEvent event, boolean atA, Instant due) {
        if (due.isAfter((atA ? a : b).until())) {
            pending++;
            if (event != EvidenceEvent.RELAY_REJECTION) {
                pendingAtA += atA ? 1 : 0;
                pendingAtB += atA ? 0 : 1;
            }
            return;
        }
        findings.defect(atA ? Check.MISSING_AT_A : Check.MISSING_AT_B, "message " + id + " " + event.wireName());
    }

    private void answered(MessageId id, boolean givenByA, List<TrailEntry> sender) {
        List<TrailEntry> sealed = of(EvidenceEvent.MESSAGE_SEALED, sender);
        if (sealed.isEmpty() || sender.stream().map(TrailEntry::event).anyMatch(ANSWERS::contains)) {
            return;
        }
        if (sealed.getFirst().at().plus(patience.lifetime()).isAfter((givenByA ? b : a).until())) {
            open++;
        } else {
            findings.defect(Check.UNANSWERED, "message " + id);
        }
    }

    private static boolean differ(Optional<Sha256> one, Optional<Sha256> other) {
        return one.isPresent() && other.isPresent() && !one.equals(other);
    }

    private static List<TrailEntry> of(EvidenceEvent event, List<TrailEntry> entries) {
        return entries.stream().filter(entry -> entry.event() == event).toList();
    }

    private static String parties(Set<PartyId> parties) {
        return parties.stream().map(PartyId::value).sorted().collect(joining(" "));
    }
}
