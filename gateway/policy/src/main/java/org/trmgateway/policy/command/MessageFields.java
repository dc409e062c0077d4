package org.trmgateway.policy.command;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.trmgateway.contracts.ContractFiles;

/** Which fields each message can carry, and what changed about it: a field that another message always had may be new to this one. */
final class MessageFields {

    private static final String PART = "fields of the messages";

    private final ContractFiles files;

    MessageFields(ContractFiles files) {
        this.files = files;
    }

    /** Tells of every field that a message has more or less afterwards; messages only one side has are told of by the catalogue. */
    void compare(MessageFields after, Consumer<Change> told) {
        Map<String, Set<String>> old = fields();
        Map<String, Set<String>> young = after.fields();
        old.keySet().retainAll(young.keySet());
        old.forEach((message, fields) -> {
            young.get(message).stream()
                    .filter(field -> !fields.contains(field))
                    .forEach(field ->
                            told.accept(new Change(PART, message + " " + field, "added to the message", true)));
            fields.stream()
                    .filter(field -> !young.get(message).contains(field))
                    .forEach(field -> told.accept(Change.of(PART, message + " " + field, "removed from the message")));
        });
    }

    private Map<String, Set<String>> fields() {
        Map<String, Set<String>> fields = new LinkedHashMap<>();
        new Tables(files).table(Tables.CATALOGUE).rows().forEach(row -> {
            Set<String> paths = new LinkedHashSet<>();
            SchemaLeaves.of(files, row.get("message"), row.get("root"))
                    .forEach(leaf -> paths.add(leaf.group() + "/" + leaf.element()));
            fields.put(row.get("message"), paths);
        });
        return fields;
    }
}
