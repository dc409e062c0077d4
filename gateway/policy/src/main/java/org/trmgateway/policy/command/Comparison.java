package org.trmgateway.policy.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeSet;
import org.trmgateway.contracts.CodeLists;
import org.trmgateway.contracts.ContractFiles;
import org.trmgateway.contracts.ContractFolder;
import org.trmgateway.policy.ContractsManifest;

/** {@code diff}: what changed between two states of the contracts, in the terms of those who answer for it. */
final class Comparison {

    private static final String CODES = "messages/codes.xsd";

    /** The tables that are compared row by row, each with the column that tells its rows apart. */
    private static final Map<String, String> KEYS = keys();

    private final ContractFiles before;
    private final ContractFiles after;
    private final List<Change> changes = new ArrayList<>();

    Comparison(ContractFiles before, ContractFiles after) {
        this.before = before;
        this.after = after;
    }

    Report report(boolean json) {
        ContractsManifest old = ContractsManifest.of(before);
        ContractsManifest young = ContractsManifest.of(after);
        versions(old.versions(), young.versions());
        Set<String> different = new TreeSet<>(old.differences(after));
        for (String path : different) {
            compare(path);
        }
        if (different.stream().anyMatch(path -> path.matches("messages/(types|M[0-9]{2})\\.xsd"))) {
            new MessageFields(before).compare(new MessageFields(after), changes::add);
        }
        int status = different.isEmpty() ? Report.FINE : Report.NOT_FINE;
        return new Report(status, json ? json() : text());
    }

    private void compare(String path) {
        boolean group = path.startsWith("release-policy/groups/");
        if (before.bytes(path).isEmpty() || after.bytes(path).isEmpty()) {
            boolean gone = after.bytes(path).isEmpty();
            changes.add(Change.of("files", path, gone ? "removed" : "added"));
        } else if (path.equals(CODES)) {
            codes();
        } else if (group || KEYS.containsKey(path)) {
            List<Change> rows = new RowChanges(path, new Tables(before).table(path), new Tables(after).table(path))
                    .byKey(group ? "code" : KEYS.get(path));
            changes.addAll(rows.isEmpty() ? List.of(Change.of("files", path, "changed in its comments only")) : rows);
        } else {
            changes.add(Change.of("files", path, "changed"));
        }
    }

    private void versions(NavigableMap<String, String> old, NavigableMap<String, String> young) {
        Set<String> parts = new TreeSet<>(old.keySet());
        parts.addAll(young.keySet());
        for (String part : parts) {
            String from = old.getOrDefault(part, "none");
            String to = young.getOrDefault(part, "none");
            if (!from.equals(to)) {
                changes.add(Change.of("versions", part, from + " -> " + to));
            }
        }
    }

    private void codes() {
        CodeLists old = CodeLists.load(new ContractFolder(before, "messages"));
        CodeLists young = CodeLists.load(new ContractFolder(after, "messages"));
        int known = changes.size();
        Set<String> lists = new TreeSet<>(old.names());
        lists.addAll(young.names());
        for (String list : lists) {
            Set<String> from = old.names().contains(list) ? old.codes(list) : Set.of();
            Set<String> to = young.names().contains(list) ? young.codes(list) : Set.of();
            each(from, to, code -> changes.add(Change.of(CODES, list + " " + code, "code removed")));
            each(to, from, code -> changes.add(Change.of(CODES, list + " " + code, "code added")));
        }
        if (changes.size() == known) {
            changes.add(Change.of("files", CODES, "changed, with the same codes"));
        }
    }

    private static void each(Set<String> of, Set<String> without, java.util.function.Consumer<String> told) {
        Set<String> left = new LinkedHashSet<>(of);
        left.removeAll(without);
        left.forEach(told);
    }

    private String json() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("equal", changes.isEmpty());
        object.put("releasesMore", changes.stream().anyMatch(Change::releasesMore));
        object.put(
                "changes",
                changes.stream()
                        .map(change -> {
                            Map<String, Object> row = new LinkedHashMap<>();
                            row.put("part", change.part());
                            row.put("what", change.what());
                            row.put("change", change.change());
                            row.put("releasesMore", change.releasesMore());
                            return row;
                        })
                        .toList());
        return Json.line(object);
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        String part = "";
        for (Change change : changes) {
            if (!change.part().equals(part)) {
                part = change.part();
                text.append(part).append('\n');
            }
            text.append(change.releasesMore() ? "  MORE  " : "        ");
            text.append(Report.printable(change.what() + ": " + change.change()))
                    .append('\n');
        }
        long more = changes.stream().filter(Change::releasesMore).count();
        text.append(
                changes.isEmpty()
                        ? "The same.\n"
                        : "Changes: " + changes.size() + "; marked MORE, because they may let more out: " + more
                                + "\n");
        return text.toString();
    }

    private static Map<String, String> keys() {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put(Tables.CATALOGUE, "message");
        keys.put("messages/groups.csv", "group");
        keys.put(Tables.CHOREOGRAPHY, "rule");
        keys.put("choreography/gates.csv", "gate");
        keys.put("choreography/states.csv", "state");
        keys.put("choreography/facts.csv", "element");
        keys.put(Tables.FIELDS, "element");
        keys.put("release-policy/generalisers.csv", "generaliser");
        keys.put("release-policy/views.csv", "receiver");
        keys.put(Tables.EXPIRY, "element");
        return Map.copyOf(keys);
    }
}
