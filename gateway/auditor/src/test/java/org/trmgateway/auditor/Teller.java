package org.trmgateway.auditor;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Sha256;
import org.trmgateway.referral.Stage;
import org.trmgateway.trail.EntryBytes;
import org.trmgateway.trail.TrailEntry;
import org.trmgateway.trail.TrailEntryBuilder;

/** Writes the trail of one node, entry by entry, as the node would. */
final class Teller {

    static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    static final PartyId GUARD = new PartyId("pl-sg");
    static final PartyId MINISTRY = new PartyId("by-mvd");

    private final String node;
    private final List<EntryBytes> bodies = new ArrayList<>();
    private final Map<MessageId, Sha256> last = new HashMap<>();

    Teller(String node) {
        this.node = node;
        started(0);
    }

    static MessageId message(int number) {
        return new MessageId(new UUID(0x019a_a5b6_3c7d_7000L, 0x8000_0000_0000_0000L + number));
    }

    /** Digest of the receipt of an event of a message. */
    static Sha256 receipt(EvidenceEvent event, int message) {
        return Sha256.of((event + " " + message).getBytes(UTF_8));
    }

    /** What went from the guard to the ministry, so many minutes after noon. */
    Teller sent(EvidenceEvent event, Stage stage, int message, long minutes) {
        return tell(event, stage, message, minutes, GUARD, MINISTRY, receipt(event, message));
    }

    Teller tell(
            EvidenceEvent event, Stage stage, int message, long minutes, PartyId from, PartyId to, Sha256 document) {
        MessageId id = message(message);
        TrailEntryBuilder entry = TrailEntry.of(event, stage, NOON.plusSeconds(60 * minutes))
                .message(id, Optional.ofNullable(last.get(id)))
                .conversation(conversation(message))
                .from(from)
                .to(to)
                .document(document);
        return add(id, entry);
    }

    /** An entry that names no receipt. */
    Teller undocumented(EvidenceEvent event, Stage stage, int message, long minutes) {
        MessageId id = message(message);
        return add(
                id,
                TrailEntry.of(event, stage, NOON.plusSeconds(60 * minutes))
                        .message(id, Optional.ofNullable(last.get(id)))
                        .conversation(conversation(message))
                        .from(GUARD)
                        .to(MINISTRY));
    }

    /** Digest of the conversation that this node has a message in: ten messages each. */
    Sha256 conversation(int message) {
        return Sha256.of((node + message / 10).getBytes(UTF_8));
    }

    /** What it says of a ledger. */
    Teller ledger(EvidenceEvent event, PartyId peer, String day, Sha256 ledger, long minutes) {
        return put(TrailEntry.of(event, Stage.TRAIL, NOON.plusSeconds(60 * minutes))
                .from(new PartyId(node + "-gw"))
                .to(peer)
                .rule(day)
                .document(ledger));
    }

    Teller started(long minutes) {
        return put(TrailEntry.of(EvidenceEvent.NODE_STARTED, Stage.TRAIL, NOON.plusSeconds(60 * minutes))
                .from(new PartyId(node + "-gw")));
    }

    Path exportTo(Path folder) throws IOException {
        return exportTo(folder, node + ".trm.example/trail/2026");
    }

    Path exportTo(Path folder, String origin) throws IOException {
        return SampleTrail.of(bodies).exportTo(folder.resolve(node), origin);
    }

    private Teller add(MessageId id, TrailEntryBuilder entry) {
        put(entry);
        last.put(id, bodies.getLast().leafHash());
        return this;
    }

    private Teller put(TrailEntryBuilder entry) {
        bodies.add(entry.build().toBytes());
        return this;
    }
}
