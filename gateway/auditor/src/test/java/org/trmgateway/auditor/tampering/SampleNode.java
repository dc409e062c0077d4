package org.trmgateway.auditor.tampering;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.Sha256;
import org.trmgateway.seal.RecoveryOrder;
import org.trmgateway.trail.EntryBytes;
import org.trmgateway.trail.SizeAndRoot;
import org.trmgateway.trail.export.TrailExport;
import org.trmgateway.trail.note.Checkpoint;
import org.trmgateway.trail.note.NoteSignature;
import org.trmgateway.trail.note.SignedNote;
import org.trmgateway.trail.note.WitnessPolicy;

/** A healthy node with two logs, one a year, witnessed by three others; and all that is needed to make it say something else. */
final class SampleNode {

    static final String BASE = "pl.trm.example/trail";
    static final String FIRST = "2026";
    static final String SECOND = "2027";
    static final List<String> WITNESSES = List.of("iom", "rs", "sk");

    private static final int FIRST_SIZE = 400;
    private static final int SECOND_SIZE = 200;

    private final SampleEntries entries = new SampleEntries();
    private final SampleLog first = new SampleLog(entries.first(FIRST_SIZE));
    private final SignedNote firstNote = note(FIRST, first.head(), entries.now(), WITNESSES);
    private final SampleLog second = new SampleLog(entries.second(Sha256.of(firstNote.bytes()), SECOND_SIZE));
    private final SignedNote secondNote = note(SECOND, second.head(), entries.now(), WITNESSES);
    private final SampleStamps stamps = new SampleStamps();
    private final SortedMap<String, byte[]> files = healthy();

    SampleLog first() {
        return first;
    }

    SampleLog second() {
        return second;
    }

    SignedNote firstNote() {
        return firstNote;
    }

    SignedNote secondNote() {
        return secondNote;
    }

    /** An order that the first log ends with less than others had seen. */
    static RecoveryOrder order(SizeAndRoot restored, Instant ordered) {
        return new RecoveryOrder(
                UUID.fromString("b6f3c7de-6a1c-4a43-9d44-6c7f7a3c2a10"),
                new NodeId("pl"),
                FIRST,
                new Checkpoint(origin(FIRST), restored),
                new Checkpoint(origin(FIRST), new SizeAndRoot(380, Sha256.of(new byte[] {1}))),
                Sha256.of(new byte[] {2}),
                RecoveryOrder.Reason.BACKUP_RESTORED,
                ordered,
                ordered.plusSeconds(3600));
    }

    /** When the last witness saw the second log. */
    Instant now() {
        return entries.now();
    }

    /** All files of the export. */
    SortedMap<String, byte[]> files() {
        return new TreeMap<>(files);
    }

    private SortedMap<String, byte[]> healthy() {
        SortedMap<String, byte[]> all = new TreeMap<>();
        all.put("logs", (FIRST + "\n" + SECOND + "\n").getBytes(UTF_8));
        all.putAll(files(FIRST, first, firstNote, Optional.empty()));
        all.putAll(files(SECOND, second, secondNote, Optional.of(firstNote.bytes())));
        return all;
    }

    /** The files of one log, whatever the note says of it. */
    SortedMap<String, byte[]> files(String folder, SampleLog log, SignedNote note, Optional<byte[]> opened) {
        SortedMap<String, byte[]> written = new TreeMap<>();
        try {
            Path scratch = Files.createTempDirectory("log");
            TrailExport.write(
                    scratch.resolve("log"), log, note, Optional.of(stamps.token(note.bytes(), entries.now())), opened);
            for (Path file : tree(scratch)) {
                if (Files.isRegularFile(file)) {
                    written.put(folder + "/" + scratch.resolve("log").relativize(file), Files.readAllBytes(file));
                }
                Files.delete(file);
            }
        } catch (IOException unwritable) {
            throw new IllegalStateException(unwritable);
        }
        return written;
    }

    /** A checkpoint signed by the node itself and by some witnesses. */
    static SignedNote note(String folder, SizeAndRoot head, Instant at, List<String> witnesses) {
        Checkpoint checkpoint = new Checkpoint(origin(folder), head);
        List<NoteSignature> lines =
                new ArrayList<>(SeededKeys.ofLog("pl", origin(folder)).sign(checkpoint, at));
        witnesses.forEach(name -> lines.addAll(SeededKeys.ofWitness(name).sign(checkpoint, at)));
        return new SignedNote(checkpoint.text(), lines);
    }

    /** Its text, with what other keys said of it. */
    static SignedNote note(SignedNote text, List<NoteSignature> lines) {
        return new SignedNote(text.text(), lines);
    }

    static String origin(String folder) {
        return BASE + "/" + folder;
    }

    /** Who must have seen a log: the neutral node, and one of the two others. */
    static String policy(String folder) {
        StringBuilder text = new StringBuilder();
        SeededKeys log = SeededKeys.ofLog("pl", origin(folder));
        text.append("log ").append(log.ed25519().verifier()).append('\n');
        text.append("log ").append(log.mlDsa44().verifier()).append('\n');
        for (String name : WITNESSES) {
            SeededKeys keys = SeededKeys.ofWitness(name);
            text.append("witness %s-ed25519 %s\n".formatted(name, keys.ed25519().verifier()));
            text.append(
                    "witness %s-ml-dsa-44 %s\n".formatted(name, keys.mlDsa44().verifier()));
            text.append("group %s all %s-ed25519 %s-ml-dsa-44\n".formatted(name, name, name));
        }
        return text.append("group others 1 rs sk\ngroup enough all iom others\nquorum enough\n")
                .toString();
    }

    static Map<String, String> policies() {
        return Map.of(FIRST, policy(FIRST), SECOND, policy(SECOND));
    }

    static List<WitnessPolicy> readPolicies() {
        return policies().values().stream()
                .map(text -> WitnessPolicy.read(text.getBytes(UTF_8)))
                .toList();
    }

    /** An entry with a text in it replaced. */
    static EntryBytes altered(EntryBytes entry, String what, String by) {
        String text = new String(entry.toArray(), UTF_8);
        if (!text.contains(what)) {
            throw new IllegalArgumentException("nothing to alter");
        }
        return new EntryBytes(text.replace(what, by).getBytes(UTF_8));
    }

    private static List<Path> tree(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.sorted((one, other) -> other.compareTo(one)).toList();
        }
    }
}
