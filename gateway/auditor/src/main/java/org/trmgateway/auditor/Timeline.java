package org.trmgateway.auditor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.MessageId;
import org.trmgateway.trail.TrailEntry;

/**
 * Everything that the trails of some nodes say of a case, in the order of time: who sent to whom, when, under which versions of the rules, what was
 * refused and why, what was late, and what is missing. The trails know no person and no kind of message; the digests and ids are all there is.
 *
 * @param rows in the order of time
 * @param missing what should be there and is not, in words
 */
record Timeline(List<Row> rows, List<String> missing) {

    private static final Set<EvidenceEvent> ANSWERS = Set.of(
            EvidenceEvent.RELAY_ACCEPTANCE, EvidenceEvent.RELAY_REJECTION, EvidenceEvent.RELAY_FAILURE);
    private static final Set<EvidenceEvent> ENDS = Set.of(
            EvidenceEvent.CONTENT_HANDOVER,
            EvidenceEvent.CONTENT_HANDOVER_FAILURE,
            EvidenceEvent.CONTENT_CONSIGNMENT,
            EvidenceEvent.CONTENT_CONSIGNMENT_FAILURE);

    Timeline {
        rows = List.copyOf(rows);
        missing = List.copyOf(missing);
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
     */
    static Timeline read(List<Path> exports, Function<CaseIndex, CaseIndex.Case> theCase) throws IOException {
        CaseIndex index = new CaseIndex();
        Map<String, Logs> nodes = new LinkedHashMap<>();
        for (Path export : exports) {
            Logs logs = Logs.of(export);
            nodes.put(logs.name(), logs);
            logs.read((place, entry) -> index.add(entry));
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
        return new Timeline(rows, missing(rows));
    }

    private static List<String> missing(List<Row> rows) {
        Map<MessageId, List<Row>> byMessage = new LinkedHashMap<>();
        rows.forEach(row -> row.entry()
                .messageId()
                .ifPresent(id -> byMessage.computeIfAbsent(id, absent -> new ArrayList<>()).add(row)));
        List<String> missing = new ArrayList<>();
        byMessage.forEach((id, about) -> missing(id, about, missing));
        return missing;
    }

    private static void missing(MessageId id, List<Row> rows, List<String> missing) {
        Set<EvidenceEvent> events = new TreeSet<>();
        Map<EvidenceEvent, Set<String>> nodesOf = new TreeMap<>();
        Set<String> nodes = new TreeSet<>();
        for (Row row : rows) {
            events.add(row.entry().event());
            nodes.add(row.node());
            nodesOf.computeIfAbsent(row.entry().event(), absent -> new TreeSet<>()).add(row.node());
        }
        if (events.contains(EvidenceEvent.MESSAGE_SEALED) && events.stream().noneMatch(ANSWERS::contains)) {
            missing.add("message " + id + ": neither accepted nor refused nor given up");
        }
        if (events.contains(EvidenceEvent.RELAY_ACCEPTANCE) && events.stream().noneMatch(ENDS::contains)) {
            missing.add("message " + id + ": accepted, and not yet at its recipient");
        }
        nodesOf.forEach((event, said) -> {
            boolean exchanged = event == EvidenceEvent.RELAY_ACCEPTANCE || ENDS.contains(event);
            if (exchanged && nodes.size() > 1 && said.size() < nodes.size()) {
                missing.add("message " + id + ": " + event.wireName() + " only on the trail of "
                        + String.join(" ", said));
            }
        });
    }
}
