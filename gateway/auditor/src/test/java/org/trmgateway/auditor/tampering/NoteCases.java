package org.trmgateway.auditor.tampering;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.trmgateway.auditor.tampering.Tampering.put;
import static org.trmgateway.auditor.tampering.Tampering.remove;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** The checkpoint: each line of it, and each signature changed, removed, inserted, swapped. */
final class NoteCases {

    private static final String CHECKPOINT = SampleNode.SECOND + "/checkpoint";
    private static final List<String> SIGNERS =
            List.of("log", "log ml-dsa", "iom", "iom ml-dsa", "rs", "rs ml-dsa", "sk", "sk ml-dsa");

    private final List<String> lines;
    private final Random random = new Random(20261127);
    private final List<TamperingCase> cases = new ArrayList<>();

    NoteCases(SampleNode node) {
        this.lines = List.of(node.secondNote().toString().split("\n", -1));
    }

    List<TamperingCase> all() {
        text();
        for (int signer = 0; signer < SIGNERS.size(); signer++) {
            signature(4 + signer, SIGNERS.get(signer));
        }
        add("another witness instead of iom", "checkpoint-quorum", without(without(lines, 7), 6));
        add("rs and sk without iom, who is not one of the others", "checkpoint-quorum", without(lines, 6));
        add("rs and sk removed", "checkpoint-quorum", lines.subList(0, 8), List.of(""));
        add("lines of rs and sk that lack one key each", "checkpoint-quorum", without(without(lines, 10), 9));
        harmless("one of the others is enough", lines.subList(0, 10), List.of(""));
        harmless("signatures in another order", swapped(lines, 4, 9));
        harmless("a line of somebody unknown", lines.subList(0, 12), List.of(renamed(lines.get(11)), ""));
        add("no signature left", "checkpoint", lines.subList(0, 4), List.of(""));
        cases.add(TamperingCase.of("checkpoint removed", "checkpoint", remove(CHECKPOINT)));
        cases.add(TamperingCase.of("checkpoint emptied", "checkpoint", put(CHECKPOINT, new byte[0])));
        add("last line not ended", "checkpoint", lines.subList(0, 12));
        return cases;
    }

    private void text() {
        String origin = lines.get(0);
        add("origin of another year", "checkpoint", with(0, origin.replace("2027", "2028")));
        add("origin of another node", "logs", with(0, origin.replace("pl.", "by.")));
        add("size one less", "checkpoint-signature", with(1, "199"));
        add("size one more", "checkpoint-signature", with(1, "201"));
        add("size made up", "file-missing", with(1, "123456789012345678"));
        add("size with a zero in front", "checkpoint", with(1, "0200"));
        add("size that is none", "checkpoint", with(1, "2OO"));
        byte[] root = Base64.getDecoder().decode(lines.get(2));
        String other = Base64.getEncoder().encodeToString(Tampering.flipped(root, random.nextInt(32), 4));
        add("root changed", "root", with(2, other));
        add("root changed, as its signers see it", "checkpoint-signature", with(2, other));
        add("root with loose bits", "checkpoint", with(2, loose(lines.get(2))));
        add("root cut", "checkpoint", with(2, lines.get(2).substring(4)));
        add("an extension line inserted", "checkpoint", inserted(3, "more"));
        add("a carriage return inserted", "checkpoint", with(0, origin + "\r"));
    }

    private void signature(int line, String signer) {
        String value = lines.get(line).substring(lines.get(line).lastIndexOf(' ') + 1);
        byte[] bytes = Base64.getDecoder().decode(value);
        String front = lines.get(line).substring(0, lines.get(line).lastIndexOf(' ') + 1);
        for (int sample = 0; sample < 3; sample++) {
            byte[] changed = Tampering.flipped(bytes, 12 + random.nextInt(bytes.length - 12), 1 << random.nextInt(8));
            add(
                    signer + ": signature changed, sample " + sample,
                    "checkpoint-signature",
                    with(line, front + Base64.getEncoder().encodeToString(changed)));
        }
        byte[] earlier = Tampering.flipped(bytes, 11, 1);
        add(
                signer + ": time or first bytes changed",
                "checkpoint-signature",
                with(line, front + Base64.getEncoder().encodeToString(earlier)));
        byte[] cut = java.util.Arrays.copyOf(bytes, bytes.length - 1);
        add(
                signer + ": signature cut",
                "checkpoint-signature",
                with(line, front + Base64.getEncoder().encodeToString(cut)));
        add(signer + ": line inserted twice", "checkpoint-signature", inserted(line, lines.get(line)));
        add(signer + ": no Base64", "checkpoint", with(line, front + "*" + value.substring(1)));
        boolean isLog = line < 6;
        boolean isNeutral = line == 6 || line == 7;
        for (Map.Entry<String, List<String>> way : Map.of(
                        signer + ": line removed", without(lines, line),
                        signer + ": name changed", with(line, renamed(lines.get(line))))
                .entrySet()) {
            if (isLog || isNeutral) {
                add(way.getKey(), isLog ? "checkpoint-log" : "checkpoint-quorum", way.getValue());
            } else {
                harmless(way.getKey(), way.getValue());
            }
        }
    }

    /** Under a name of nobody. */
    private static String renamed(String line) {
        return line.replace("\u2014 ", "\u2014 x");
    }

    private static String loose(String base64) {
        char last = base64.charAt(base64.length() - 2);
        return base64.substring(0, base64.length() - 2) + (char) (last + 1) + "=";
    }

    private List<String> with(int line, String text) {
        List<String> changed = new ArrayList<>(lines);
        changed.set(line, text);
        return changed;
    }

    private List<String> inserted(int line, String text) {
        List<String> changed = new ArrayList<>(lines);
        changed.add(line, text);
        return changed;
    }

    private static List<String> without(List<String> lines, int line) {
        List<String> changed = new ArrayList<>(lines);
        changed.remove(line);
        return changed;
    }

    private static List<String> swapped(List<String> lines, int one, int other) {
        List<String> changed = new ArrayList<>(lines);
        java.util.Collections.swap(changed, one, other);
        return changed;
    }

    @SafeVarargs
    private void add(String name, String expected, List<String>... parts) {
        cases.add(TamperingCase.of("checkpoint: " + name, expected, changed(parts)));
    }

    @SafeVarargs
    private void harmless(String name, List<String>... parts) {
        cases.add(TamperingCase.harmless("checkpoint: " + name, changed(parts)));
    }

    /** The stamp is about other bytes then, and taken away: it is not what is looked at here. */
    @SafeVarargs
    private static Map<String, Optional<byte[]>> changed(List<String>... parts) {
        List<String> all = new ArrayList<>();
        for (List<String> part : parts) {
            all.addAll(part);
        }
        return Map.of(
                CHECKPOINT,
                Optional.of(String.join("\n", all).getBytes(UTF_8)),
                SampleNode.SECOND + "/checkpoint.tsr",
                Optional.empty());
    }
}
