package org.trmgateway.contracts.pack;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import net.sf.saxon.s9api.XdmMap;
import org.trmgateway.contracts.ContractFolder;
import org.trmgateway.contracts.Table;

/**
 * What the messages, groups and fields of a plain form are called in a country, and which code table writes a field's codes. What has no word of its own
 * keeps its canonical name. Immutable.
 */
final class Words {

    /** Words of the form itself, beside those of the message. */
    static final List<String> OWN = List.of(
            "form",
            "format",
            "messageId",
            "caseReference",
            "caseNumber",
            "inReplyTo",
            "recipient",
            "recipients",
            "from",
            "to",
            "created",
            "code",
            "label",
            "originalCode",
            "dataStatus",
            "notStated",
            "element",
            "reason",
            "losses",
            "field",
            "kind",
            "rule",
            "sealedFor");

    private static final String STATUS = "dataStatus";
    private static final String STATUS_LIST = "trm_DataStatus";

    private final Map<String, String> elements;
    private final Map<String, String> own;
    private final Map<String, String> tables;

    private Words(Map<String, String> elements, Map<String, String> own, Map<String, String> tables) {
        this.elements = Map.copyOf(elements);
        this.own = Map.copyOf(own);
        this.tables = Map.copyOf(tables);
    }

    /**
     * Reads the words of a pack.
     *
     * @param file table of the words, with the columns canonical;national;table; without one every name is the canonical one
     * @param declared the code tables of the pack
     * @throws IllegalStateException when a row names nothing canonical, two names could be taken for each other, or a table is of another list
     */
    static Words read(
            ContractFolder pack,
            Optional<String> file,
            Collection<String> roots,
            CanonicalShape shape,
            List<PackManifest.Table> declared) {
        Map<String, String> elements = new LinkedHashMap<>();
        roots.forEach(root -> elements.put(root, root));
        shape.groups().keySet().forEach(group -> elements.put(group, group));
        elements.put(CanonicalShape.CELL, CanonicalShape.CELL);
        shape.leaves().keySet().forEach(leaf -> elements.put(leaf, leaf));
        Map<String, String> own = OWN.stream().collect(Collectors.toMap(word -> word, word -> word));
        Map<String, String> tables = new HashMap<>();
        Map<String, String> lists = declared.stream()
                .collect(Collectors.toMap(
                        PackManifest.Table::name, table -> table.list().orElse("")));
        file.ifPresent(words -> {
            for (Table.Row row :
                    Table.read(pack, words, "canonical", "national", "table").rows()) {
                String canonical = row.get("canonical");
                Map<String, String> names = own.containsKey(canonical) ? own : elements;
                require(names.replace(canonical, row.get("national")) != null, words, row);
                if (!row.get("table").isEmpty()) {
                    require(listOf(canonical, shape).equals(lists.get(row.get("table"))), words, row);
                    tables.put(canonical, row.get("table"));
                }
            }
        });
        requireDistinct(pack, elements);
        requireDistinct(pack, own);
        return new Words(elements, own, tables);
    }

    /** Whether there is a message, a group or a field of this name. */
    boolean known(String canonical) {
        return elements.containsKey(canonical);
    }

    /** The national name of a message, a group or a field. */
    String name(String canonical) {
        return Optional.ofNullable(elements.get(canonical))
                .orElseThrow(() -> new IllegalArgumentException("no word for " + canonical));
    }

    /** The national name of something the form itself says. */
    String own(String word) {
        return Optional.ofNullable(own.get(word))
                .orElseThrow(() -> new IllegalArgumentException("no word for " + word));
    }

    /** The code table of each field that has one. */
    Map<String, String> tables() {
        return tables;
    }

    /** The words as the maps see them. */
    XdmMap toMap() {
        Map<String, String> canonical = new HashMap<>();
        elements.forEach((element, name) -> canonical.put(fold(name), element));
        Map<String, String> names = new HashMap<>(elements);
        names.putAll(own);
        return XdmMap.makeMap(Map.of("names", names, "elements", canonical, "tables", tables));
    }

    /** As {@link FlatColumns#fold}, and however many blanks stand between words. */
    static String fold(String name) {
        return FlatColumns.fold(name.replaceAll("\\s+", " "));
    }

    private static String listOf(String canonical, CanonicalShape shape) {
        return canonical.equals(STATUS)
                ? STATUS_LIST
                : Optional.ofNullable(shape.leaves().get(canonical))
                        .map(CanonicalShape.Leaf::list)
                        .filter(list -> !list.isEmpty())
                        .orElse("none");
    }

    private static void require(boolean holds, String file, Table.Row row) {
        if (!holds) {
            throw new IllegalStateException(file + " line " + row.line() + " names nothing there is");
        }
    }

    private static void requireDistinct(ContractFolder pack, Map<String, String> names) {
        Map<String, String> seen = new HashMap<>();
        names.forEach((canonical, name) -> {
            String former = seen.put(fold(name), canonical);
            if (name.isBlank() || former != null) {
                throw new IllegalStateException(
                        pack.path() + ": the words of " + canonical + " and " + former + " are the same");
            }
        });
    }
}
