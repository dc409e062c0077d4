package org.trmgateway.contracts.pack;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import net.sf.saxon.s9api.XdmAtomicValue;
import net.sf.saxon.s9api.XdmMap;
import org.trmgateway.contracts.CodeLists;
import org.trmgateway.contracts.ContractFolder;
import org.trmgateway.contracts.Table;

/** A code table of a pack, checked when it is loaded: no code twice, no canonical code that is not in its list. */
final class CodeTable {

    private final String name;
    private final String field;
    private final Map<String, Row> in = new LinkedHashMap<>();
    private final Map<String, Row> out = new LinkedHashMap<>();

    private CodeTable(String name, String field) {
        this.name = name;
        this.field = field;
    }

    /**
     * Where a code leads.
     *
     * @param target the code on the other side; empty when there is none
     * @param relation what the target is compared with the source
     * @param label the label of the national code
     */
    private record Row(String target, Relation relation, String label) {}

    /** What the target code is compared with the source code. */
    private enum Relation {
        EXACT,
        BROADER,
        NARROWER,
        NONE;

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        static Relation ofWord(String word) {
            return switch (word) {
                case "exact" -> EXACT;
                case "broader" -> BROADER;
                case "narrower" -> NARROWER;
                case "none" -> NONE;
                default -> throw new IllegalStateException("no such relation of codes: " + word);
            };
        }

        Relation inverse() {
            return switch (this) {
                case EXACT -> EXACT;
                case BROADER -> NARROWER;
                case NARROWER -> BROADER;
                case NONE -> NONE;
            };
        }
    }

    /**
     * Reads a table and checks it.
     *
     * @throws IllegalStateException when a row is ambiguous or leads nowhere
     */
    static CodeTable read(ContractFolder pack, PackManifest.Table declared, CodeLists lists) {
        CodeTable table = new CodeTable(declared.name(), declared.field());
        // An exact row goes first, so that going out it wins over a coarser one.
        Table.read(pack, declared.file(), "national", "label", "canonical", "relation", "direction").rows().stream()
                .sorted(Comparator.comparing(row -> !row.get("relation").equals("exact")))
                .forEach(row -> table.add(row, declared, lists));
        return table;
    }

    String name() {
        return name;
    }

    /** The table as the maps see it. */
    XdmMap toMap() {
        return new XdmMap()
                .put(new XdmAtomicValue("field"), new XdmAtomicValue(field))
                .put(new XdmAtomicValue("in"), toMap(in))
                .put(new XdmAtomicValue("folded"), XdmMap.makeMap(folded()))
                .put(new XdmAtomicValue("out"), toMap(out));
    }

    /** Each national code by itself without regard to capitals; of two that differ in nothing else the first. */
    private Map<String, String> folded() {
        Map<String, String> folded = new LinkedHashMap<>();
        in.keySet().forEach(national -> folded.putIfAbsent(Words.fold(national), national));
        return folded;
    }

    private void add(Table.Row row, PackManifest.Table declared, CodeLists lists) {
        String national = row.get("national");
        String canonical = row.get("canonical");
        Relation relation = Relation.ofWord(row.get("relation"));
        require(!canonical.isEmpty() || relation == Relation.NONE, national);
        declared.list().ifPresent(list -> require(canonical.isEmpty() || lists.contains(list, canonical), canonical));
        switch (row.get("direction")) {
            case "in" -> addIn(national, new Row(canonical, relation, row.get("label")));
            case "out" -> require(out.put(canonical, new Row(national, relation, row.get("label"))) == null, canonical);
            case "both" -> {
                addIn(national, new Row(canonical, relation, row.get("label")));
                Row first = out.putIfAbsent(canonical, new Row(national, relation.inverse(), row.get("label")));
                require(first == null || first.relation() == Relation.EXACT, canonical);
            }
            default -> throw new IllegalStateException("code table " + name + ": no such direction");
        }
    }

    private void addIn(String national, Row row) {
        require(in.put(national, row) == null, national);
    }

    private void require(boolean holds, String code) {
        if (!holds) {
            throw new IllegalStateException("code table " + name + " is ambiguous or leads nowhere at " + code);
        }
    }

    private static XdmMap toMap(Map<String, Row> rows) {
        return XdmMap.makeMap(rows.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        row -> Map.of(
                                "target", row.getValue().target(),
                                "relation", row.getValue().relation().word(),
                                "label", row.getValue().label()))));
    }
}
