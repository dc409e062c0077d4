package org.trmgateway.acceptance.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.trmgateway.referral.Sha256;

/**
 * Inputs that once broke a parser, kept in the source tree so that none does it again: a folder for each target.
 *
 * @param folder the top
 */
record KeptInputs(Path folder) {

    private static final int NAME = 16;

    static KeptInputs in(Path home) {
        return new KeptInputs(home.resolve("gateway/acceptance/src/test/resources/org/trmgateway/acceptance/fuzz"));
    }

    /** Those of a target, in the order of their names. */
    List<byte[]> of(String target) throws IOException {
        Path own = folder.resolve(target);
        List<byte[]> inputs = new ArrayList<>();
        if (Files.isDirectory(own)) {
            try (Stream<Path> files = Files.list(own)) {
                for (Path file : files.sorted().toList()) {
                    inputs.add(Files.readAllBytes(file));
                }
            }
        }
        return inputs;
    }

    /** Keeps one, under a name made of its digest. */
    Path keep(Finding finding) throws IOException {
        Path file = folder.resolve(finding.target())
                .resolve(Sha256.of(finding.input()).hex().substring(0, NAME));
        Files.createDirectories(file.getParent());
        return Files.write(file, finding.input());
    }
}
