package org.trmgateway.auditor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.seal.Directory;
import org.trmgateway.trail.TrailEntry;

/**
 * Everything that the trails of some nodes say of a case, in the order of time: who sent to whom, when, under which versions of the rules, what was
 * refused and why, what was late, and what is missing. The trails know no person and no kind of message; the digests and ids are all there is.
 *
 * @param rows in the order of time
 * @param missing what should be there and is not, in words
 * @param onOneTrail receipts that are on the trail of one node only, of two that have to have them
 */
record Timeline(List<Row> rows, List<String> missing, List<String> onOneTrail) {

    private static final Set<EvidenceEvent> ANSWERS =
            Set.of(EvidenceEvent.RELAY_ACCEPTANCE, EvidenceEvent.RELAY_REJECTION, EvidenceEvent.RELAY_FAILURE);
    private static final Set<EvidenceEvent> ENDS = Set.of(
            EvidenceEvent.CONTENT_HANDOVER,
            EvidenceEvent.CONTENT_HANDOVER_FAILURE,
            EvidenceEvent.CONTENT_CONSIGNMENT,
            EvidenceEvent.CONTENT_CONSIGNMENT_FAILURE);

    Timeline {
        rows = List.copyOf(rows);
        missing = List.copyOf(missing);
        onOneTrail = List.copyOf(onOneTrail);
    }

    /**
     * One entry.
     *
     * @param node name of the trail it is on
     * @param entry what it says
     */
    record Row(String node, TrailEntry entry) {

        /** What an auditor has to look at, in one word; empty when nothing is out of the ordinary. */
        String mark() {
            return switch (entry.event()) {
                case REPLY_REMINDED -> "reminded";
                case REPLY_OVERDUE -> "late";
                case MESSAGE_PARKED, MESSAGE_HELD -> "waits";
                default -> entry.errorCode().isPresent() ? "refused" : "";
            };
        }
    }

    /**
     * Reads exports that were verified.
     *
     * @param theCase finds the case among all entries
     * @param directory says which parties are behind which node; without it only what the trails say themselves is known
     * @throws Membership.Unlisted when two are of one node, or the directory lists no such trail
     */
    static Timeline read(List<Path> exports, Function<CaseIndex, CaseIndex.Case> theCase, Optional<Directory> directory)
            throws IOException, Membership.Unlisted {
        CaseIndex index = new CaseIndex();
        Map<String, Logs> nodes = new LinkedHashMap<>();
        Map<String, Set<PartyId>> parties = new LinkedHashMap<>();
        for (Path export : exports) {
            Logs logs = Logs.of(export);
            if (nodes.put(logs.name(), logs) != null) {
                throw new Membership.Unlisted("two exports are of the trail " + logs.name());
            }
            NodeParties own = new NodeParties();
            logs.read((place, entry) -> {
                index.add(entry);
                own.add(entry);
            });
            parties.put(
                    logs.name(),
                    directory.isPresent() ? Membership.partiesOf(directory.get(), logs.name()) : own.parties());
        }
        CaseIndex.Case found = theCase.apply(index);
        List<Row> rows = new ArrayList<>();
        for (Map.Entry<String, Logs> node : nodes.entrySet()) {
            node.getValue().read((place, entry) -> {
                if (found.has(entry)) {
                    rows.add(new Row(node.getKey(), entry));
                }
            });
        }
        // Stable: what one node did in the same millisecond stays in its order.
        rows.sort(Comparator.comparing(row -> row.entry().at()));
        return new Timeline(rows, missing(rows), onOneTrail(rows, parties));
    }

    private static List<String> missing(List<Row> rows) {
        Map<MessageId, Set<EvidenceEvent>> byMessage = new LinkedHashMap<>();
        rows.forEach(row -> row.entry()
                .messageId()
                .ifPresent(id -> byMessage
                        .computeIfAbsent(id, absent -> new TreeSet<>())
                        .add(row.entry().event())));
        List<String> missing = new ArrayList<>();
        byMessage.forEach((id, events) -> {
            if (events.contains(EvidenceEvent.MESSAGE_SEALED) && events.stream().noneMatch(ANSWERS::contains)) {
                missing.add("message " + id + ": neither accepted nor refused nor given up");
            }
            if (events.contains(EvidenceEvent.RELAY_ACCEPTANCE)
                    && events.stream().noneMatch(ENDS::contains)) {
                missing.add("message " + id + ": accepted, and not yet at its recipient");
            }
        });
        return missing;
    }

    /** Judged against the nodes that were given: one that has a party of the receipt has to have the receipt. */
    private static List<String> onOneTrail(List<Row> rows, Map<String, Set<PartyId>> parties) {
        Map<String, Set<String>> said = new LinkedHashMap<>();
        Map<String, Set<String>> concerned = new LinkedHashMap<>();
        for (Row row : rows) {
            TrailEntry entry = row.entry();
            if (entry.messageId().isPresent()
                    && (entry.event() == EvidenceEvent.RELAY_ACCEPTANCE || ENDS.contains(entry.event()))) {
                String receipt = "message " + entry.messageId().get() + ": "
                        + entry.event().wireName();
                said.computeIfAbsent(receipt, absent -> new TreeSet<>()).add(row.node());
                Set<String> nodes = concerned.computeIfAbsent(receipt, absent -> new TreeSet<>());
                parties.forEach((node, own) -> {
                    if (entry.from().filter(own::contains).isPresent()
                            || entry.to().filter(own::contains).isPresent()) {
                        nodes.add(node);
                    }
                });
            }
        }
        List<String> alone = new ArrayList<>();
        said.forEach((receipt, nodes) -> {
            if (!nodes.containsAll(concerned.getOrDefault(receipt, Set.of()))) {
                alone.add(receipt + " only on the trail of " + String.join(" ", nodes));
            }
        });
        return alone;
    }
}
