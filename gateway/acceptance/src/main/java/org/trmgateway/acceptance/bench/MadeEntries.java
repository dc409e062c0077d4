package org.trmgateway.acceptance.bench;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import org.trmgateway.referral.EnvelopeMetadata;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Sha256;
import org.trmgateway.referral.Stage;
import org.trmgateway.trail.TrailEntry;
import org.trmgateway.trail.TrailEntryBuilder;

/**
 * Entries made up from a seed, with the members and the length of those that a sending node writes: message after message, of each the four from
 * its acceptance to its delivery, each naming the one before. Not thread-safe.
 */
final class MadeEntries {

    private static final Instant BEGIN = Instant.parse("2026-01-05T08:00:00Z");
    private static final PartyId FROM = new PartyId("pl-sg");
    private static final PartyId TO = new PartyId("by-mvd");
    private static final EnvelopeMetadata.Versions VERSIONS =
            new EnvelopeMetadata.Versions("2026.11", "2026.3", "2026.2", "pl-2026.1");
    private static final int MESSAGES_OF_A_CASE = 5;

    private record Event(EvidenceEvent event, Stage stage) {}

    private static final List<Event> LIFE = List.of(
            new Event(EvidenceEvent.SUBMISSION_ACCEPTANCE, Stage.INTAKE),
            new Event(EvidenceEvent.MESSAGE_SEALED, Stage.SEAL),
            new Event(EvidenceEvent.RELAY_ACCEPTANCE, Stage.DISPATCH),
            new Event(EvidenceEvent.CONTENT_HANDOVER, Stage.DISPATCH));

    private final SplittableRandom random;
    private long count;
    private MessageId message;
    private Sha256 conversation;
    private Sha256 envelope;
    private Optional<Sha256> previous = Optional.empty();

    MadeEntries(long seed) {
        this.random = new SplittableRandom(seed);
        this.message = id();
        this.conversation = digest();
        this.envelope = digest();
    }

    /** The next entry; {@link #follow} has to say what became of it before there is another. */
    TrailEntry next() {
        Event now = LIFE.get((int) (count % LIFE.size()));
        if (now.event() == EvidenceEvent.SUBMISSION_ACCEPTANCE) {
            begin();
        }
        TrailEntryBuilder entry = TrailEntry.of(now.event(), now.stage(), BEGIN.plusMillis(count))
                .message(message, previous)
                .conversation(conversation)
                .from(FROM)
                .to(TO)
                .versions(VERSIONS)
                .suite("S2");
        if (now.event() != EvidenceEvent.SUBMISSION_ACCEPTANCE) {
            entry.envelope(envelope);
        }
        if (now.event() == EvidenceEvent.MESSAGE_SEALED) {
            entry.commitment(digest());
        } else {
            entry.document(digest());
        }
        count++;
        return entry.build();
    }

    /** The leaf hash of the entry that was handed out last. */
    void follow(Sha256 leaf) {
        previous = Optional.of(leaf);
    }

    private void begin() {
        previous = Optional.empty();
        message = id();
        envelope = digest();
        if (count / LIFE.size() % MESSAGES_OF_A_CASE == 0) {
            conversation = digest();
        }
    }

    /** UUIDv7 (RFC 9562, section 5.7) of a time that is made up too. */
    private MessageId id() {
        long time = BEGIN.plusMillis(count).toEpochMilli();
        long high = (time << 16) | 0x7000L | (random.nextLong() & 0xFFFL);
        long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new MessageId(new UUID(high, low));
    }

    private Sha256 digest() {
        byte[] bytes = new byte[Long.BYTES];
        random.nextBytes(bytes);
        return Sha256.of(bytes);
    }
}
