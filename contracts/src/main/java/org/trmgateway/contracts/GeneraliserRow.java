package org.trmgateway.contracts;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.trmgateway.referral.ReleaseRule.Generalisation;

/**
 * One row of {@code release-policy/generalisers.csv}.
 *
 * @param name generaliser
 * @param element element that carries the coarser value; its code list has the groups
 * @param kind {@code builtin}, {@code table}, or {@code ladder} for a rung of the ladder of places
 */
record GeneraliserRow(String name, String element, String kind) {

    private static final String TABLE = "table";
    private static final String BUILTIN = "builtin";
    private static final String LADDER = "ladder";
    private static final Set<String> KINDS = Set.of(TABLE, BUILTIN, LADDER);

    static Map<String, GeneraliserRow> load(ContractFolder folder, SchemaNames names) {
        Map<String, GeneraliserRow> generalisers = new LinkedHashMap<>();
        for (Table.Row row : Table.read(folder, "generalisers.csv", "generaliser", "element", "kind")
                .rows()) {
            GeneraliserRow generaliser =
                    new GeneraliserRow(row.get("generaliser"), row.get("element"), row.get("kind"));
            if (!names.leaves().contains(generaliser.element)
                    || !KINDS.contains(generaliser.kind)
                    || generaliser.isRung() != PlaceLadder.RUNGS.containsKey(generaliser.name)) {
                throw new IllegalStateException("generalisers.csv line " + row.line() + " is not usable");
            }
            generalisers.put(generaliser.name, generaliser);
        }
        return Map.copyOf(generalisers);
    }

    /** Code to group of every generaliser that is a table; each group must be a code of the element that carries it. */
    static Map<String, Map<String, String>> groups(
            ContractFolder folder, Map<String, GeneraliserRow> generalisers, CodeLists codeLists) {
        Map<String, Map<String, String>> groups = new LinkedHashMap<>();
        for (GeneraliserRow generaliser : generalisers.values()) {
            if (generaliser.isRung()) {
                groups.put(generaliser.name, PlaceLadder.rung(folder.other("countries"), generaliser.name));
            }
            if (!generaliser.kind.equals(TABLE)) {
                continue;
            }
            Map<String, String> byCode = new LinkedHashMap<>();
            for (Table.Row row : Table.read(folder, "groups/" + generaliser.name + ".csv", "code", "group")
                    .rows()) {
                if (!codeLists.contains(generaliser.element, row.get("group"))) {
                    throw new IllegalStateException(
                            generaliser.name + " line " + row.line() + " names an unknown group");
                }
                byCode.put(row.get("code"), row.get("group"));
            }
            groups.put(generaliser.name, Map.copyOf(byCode));
        }
        return Map.copyOf(groups);
    }

    private boolean isRung() {
        return kind.equals(LADDER);
    }

    Generalisation generalisation() {
        return new Generalisation(element, name);
    }
}
