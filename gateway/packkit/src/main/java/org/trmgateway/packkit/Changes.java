package org.trmgateway.packkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.trmgateway.contracts.ContractFolder;
import org.trmgateway.contracts.Table;
import org.trmgateway.contracts.pack.PackOutline;

/**
 * What a new version of a pack takes away from those who still fill in the forms of the old one, while their cases are open: a form, a code they may
 * write. Whatever it adds is nobody's loss.
 */
final class Changes {

    private Changes() {}

    /** What would be missed; empty when every form of the old version is still read. */
    static List<Finding> between(PackSource oldSource, PackOutline oldPack, PackSource newSource, PackOutline newPack) {
        List<Finding> findings = new ArrayList<>();
        if (compare(oldPack.version(), newPack.version()) >= 0) {
            findings.add(Finding.refused(
                    "pack.xml", "the version must be higher than " + oldPack.version() + ", not " + newPack.version()));
        }
        missing(forms(oldPack), forms(newPack))
                .forEach(form -> findings.add(Finding.refused("form " + form, "was read before and no longer is")));
        for (PackOutline.CodeTableFile table : oldPack.tables()) {
            Set<String> before = read(oldSource, table);
            Set<String> now = newPack.tables().stream()
                    .filter(known -> known.name().equals(table.name()))
                    .findFirst()
                    .map(known -> read(newSource, known))
                    .orElseGet(Set::of);
            Set<String> gone = missing(before, now);
            if (!gone.isEmpty()) {
                findings.add(Finding.refused(
                        "table " + table.name(),
                        "codes of forms that are still about are no longer read (keep them with direction in): "
                                + String.join(", ", gone)));
            }
        }
        return findings;
    }

    private static Set<String> forms(PackOutline pack) {
        return pack.formats().stream()
                .flatMap(format -> format.received().stream().map(form -> format.id() + " " + form))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** National codes that come in. */
    private static Set<String> read(PackSource source, PackOutline.CodeTableFile table) {
        ContractFolder folder = new ContractFolder(source.files(), "countries/" + source.country());
        return Table.read(folder, table.file()).rows().stream()
                .filter(row -> !row.get("direction").equals("out"))
                .map(row -> row.get("national"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> missing(Set<String> before, Set<String> now) {
        Set<String> gone = new TreeSet<>(before);
        gone.removeAll(now);
        return gone;
    }

    /** Versions are numbers with dots between them. */
    private static int compare(String one, String other) {
        return Arrays.compare(numbers(one), numbers(other));
    }

    private static int[] numbers(String version) {
        return Arrays.stream(version.split("\\.")).mapToInt(Integer::parseInt).toArray();
    }
}
