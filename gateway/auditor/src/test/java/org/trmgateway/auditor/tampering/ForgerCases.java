package org.trmgateway.auditor.tampering;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.trmgateway.referral.Sha256;
import org.trmgateway.trail.EntryBytes;
import org.trmgateway.trail.note.Checkpoint;
import org.trmgateway.trail.note.SignedNote;

/**
 * The operator himself: he has the database and the keys of the log, and hashes and signs everything anew. What stands against him is what others
 * saw before.
 */
final class ForgerCases {

    private static final List<String> NOBODY = List.of();

    private final SampleNode node;
    private final List<TamperingCase> cases = new ArrayList<>();

    ForgerCases(SampleNode node) {
        this.node = node;
    }

    List<TamperingCase> all() {
        EntryBytes strange = node.second().bodies().get(120);
        rechained("changed in an entry", "checkpoint-quorum", entries -> {
            entries.set(150, SampleNode.altered(entries.get(150), "by-mvd", "by-xxx"));
            return entries;
        });
        rechained("removed an entry", "message-order", entries -> {
            entries.remove(sealed(entries));
            return entries;
        });
        rechained("inserted an entry again", "message-order", entries -> {
            entries.add(130, strange);
            return entries;
        });
        rechained("swapped two entries of a message", "message-order", entries -> {
            Collections.swap(entries, sealed(entries), sealed(entries) + SampleEntries.INTERLEAVED);
            return entries;
        });
        rechained("removed the last entry of a message", "checkpoint-quorum", entries -> {
            entries.remove(entries.size() - 1);
            return entries;
        });
        rechained("cut the log off", "checkpoint-quorum", entries -> entries.subList(0, 150));
        rechained("wrote a blank", "entry", entries -> {
            entries.set(160, SampleNode.altered(entries.get(160), "\"v\":1", "\"v\": 1"));
            return entries;
        });
        rechained("wrote an unknown member", "entry", entries -> {
            entries.set(160, SampleNode.altered(entries.get(160), "\"v\":1", "\"v\":1,\"w\":\"x\""));
            return entries;
        });
        rechained("wrote an event that is none", "entry", entries -> {
            entries.set(160, SampleNode.altered(entries.get(160), "\"event\":\"", "\"event\":\"No"));
            return entries;
        });
        rechained("left out the opening", "opened", entries -> entries.subList(1, entries.size()));
        rechained("opened twice", "opened", entries -> {
            entries.add(150, entries.get(0));
            return entries;
        });
        keptSignatures();
        clocks();
        forks();
        replays();
        openings();
        emptyLogs();
        recoveries();
        return cases;
    }

    /** The second entry of a message that has four. */
    private static int sealed(List<EntryBytes> entries) {
        int index = 100;
        while (!new String(entries.get(index).toArray(), UTF_8).contains("MessageSealed")) {
            index++;
        }
        return index;
    }

    /** A log that was changed, with the node's own signatures; and what an auditor without policies finds if he kept a checkpoint. */
    private void rechained(String name, String expected, UnaryOperator<List<EntryBytes>> forgery) {
        SampleLog forged = new SampleLog(forgery.apply(node.second().bodies()));
        SignedNote note = SampleNode.note(SampleNode.SECOND, forged.head(), node.now(), NOBODY);
        Map<String, Optional<byte[]>> changes = second(forged, note);
        cases.add(TamperingCase.of("forger " + name, expected, changes));
        cases.add(TamperingCase.of("forger " + name + "; nobody saw it", "checkpoint-quorum", changes));
        cases.add(TamperingCase.of("forger " + name + "; kept checkpoint", "earlier", changes)
                .withoutPolicies()
                .earlier(node.secondNote().bytes()));
    }

    /** The forger copies the witnesses' lines, or leaves the checkpoint alone. */
    private void keptSignatures() {
        List<EntryBytes> entries = node.second().bodies();
        entries.set(150, SampleNode.altered(entries.get(150), "by-mvd", "by-xxx"));
        SampleLog forged = new SampleLog(entries);
        SignedNote own = SampleNode.note(SampleNode.SECOND, forged.head(), node.now(), NOBODY);
        SignedNote copied = own.with(node.secondNote().signatures().subList(2, 8));
        cases.add(TamperingCase.of("forger copied cosignatures", "checkpoint-signature", second(forged, copied)));
        Map<String, Optional<byte[]>> honestNote = new HashMap<>(second(forged, own));
        honestNote.remove(SampleNode.SECOND + "/checkpoint");
        cases.add(TamperingCase.of("forger left the checkpoint", "root", honestNote));
    }

    /** What witnesses cannot see: they get hashes only. The times are for the auditor. */
    private void clocks() {
        clock("clock turned back ten minutes", 100, Instant.parse("2027-01-01T00:06:50.000Z"));
        clock("clock turned forward an hour", 180, Instant.parse("2027-01-01T01:30:00.000Z"));
        clock("clock turned back two days", 150, Instant.parse("2026-12-30T12:00:00.000Z"));
        clock("clock turned forward ten years", 199, Instant.parse("2037-01-01T00:00:00.000Z"));
        clock(
                "clock turned forward, and a witness helps",
                199,
                Instant.parse("2037-01-01T00:00:00.000Z"),
                Optional.of(Instant.parse("9999-12-31T23:59:59Z")));
    }

    private void clock(String name, int from, Instant at) {
        clock(name, from, at, Optional.empty());
    }

    /** With a time that the last witness gave instead of its own. */
    private void clock(String name, int from, Instant at, Optional<Instant> falseTime) {
        List<EntryBytes> entries = node.second().bodies();
        String text = new String(entries.get(from).toArray(), UTF_8);
        int place = text.indexOf("\"at\":\"") + 6;
        String turned = at.toString().length() == 20 ? at.toString().replace("Z", ".000Z") : at.toString();
        entries.set(from, SampleNode.altered(entries.get(from), text.substring(place, place + 24), turned));
        SampleLog log = new SampleLog(entries);
        SignedNote note = SampleNode.note(
                SampleNode.SECOND,
                log.head(),
                node.now(),
                falseTime.isPresent() ? List.of("iom", "rs") : SampleNode.WITNESSES);
        if (falseTime.isPresent()) {
            note = note.with(SeededKeys.ofWitness("sk").sign(Checkpoint.read(note.text()), falseTime.get()));
        }
        cases.add(TamperingCase.of(name, "clock", second(log, note)));
    }

    /** One log shown to the neutral node, another of the same size to the others: neither gets a quorum, and either convicts the other. */
    private void forks() {
        List<EntryBytes> entries = node.second().bodies();
        entries.set(199, SampleNode.altered(entries.get(199), "by-mvd", "by-xxx"));
        SampleLog fork = new SampleLog(entries);
        SignedNote toOne = SampleNode.note(SampleNode.SECOND, node.second().head(), node.now(), List.of("iom"));
        SignedNote toOthers = SampleNode.note(SampleNode.SECOND, fork.head(), node.now(), List.of("rs", "sk"));
        cases.add(TamperingCase.of(
                "fork: what the neutral node was shown", "checkpoint-quorum", second(node.second(), toOne)));
        cases.add(TamperingCase.of("fork: what the others were shown", "checkpoint-quorum", second(fork, toOthers)));
        cases.add(TamperingCase.of("fork: the others' checkpoint against it", "earlier", second(node.second(), toOne))
                .withoutPolicies()
                .earlier(toOthers.bytes()));
    }

    /** An export of an earlier day verifies, but not before the eyes of somebody who has seen more. */
    private void replays() {
        SampleLog old = new SampleLog(node.second().bodies().subList(0, 120));
        SignedNote note = SampleNode.note(SampleNode.SECOND, old.head(), node.now(), SampleNode.WITNESSES);
        Map<String, Optional<byte[]>> changes = second(old, note);
        cases.add(TamperingCase.harmless("export of an earlier day", changes));
        Map<String, Optional<byte[]>> gone = new HashMap<>(changes(SampleNode.SECOND, new TreeMap<>()));
        gone.put("logs", Optional.of((SampleNode.FIRST + "\n").getBytes(UTF_8)));
        cases.add(TamperingCase.harmless("export without its last log", gone));
        cases.add(TamperingCase.of("export without its last log replayed", "earlier", gone)
                .earlier(node.secondNote().bytes()));
        cases.add(TamperingCase.of("export of an earlier day replayed", "earlier", changes)
                .earlier(node.secondNote().bytes()));
        cases.add(
                TamperingCase.harmless("checkpoint of an earlier day", Map.of()).earlier(note.bytes()));
        cases.add(TamperingCase.of("the log was replaced by another node's", "earlier", Map.of())
                .earlier(SampleNode.note("2025", old.head(), node.now(), NOBODY).bytes()));
        for (int size : List.of(1, 17, 199, 200)) {
            SignedNote kept = SampleNode.note(SampleNode.SECOND, node.second().headAt(size), node.now(), NOBODY);
            cases.add(TamperingCase.harmless("checkpoint kept at size " + size, Map.of())
                    .earlier(kept.bytes()));
        }
        for (int size : List.of(255, 256, 257, 400)) {
            SignedNote kept = SampleNode.note(SampleNode.FIRST, node.first().headAt(size), node.now(), NOBODY);
            cases.add(TamperingCase.harmless("checkpoint of the first log kept at size " + size, Map.of())
                    .earlier(kept.bytes()));
        }
    }

    /** The first log forged with all that follows from it; or the second opened on something else. */
    private void openings() {
        SignedNote other =
                SampleNode.note(SampleNode.FIRST, node.first().headAt(399), node.now(), SampleNode.WITNESSES);
        opened("opened on a checkpoint that is not the last", other, "opened");
        SignedNote alone = SampleNode.note(SampleNode.FIRST, node.first().head(), node.now(), NOBODY);
        opened("opened on a checkpoint that nobody saw", alone, "opened");
        SignedNote later = SampleNode.note(SampleNode.FIRST, node.first().head(), node.now(), List.of("iom", "sk"));
        cases.add(TamperingCase.harmless("opened on the last checkpoint as others saw it", openedOn(later)));
        List<EntryBytes> entries = node.first().bodies();
        entries.set(90, SampleNode.altered(entries.get(90), "by-mvd", "by-xxx"));
        SampleLog forged = new SampleLog(entries);
        SignedNote note = SampleNode.note(SampleNode.FIRST, forged.head(), node.now(), NOBODY);
        Map<String, Optional<byte[]>> changes =
                new HashMap<>(changes(SampleNode.FIRST, node.files(SampleNode.FIRST, forged, note, Optional.empty())));
        cases.add(TamperingCase.of("forger changed the first log", "opened", changes)
                .withoutPolicies());
        changes.putAll(openedOn(note));
        cases.add(TamperingCase.of("forger changed both logs", "checkpoint-quorum", changes));
    }

    /** Anything at all as the order of a recovery would make a log forget the one before it. */
    private void recoveries() {
        byte[] order = "anything at all".getBytes(UTF_8);
        List<EntryBytes> entries = node.second().bodies();
        EntryBytes recovered = SampleNode.altered(
                entries.get(0),
                Sha256.of(node.firstNote().bytes()).hex(),
                Sha256.of(order).hex());
        entries.set(0, SampleNode.altered(recovered, "LogOpened", "LogRecovered"));
        SampleLog log = new SampleLog(entries);
        SignedNote note = SampleNode.note(SampleNode.SECOND, log.head(), node.now(), SampleNode.WITNESSES);
        cases.add(TamperingCase.of(
                "recovered on anything at all",
                "opened",
                changes(SampleNode.SECOND, node.files(SampleNode.SECOND, log, note, Optional.of(order)))));
    }

    /** A log without a first entry says nothing of the one before it. */
    private void emptyLogs() {
        SampleLog empty = new SampleLog(List.of());
        SignedNote note = SampleNode.note(SampleNode.SECOND, empty.head(), node.now(), SampleNode.WITNESSES);
        cases.add(TamperingCase.of("an empty log after the first", "opened", second(empty, note)));
        Map<String, Optional<byte[]>> between = new HashMap<>(second(empty, note));
        SampleLog third = new SampleLog(openedEntries(note));
        SignedNote thirdNote = SampleNode.note("2028", third.head(), node.now(), SampleNode.WITNESSES);
        between.putAll(changes("2028", node.files("2028", third, thirdNote, Optional.of(note.bytes()))));
        between.put("logs", Optional.of("2026\n2027\n2028\n".getBytes(UTF_8)));
        cases.add(TamperingCase.of("an empty log in between", "opened", between).withoutPolicies());
    }

    private void opened(String name, SignedNote note, String expected) {
        cases.add(TamperingCase.of(name, expected, openedOn(note)));
    }

    private Map<String, Optional<byte[]>> openedOn(SignedNote note) {
        SampleLog log = new SampleLog(openedEntries(note));
        SignedNote own = SampleNode.note(SampleNode.SECOND, log.head(), node.now(), SampleNode.WITNESSES);
        return changes(SampleNode.SECOND, node.files(SampleNode.SECOND, log, own, Optional.of(note.bytes())));
    }

    private List<EntryBytes> openedEntries(SignedNote note) {
        List<EntryBytes> entries = node.second().bodies();
        entries.set(
                0,
                SampleNode.altered(
                        entries.get(0),
                        Sha256.of(node.firstNote().bytes()).hex(),
                        Sha256.of(note.bytes()).hex()));
        return entries;
    }

    private Map<String, Optional<byte[]>> second(SampleLog log, SignedNote note) {
        return changes(
                SampleNode.SECOND,
                node.files(
                        SampleNode.SECOND,
                        log,
                        note,
                        Optional.of(node.firstNote().bytes())));
    }

    /** All files of the folder are as given: those that are not given are gone. */
    private Map<String, Optional<byte[]>> changes(String folder, SortedMap<String, byte[]> files) {
        Map<String, Optional<byte[]>> changes = new HashMap<>();
        node.files().keySet().stream()
                .filter(path -> path.startsWith(folder + "/"))
                .forEach(path -> changes.put(path, Optional.empty()));
        files.forEach((path, content) -> changes.put(path, Optional.of(content)));
        return changes;
    }
}
