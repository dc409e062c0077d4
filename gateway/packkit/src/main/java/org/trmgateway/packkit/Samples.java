package org.trmgateway.packkit;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import org.trmgateway.contracts.ContractFiles;

/**
 * The samples of a pack: each file below {@code samples} that has its canonical counterpart beside it. Those below {@code delivered}, and those
 * that {@code samples/deliveries.csv} names, go out; all others come in.
 */
record Samples(List<Sample> all, List<String> alone) {

    private static final String CANONICAL = ".canonical.xml";

    static Samples of(PackSource pack) {
        String folder = "countries/" + pack.country() + "/samples/";
        ContractFiles files = pack.files();
        Deliveries deliveries = Deliveries.of(pack);
        NavigableSet<String> paths = files.paths();
        List<Sample> samples = new ArrayList<>();
        List<String> alone = new ArrayList<>();
        for (String path : paths) {
            boolean document = path.startsWith(folder)
                    && path.lastIndexOf('.') > path.lastIndexOf('/')
                    && !path.endsWith(CANONICAL)
                    && !path.equals(folder + Deliveries.FILE);
            if (!document) {
                continue;
            }
            String name = path.substring(folder.length());
            String canonical = path.substring(0, path.lastIndexOf('.')) + CANONICAL;
            if (paths.contains(canonical)) {
                samples.add(new Sample(
                        name,
                        name.startsWith("delivered/") || deliveries.names(name),
                        files.bytes(path).orElseThrow(),
                        files.bytes(canonical).orElseThrow()));
            } else {
                alone.add(name);
            }
        }
        return new Samples(List.copyOf(samples), List.copyOf(alone));
    }

    List<Sample> received() {
        return all.stream().filter(sample -> !sample.delivered()).toList();
    }

    List<Sample> delivered() {
        return all.stream().filter(Sample::delivered).toList();
    }
}
