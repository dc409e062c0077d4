package org.trmgateway.contracts.pack;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.XMLConstants;
import net.sf.saxon.s9api.XdmMap;
import org.trmgateway.contracts.CodeLists;
import org.trmgateway.contracts.ContractFolder;
import org.trmgateway.contracts.Table;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Which groups and fields a canonical message is made of, read from the tables and schema types that define them: what may repeat, which
 * code list a field uses, and which elements only a gateway makes. Immutable.
 *
 * @param groups every group in its canonical order, and whether a message may hold more than one
 * @param leaves every field by element name
 * @param gatewayMade elements no system may hand in, because a gateway derives them or seals them
 */
record CanonicalShape(Map<String, Boolean> groups, Map<String, Leaf> leaves, Set<String> gatewayMade) {

    /** The group within a consent: one purpose, recipient and category. */
    static final String CELL = "ConsentCell";

    private static final Set<String> NUMBERS = Set.of("Count", "Sequence", "Age");
    private static final Set<String> ADDED = Set.of("Losses", "Sealed");

    /**
     * One field.
     *
     * @param group group it stands in
     * @param field id of the field dictionary
     * @param type what its value is: a code list, or a type of types.xsd
     * @param list its code list; empty when it has none
     * @param kind how it is written where values have types: {@code string}, {@code number} or {@code boolean}
     * @param repeats whether a group may hold more than one
     */
    record Leaf(String group, String field, String type, String list, String kind, boolean repeats) {

        private Leaf repeating(boolean again) {
            return new Leaf(group, field, type, list, kind, repeats || again);
        }
    }

    CanonicalShape {
        groups = Collections.unmodifiableMap(new LinkedHashMap<>(groups));
        leaves = Map.copyOf(leaves);
        gatewayMade = Set.copyOf(gatewayMade);
    }

    /**
     * Reads the shape.
     *
     * @throws IllegalStateException when a table is missing or wrong
     */
    static CanonicalShape read(ContractFolder messages, ContractFolder releasePolicy, CodeLists lists) {
        Map<String, Boolean> groups = new LinkedHashMap<>();
        for (Table.Row row :
                Table.read(messages, "groups.csv", "group", "repeats").rows()) {
            groups.put(row.get("group"), yes(row.get("repeats")));
        }
        Map<String, Table.Row> dictionary = Table.read(releasePolicy, "fields.csv").rows().stream()
                .collect(Collectors.toMap(row -> row.get("element"), row -> row));
        Set<String> made = new LinkedHashSet<>(ADDED);
        // a region or a country is said by systems too; every other coarser value is made by gateways only
        Table.read(releasePolicy, "generalisers.csv").rows().stream()
                .filter(row -> !row.get("kind").equals("ladder"))
                .forEach(row -> made.add(row.get("element")));
        return new CanonicalShape(groups, leaves(messages, dictionary, lists), made);
    }

    /** The groups, in canonical order. */
    List<String> order() {
        return List.copyOf(groups.keySet());
    }

    /** Whether a message may hold more than one of this group. */
    boolean repeats(String group) {
        return groups.getOrDefault(group, false);
    }

    /** The shape as the maps see it. */
    XdmMap toMap() {
        return XdmMap.makeMap(Map.of(
                "groups",
                groups,
                "leaves",
                leaves.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                leaf -> Map.of(
                                        "group", leaf.getValue().group(),
                                        "field", leaf.getValue().field(),
                                        "type", leaf.getValue().type(),
                                        "list", leaf.getValue().list(),
                                        "kind", leaf.getValue().kind(),
                                        "repeats", leaf.getValue().repeats())))));
    }

    private static Map<String, Leaf> leaves(
            ContractFolder messages, Map<String, Table.Row> dictionary, CodeLists lists) {
        Map<String, Leaf> leaves = new LinkedHashMap<>();
        NodeList declared =
                messages.document("types.xsd").getElementsByTagNameNS(XMLConstants.W3C_XML_SCHEMA_NS_URI, "element");
        for (int index = 0; index < declared.getLength(); index++) {
            Element element = (Element) declared.item(index);
            Table.Row row = dictionary.get(element.getAttribute("name"));
            if (row != null && element.hasAttribute("type")) {
                String base = element.getAttribute("type").replaceFirst("\\.(fact|leaf)$", "");
                // A restricted type declares its elements again.
                leaves.merge(
                        element.getAttribute("name"),
                        new Leaf(
                                row.get("group"),
                                row.get("field"),
                                base,
                                lists.names().contains(base) ? base : "",
                                kind(base),
                                element.getAttribute("maxOccurs").equals("unbounded")),
                        (first, again) -> first.repeating(again.repeats()));
            }
        }
        return leaves;
    }

    private static String kind(String base) {
        if (base.equals("trm_Boolean")) {
            return "boolean";
        }
        return NUMBERS.contains(base) ? "number" : "string";
    }

    private static boolean yes(String word) {
        return switch (word) {
            case "yes" -> true;
            case "no" -> false;
            default -> throw new IllegalStateException("groups.csv: neither yes nor no");
        };
    }
}
