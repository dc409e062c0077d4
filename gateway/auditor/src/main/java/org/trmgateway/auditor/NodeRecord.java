package org.trmgateway.auditor;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.trail.TrailEntry;

/** What the trail of one node says about messages between parties, kept in memory to be compared with another's. */
final class NodeRecord {

    private final String name;
    private final SequencedMap<MessageId, List<TrailEntry>> messages = new LinkedHashMap<>();
    private final NodeParties parties = new NodeParties();
    private final SortedMap<String, List<TrailEntry>> ledgers = new TreeMap<>();
    private Instant until = Instant.EPOCH;

    private NodeRecord(String name) {
        this.name = name;
    }

    /** Reads the export of a node, which was verified. */
    static NodeRecord read(Path export) throws IOException {
        Logs logs = Logs.of(export);
        NodeRecord record = new NodeRecord(logs.name());
        logs.read((place, entry) -> record.add(entry));
        return record;
    }

    private void add(TrailEntry entry) {
        until = entry.at().isAfter(until) ? entry.at() : until;
        if (entry.event() == EvidenceEvent.PEER_LEDGER_AGREED || entry.event() == EvidenceEvent.PEER_LEDGER_DIFFERED) {
            ledgers.computeIfAbsent(entry.ruleId().orElse(""), absent -> new ArrayList<>())
                    .add(entry);
        }
        parties.add(entry);
        if (entry.messageId().isEmpty() || entry.from().isEmpty() || entry.to().isEmpty()) {
            return;
        }
        messages.computeIfAbsent(entry.messageId().get(), absent -> new ArrayList<>(4))
                .add(entry);
    }

    /** The name of its trail. */
    String name() {
        return name;
    }

    /** Parties for which it sealed or accepted messages, and the one that signs its receipts. */
    Set<PartyId> parties() {
        return parties.parties();
    }

    /** The entries of each message, in their order. */
    Map<MessageId, List<TrailEntry>> messages() {
        return messages;
    }

    /** What it says of the ledgers of each day, by the rule that names the day; with whomever. */
    SortedMap<String, List<TrailEntry>> ledgers() {
        return ledgers;
    }

    /** The time of its last entry. */
    Instant until() {
        return until;
    }
}
