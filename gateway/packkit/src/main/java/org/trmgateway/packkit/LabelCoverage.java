package org.trmgateway.packkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.trmgateway.contracts.CodeLists;
import org.trmgateway.contracts.ContractFolder;
import org.trmgateway.contracts.Table;
import org.trmgateway.contracts.pack.PackOutline;

/**
 * Which codes somebody may get to read and a pack has no label for in one of its languages; the bare code is shown then.
 *
 * @param language ISO 639-1 code
 * @param missing codes without a label, by list
 */
record LabelCoverage(String language, Map<String, List<String>> missing) {

    /** Lists of an outside standard, of which a pack has what its country meets. */
    static final Set<String> OPEN = Set.of("Country", "Language");

    static List<LabelCoverage> of(ContractFolder folder, PackOutline outline, CodeLists lists) {
        return outline.labels().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(labels -> new LabelCoverage(
                        labels.getKey(),
                        missing(
                                labels.getValue().startsWith("shared/") ? folder.other("countries/shared") : folder,
                                labels.getValue().replaceFirst("^shared/", ""),
                                lists)))
                .toList();
    }

    private static Map<String, List<String>> missing(ContractFolder folder, String file, CodeLists lists) {
        Map<String, Set<String>> labelled = Table.read(folder, file).rows().stream()
                .collect(Collectors.groupingBy(
                        row -> row.get("list"), Collectors.mapping(row -> row.get("code"), Collectors.toSet())));
        Map<String, List<String>> missing = new TreeMap<>();
        for (String list : ShownLists.of(folder.other("countries"), lists)) {
            List<String> codes = new ArrayList<>(lists.codes(list));
            codes.removeAll(labelled.getOrDefault(list, Set.of()));
            if (!codes.isEmpty() && !OPEN.contains(list)) {
                missing.put(list, List.copyOf(codes));
            }
        }
        return missing;
    }
}
