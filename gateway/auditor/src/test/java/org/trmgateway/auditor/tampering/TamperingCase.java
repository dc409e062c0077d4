package org.trmgateway.auditor.tampering;

import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * An export that somebody changed in one way.
 *
 * @param name what was done to it
 * @param expected the check that has to find it; empty when it does no harm and has to verify
 * @param changes files that are other than in the healthy export; without content, those that are gone
 * @param earlier a checkpoint that the auditor had kept
 * @param withPolicies whether the auditor knows who must have seen the logs
 */
record TamperingCase(
        String name,
        Optional<String> expected,
        SortedMap<String, Optional<byte[]>> changes,
        Optional<byte[]> earlier,
        boolean withPolicies) {

    static TamperingCase of(String name, String expected, Map<String, Optional<byte[]>> changes) {
        return new TamperingCase(name, Optional.of(expected), new TreeMap<>(changes), Optional.empty(), true);
    }

    static TamperingCase harmless(String name, Map<String, Optional<byte[]>> changes) {
        return new TamperingCase(name, Optional.empty(), new TreeMap<>(changes), Optional.empty(), true);
    }

    TamperingCase earlier(byte[] checkpoint) {
        return new TamperingCase(name, expected, changes, Optional.of(checkpoint), withPolicies);
    }

    TamperingCase withoutPolicies() {
        return new TamperingCase(name, expected, changes, earlier, false);
    }

    /** One line of JSON, in which a file is said as what of the healthy one stays before and behind, and what comes in between. */
    String json(Map<String, byte[]> healthy) {
        String files = changes.entrySet().stream()
                .map(change -> "\"" + change.getKey() + "\":"
                        + change.getValue()
                                .map(content -> delta(healthy.getOrDefault(change.getKey(), new byte[0]), content))
                                .orElse("null"))
                .collect(Collectors.joining(","));
        String kept = earlier.map(bytes -> "\"" + Base64.getEncoder().encodeToString(bytes) + "\"")
                .orElse("null");
        return "{\"name\":\"" + name + "\",\"files\":{" + files + "},\"earlier\":" + kept + ",\"policies\":"
                + withPolicies + "}";
    }

    private static String delta(byte[] before, byte[] after) {
        int most = Math.min(before.length, after.length);
        int front = 0;
        while (front < most && before[front] == after[front]) {
            front++;
        }
        int back = 0;
        while (back < most - front && before[before.length - 1 - back] == after[after.length - 1 - back]) {
            back++;
        }
        byte[] middle = java.util.Arrays.copyOfRange(after, front, after.length - back);
        return "[" + front + "," + back + ",\"" + Base64.getEncoder().encodeToString(middle) + "\"]";
    }
}
