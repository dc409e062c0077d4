package org.trmgateway.auditor.tampering;

import static org.trmgateway.auditor.tampering.Tampering.flipped;
import static org.trmgateway.auditor.tampering.Tampering.put;
import static org.trmgateway.auditor.tampering.Tampering.remove;
import static org.trmgateway.auditor.tampering.Tampering.with;
import static org.trmgateway.auditor.tampering.Tampering.without;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;

/** Somebody with the folder and no key: each entry and each file changed, removed, inserted, swapped. */
final class FileCases {

    private static final int HASH = 32;
    private static final List<Tampering.ByteClass> KINDS = List.of(Tampering.ByteClass.values());

    private final SortedMap<String, byte[]> healthy;
    private final Random random = new Random(20261126);
    private final List<TamperingCase> cases = new ArrayList<>();

    FileCases(SortedMap<String, byte[]> healthy) {
        this.healthy = healthy;
    }

    List<TamperingCase> all() {
        for (Map.Entry<String, byte[]> file : healthy.entrySet()) {
            String path = file.getKey();
            if (path.contains("/tile/entries/")) {
                bundle(path, file.getValue());
            } else if (path.contains("/tile/")) {
                tile(path, file.getValue());
            }
        }
        folders();
        return cases;
    }

    private void bundle(String path, byte[] content) {
        List<Integer> starts = new ArrayList<>();
        for (int at = 0; at < content.length; ) {
            starts.add(at);
            at += 2 + length(content, at);
        }
        for (int number = 0; number < starts.size(); number++) {
            int start = starts.get(number) + 2;
            int end = start + length(content, starts.get(number));
            Tampering.ByteClass kind = KINDS.get(number % KINDS.size());
            add(
                    "%s entry %d changed: %s".formatted(path, number, kind),
                    "tile",
                    put(path, kind.change(content, start, end, random)));
        }
        for (int sample : List.of(0, starts.size() / 2, starts.size() - 1)) {
            int start = starts.get(sample);
            int length = 2 + length(content, start);
            byte[] entry = java.util.Arrays.copyOfRange(content, start, start + length);
            String where = path + " entry " + sample;
            add(where + " length changed", "bundle", put(path, flipped(content, start + 1, 1)));
            add(where + " removed", "bundle", put(path, without(content, start, length)));
            add(where + " inserted again", "bundle", put(path, with(content, start, entry)));
            add(
                    where + " swapped with entry 7",
                    "tile",
                    put(path, Tampering.swapped(content, starts.size(), sample, 7)));
        }
        add(path + " removed", "file-missing", remove(path));
        add(path + " emptied", "bundle", put(path, new byte[0]));
    }

    private void tile(String path, byte[] content) {
        for (int hash = 0; hash < content.length / HASH; hash += 1 + random.nextInt(40)) {
            add(
                    path + " hash " + hash + " changed",
                    "tile",
                    put(path, flipped(content, hash * HASH + random.nextInt(HASH), 1 << random.nextInt(8))));
        }
        byte[] first = java.util.Arrays.copyOf(content, HASH);
        add(path + " hash removed", "tile", put(path, without(content, 0, HASH)));
        add(path + " hash inserted", "tile", put(path, with(content, 0, first)));
        if (content.length > HASH) {
            add(path + " hashes swapped", "tile", put(path, with(without(content, 0, HASH), HASH, first)));
        }
        add(path + " cut", "tile", put(path, without(content, content.length - 1, 1)));
        add(path + " removed", "file-missing", remove(path));
    }

    private void folders() {
        String first = SampleNode.FIRST;
        String second = SampleNode.SECOND;
        String full = first + "/tile/entries/000";
        String partial = first + "/tile/entries/001.p/144";
        add("bundles swapped", "bundle", swapped(full, partial));
        add("tiles swapped", "tile", swapped(first + "/tile/0/000", first + "/tile/1/000.p/1"));
        add("logs swapped", "checkpoint", swapped(first + "/checkpoint", second + "/checkpoint"));
        add("a file inserted", "file-unexpected", put(first + "/tile/0/002", "more"));
        add("a file inserted between the logs", "file-unexpected", put("tile", "more"));
        add("a wider tile inserted", "file-unexpected", put(first + "/tile/0/001", healthy.get(first + "/tile/0/000")));
        add("order of logs turned", "logs", put("logs", second + "\n" + first + "\n"));
        add("a log named twice", "logs", put("logs", first + "\n" + first + "\n" + second + "\n"));
        add("a log named that is not there", "checkpoint", put("logs", first + "\n" + second + "\n2028\n"));
        add("the last log left out", "file-unexpected", put("logs", first + "\n"));
        add("the first log left out", "opened", put("logs", second + "\n"));
        add("no log named", "logs", put("logs", ""));
        add("a name that leads elsewhere", "logs", put("logs", "../" + first + "\n"));
        add("last line not ended", "logs", put("logs", first + "\n" + second));
        add("opened changed", "opened", put(second + "/opened", flipped(healthy.get(second + "/opened"), 60, 1)));
        add("opened removed", "opened", remove(second + "/opened"));
        add("opened inserted in the first log", "opened", put(first + "/opened", healthy.get(second + "/opened")));
        byte[] stamp = healthy.get(first + "/checkpoint.tsr");
        add("stamp broken", "stamp", put(first + "/checkpoint.tsr", without(stamp, 0, 1)));
        add("stamp emptied", "stamp", put(first + "/checkpoint.tsr", new byte[0]));
        add("stamps swapped", "stamp", swapped(first + "/checkpoint.tsr", second + "/checkpoint.tsr"));
        cases.add(TamperingCase.harmless("nothing done", Map.of()));
        cases.add(
                TamperingCase.harmless("stamp removed, which is asked for nowhere", remove(first + "/checkpoint.tsr")));
    }

    private Map<String, Optional<byte[]>> swapped(String one, String other) {
        return Map.of(one, Optional.of(healthy.get(other)), other, Optional.of(healthy.get(one)));
    }

    private void add(String name, String expected, Map<String, Optional<byte[]>> changes) {
        cases.add(TamperingCase.of(name, expected, changes));
    }

    private static int length(byte[] content, int at) {
        return (content[at] & 0xff) << 8 | (content[at + 1] & 0xff);
    }
}
