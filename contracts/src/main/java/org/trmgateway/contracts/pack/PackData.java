package org.trmgateway.contracts.pack;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.sf.saxon.s9api.QName;
import net.sf.saxon.s9api.XdmAtomicValue;
import net.sf.saxon.s9api.XdmItem;
import net.sf.saxon.s9api.XdmMap;
import net.sf.saxon.s9api.XdmValue;
import org.trmgateway.contracts.CodeLists;
import org.trmgateway.contracts.ContractFolder;
import org.trmgateway.contracts.Table;

/** Code tables, places and labels of a pack, in the shape the maps take them as parameters. Immutable. */
final class PackData {

    private final Map<QName, XdmValue> constant;
    private final Map<String, XdmMap> labels;

    private final List<IdentifierRule> rules;

    private PackData(Map<QName, XdmValue> constant, Map<String, XdmMap> labels, List<IdentifierRule> rules) {
        this.rules = rules;
        this.constant = Map.copyOf(constant);
        this.labels = Map.copyOf(labels);
    }

    /**
     * Reads and checks every table of the pack.
     *
     * @throws IllegalStateException when one is missing or wrong
     */
    static PackData read(ContractFolder pack, PackManifest manifest, CodeLists lists, CanonicalShape shape) {
        XdmMap tables = new XdmMap();
        for (PackManifest.Table declared : manifest.tables()) {
            CodeTable table = CodeTable.read(pack, declared, lists);
            tables = tables.put(new XdmAtomicValue(table.name()), table.toMap());
        }
        Map<String, Map<String, Map<String, String>>> labels = new LinkedHashMap<>();
        for (PackManifest.Labels declared : manifest.labels()) {
            labels.put(declared.language(), labels(declared.folder(pack), declared.path()));
        }
        if (!labels.keySet().containsAll(manifest.languages())) {
            throw new IllegalStateException("pack " + manifest.country() + " has a language without labels");
        }
        Map<String, Map<String, String>> codes = codesByLabel(manifest, labels, lists);
        XdmMap places = manifest.places().map(file -> places(pack, file)).orElseGet(XdmMap::new);
        List<IdentifierRule> rules = manifest.identifiers()
                .map(file -> IdentifierRule.read(pack, file))
                .orElseGet(List::of);
        return new PackData(
                Map.of(
                        name("country"),
                        new XdmAtomicValue(manifest.country()),
                        name("tables"),
                        tables,
                        name("places"),
                        places,
                        name("shape"),
                        shape.toMap(),
                        name("identifiers"),
                        identifiers(rules),
                        new QName(PlainForms.NAMESPACE, "codes"),
                        XdmMap.makeMap(codes)),
                labels.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, language -> XdmMap.makeMap(language.getValue()))),
                rules);
    }

    /** The numbers of the country. */
    List<IdentifierRule> identifierRules() {
        return rules;
    }

    /** The parameters of one run of a map, with labels in a language the pack has. */
    Map<QName, XdmValue> parameters(String language, Map<String, String> context) {
        Map<QName, XdmValue> parameters = new HashMap<>(constant);
        parameters.put(name("labels"), labels.getOrDefault(language, new XdmMap()));
        parameters.put(name("context"), XdmMap.makeMap(context));
        return parameters;
    }

    private static Map<String, Map<String, String>> labels(ContractFolder pack, String file) {
        Map<String, Map<String, String>> lists = new LinkedHashMap<>();
        for (Table.Row row : Table.read(pack, file, "list", "code", "label").rows()) {
            String former = lists.computeIfAbsent(row.get("list"), list -> new LinkedHashMap<>())
                    .put(row.get("code"), row.get("label"));
            if (former != null) {
                throw new IllegalStateException("labels " + file + " name a code twice: " + row.get("code"));
            }
        }
        return lists;
    }

    /**
     * The code of each label, in every language of the pack, and of each code itself: what plain forms write for codes is read again.
     *
     * @param labels of each language, list by list
     * @throws IllegalStateException when a label means two codes, and the pack has plain forms
     */
    private static Map<String, Map<String, String>> codesByLabel(
            PackManifest manifest, Map<String, Map<String, Map<String, String>>> labels, CodeLists codeLists) {
        Map<String, Map<String, String>> codes = new LinkedHashMap<>();
        if (manifest.formats().stream().noneMatch(format -> format.plain().isPresent())) {
            return codes;
        }
        labels.forEach((language, lists) -> lists.forEach((list, words) -> words.forEach((code, label) -> {
            String former =
                    codes.computeIfAbsent(list, none -> new LinkedHashMap<>()).put(Words.fold(label), code);
            if (former != null && !former.equals(code)) {
                throw new IllegalStateException(
                        "labels " + language + " call " + former + " and " + code + " of " + list + " the same");
            }
        })));
        // What has no label is written as it is, and has to be read again.
        for (String list : codeLists.names()) {
            Map<String, String> known = codes.computeIfAbsent(list, none -> new LinkedHashMap<>());
            codeLists.codes(list).forEach(code -> known.putIfAbsent(Words.fold(code), code));
        }
        return codes;
    }

    private static XdmValue identifiers(List<IdentifierRule> rules) {
        return new XdmValue(rules.stream()
                .<XdmItem>map(rule -> XdmMap.makeMap(Map.of(
                        "name",
                        rule.name(),
                        "pattern",
                        "^(" + rule.pattern() + ")$",
                        "weights",
                        XdmValue.makeSequence(rule.weights()),
                        "modulus",
                        rule.modulus(),
                        "remainder",
                        rule.remainder())))
                .toList());
    }

    private static XdmMap places(ContractFolder pack, String file) {
        Map<String, Map<String, String>> places = new LinkedHashMap<>();
        for (Table.Row row : Table.read(pack, file, "code", "name", "district", "region", "country", "level")
                .rows()) {
            if (places.put(row.get("code"), row.cells()) != null) {
                throw new IllegalStateException("places " + file + " name a code twice: " + row.get("code"));
            }
            if (row.get("level").equals("region")) {
                places.put(row.get("region"), row.cells());
            }
        }
        return XdmMap.makeMap(places);
    }

    private static QName name(String parameter) {
        return new QName(CountryMap.NAMESPACE, parameter);
    }
}
