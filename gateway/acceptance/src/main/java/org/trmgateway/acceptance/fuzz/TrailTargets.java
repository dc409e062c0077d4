package org.trmgateway.acceptance.fuzz;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Refusal;
import org.trmgateway.referral.Sha256;
import org.trmgateway.referral.Stage;
import org.trmgateway.trail.ConsistencyProof;
import org.trmgateway.trail.EntryBundle;
import org.trmgateway.trail.EntryBytes;
import org.trmgateway.trail.InclusionProof;
import org.trmgateway.trail.SizeAndRoot;
import org.trmgateway.trail.Tile;
import org.trmgateway.trail.TileCoordinate;
import org.trmgateway.trail.TrailEntry;
import org.trmgateway.trail.export.NodeExport;
import org.trmgateway.trail.note.Checkpoint;
import org.trmgateway.trail.note.OpenLog;
import org.trmgateway.trail.note.SignedNote;

/** What a trail that somebody else exported consists of, and proofs about it. */
final class TrailTargets {

    private static final int WIDTH = 3;
    private static final Sha256 HASH = Sha256.of(new byte[] {1});

    private TrailTargets() {}

    static Map<String, Target> all() {
        EntryBytes entry = entry();
        Map<String, Target> targets = new LinkedHashMap<>();
        for (Target target : List.of(
                Target.of("trail-entry", List.of(entry.toArray()), bytes -> TrailEntry.read(new EntryBytes(bytes))),
                Target.of(
                        "trail-bundle",
                        List.of(new EntryBundle(List.of(entry, entry, entry)).bytes()),
                        bytes -> EntryBundle.read(bytes, WIDTH).entries().forEach(TrailEntry::read)),
                Target.of(
                        "trail-tile",
                        List.of(new byte[WIDTH * Tile.HASH_LENGTH]),
                        bytes -> Tile.read(new TileCoordinate(0, 0, WIDTH), bytes)),
                Target.of(
                        "trail-checkpoint",
                        List.of(checkpoint()),
                        bytes -> TileCoordinate.of(Math.min(
                                Checkpoint.read(SignedNote.read(bytes).text()).size(), 1 << 16))),
                Target.of(
                        "open-log",
                        List.of(new OpenLog(entry, checkpoint(), List.of(HASH), SignedNote.read(checkpoint())).bytes()),
                        bytes -> {
                            OpenLog request = OpenLog.read(bytes);
                            request.verify(Checkpoint.read(request.note().text()));
                        }),
                Target.of("trail-logs", List.of("2026\n2026-2\n2027\n".getBytes(US_ASCII)), NodeExport::read),
                Target.of("inclusion-proof", List.of(proof(5, 8, 3)), bytes -> {
                    ByteBuffer in = numbers(bytes);
                    new InclusionProof(in.getLong(), in.getLong(), hashes(in)).verify(HASH, HASH);
                }),
                Target.of("consistency-proof", List.of(proof(4, 7, 3)), bytes -> {
                    ByteBuffer in = numbers(bytes);
                    new ConsistencyProof(in.getLong(), in.getLong(), hashes(in)).verify(HASH, HASH);
                }))) {
            targets.put(target.name(), target);
        }
        return targets;
    }

    private static EntryBytes entry() {
        return TrailEntry.of(EvidenceEvent.RELAY_REJECTION, Stage.OPEN, Instant.parse("2026-11-21T10:00:00.123Z"))
                .refusal(new Refusal(ErrorCode.OPEN_EXPIRED, Detail.of("E1", "expires")))
                .message(MessageId.parse("019a5f00-0000-7000-8000-000000000001"), Optional.of(HASH))
                .from(new PartyId("pl-sg"))
                .to(new PartyId("by-mvd"))
                .build()
                .toBytes();
    }

    private static byte[] checkpoint() {
        String text = new Checkpoint("pl.trm.example/trail/2026", new SizeAndRoot(7, HASH)).text();
        String signature = Base64.getEncoder().encodeToString(new byte[4 + 64]);
        return (text + "\n\u2014 pl.trm.example/trail/2026 " + signature + "\n").getBytes(UTF_8);
    }

    /** Two numbers, whatever was cut off, and then hashes. */
    private static byte[] proof(long one, long other, int hashes) {
        ByteBuffer out = ByteBuffer.allocate(2 * Long.BYTES + hashes * Tile.HASH_LENGTH);
        out.putLong(one).putLong(other);
        for (int i = 0; i < hashes; i++) {
            out.put(Sha256.of(new byte[] {(byte) i}).bytes());
        }
        return out.array();
    }

    private static ByteBuffer numbers(byte[] bytes) {
        return ByteBuffer.wrap(bytes.length < 2 * Long.BYTES ? new byte[2 * Long.BYTES] : bytes);
    }

    private static List<Sha256> hashes(ByteBuffer in) {
        List<Sha256> hashes = new ArrayList<>();
        byte[] hash = new byte[Tile.HASH_LENGTH];
        while (in.remaining() >= hash.length) {
            in.get(hash);
            hashes.add(new Sha256(HexFormat.of().formatHex(hash)));
        }
        return hashes;
    }
}
