package org.trmgateway.auditor.tampering;

import static java.nio.charset.StandardCharsets.UTF_8;

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

/** What an honest node writes over the turn of a year: messages of four entries each, five at a time, some of which began in the year before. */
final class SampleEntries {

    /** Messages that live at the same time, so that their entries alternate. */
    static final int INTERLEAVED = 5;

    private static final List<EvidenceEvent> LIFE = List.of(
            EvidenceEvent.SUBMISSION_ACCEPTANCE,
            EvidenceEvent.MESSAGE_SEALED,
            EvidenceEvent.RELAY_ACCEPTANCE,
            EvidenceEvent.CONTENT_HANDOVER);

    private final Map<MessageId, Sha256> last = new HashMap<>();
    private Instant now;
    private int number;

    SampleEntries() {
        this(Instant.parse("2026-12-31T22:00:00Z"));
    }

    SampleEntries(Instant start) {
        now = start;
    }

    List<EntryBytes> first(int size) {
        List<EntryBytes> bodies = new ArrayList<>();
        bodies.add(of(EvidenceEvent.NODE_STARTED, Optional.empty()));
        return grow(bodies, size);
    }

    List<EntryBytes> second(Sha256 opened, int size) {
        now = Instant.parse("2027-01-01T00:00:00Z");
        List<EntryBytes> bodies = new ArrayList<>();
        bodies.add(of(EvidenceEvent.LOG_OPENED, Optional.of(opened)));
        return grow(bodies, size);
    }

    /** What a node writes and then loses with its database. */
    void lost(int size) {
        grow(new ArrayList<>(), size);
    }

    /** A log that begins with the order of two officers. */
    List<EntryBytes> recovered(Sha256 opened, int size) {
        List<EntryBytes> bodies = new ArrayList<>();
        bodies.add(of(EvidenceEvent.LOG_RECOVERED, Optional.of(opened)));
        return grow(bodies, size);
    }

    /** The same when the order came later than what waited for it. */
    List<EntryBytes> recovered(Sha256 opened, Instant ordered, int size) {
        List<EntryBytes> bodies = new ArrayList<>();
        bodies.add(TrailEntry.of(EvidenceEvent.LOG_RECOVERED, Stage.TRAIL, ordered)
                .document(opened)
                .build()
                .toBytes());
        return grow(bodies, size);
    }

    /** The time of the entry that is written next. */
    Instant now() {
        return now;
    }

    private List<EntryBytes> grow(List<EntryBytes> bodies, int size) {
        while (bodies.size() < size) {
            int round = number / INTERLEAVED;
            int message = round / LIFE.size() * INTERLEAVED + number % INTERLEAVED;
            MessageId id = new MessageId(new UUID(0x019a_a5b6_3c7d_7000L, 0x8000_0000_0000_0000L + message));
            EntryBytes body = message(LIFE.get(round % LIFE.size()), id);
            last.put(id, body.leafHash());
            bodies.add(body);
            number++;
        }
        return bodies;
    }

    private EntryBytes message(EvidenceEvent event, MessageId id) {
        byte[] seed = id.toString().getBytes(UTF_8);
        return TrailEntry.of(event, Stage.DISPATCH, tick())
                .message(id, Optional.ofNullable(last.get(id)))
                .conversation(Sha256.of(seed, new byte[] {1}))
                .from(new PartyId("pl-sg"))
                .to(new PartyId("by-mvd"))
                .envelope(Sha256.of(seed))
                .document(Sha256.of(seed, event.wireName().getBytes(UTF_8)))
                .policy("2026.11.3")
                .suite("S2")
                .rule("choreography/" + number)
                .build()
                .toBytes();
    }

    private EntryBytes of(EvidenceEvent event, Optional<Sha256> document) {
        var entry = TrailEntry.of(event, Stage.TRAIL, tick());
        document.ifPresent(entry::document);
        return entry.build().toBytes();
    }

    private Instant tick() {
        now = now.plusSeconds(10);
        return now;
    }
}
