package org.trmgateway.auditor.tampering;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.Stage;

/** The twin of the auditor shares no code with the gateway; so whatever is added to the one has to be added to the other. */
class TwinTest {

    @Test
    void knowsEveryEventAndStage() throws Exception {
        assertThat(words("EVENTS"))
                .isEqualTo(Stream.of(EvidenceEvent.values())
                        .map(EvidenceEvent::wireName)
                        .collect(Collectors.toCollection(TreeSet::new)));
        assertThat(words("STAGES"))
                .isEqualTo(Stream.of(Stage.values()).map(Stage::word).collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void readsEveryErrorCode() throws Exception {
        String codes = Stream.of(ErrorCode.values()).map(Enum::name).collect(Collectors.joining(" "));
        assertThat(python(
                        "print(*[code for code in '" + codes + "'.split() if not entries.SHAPES['errorCode'](code)])"))
                .isEqualTo("\n");
    }

    @Test
    void needsTheStandardLibraryOnly() throws IOException {
        Set<String> imported = new TreeSet<>();
        try (Stream<Path> scripts = Files.list(PythonTwin.SOURCE)) {
            for (Path script :
                    scripts.filter(file -> file.toString().endsWith(".py")).toList()) {
                Files.readAllLines(script).stream()
                        .filter(line -> line.startsWith("import ") || line.startsWith("from "))
                        .map(line -> line.split(" ", -1)[1])
                        .filter(module -> !Files.exists(PythonTwin.SOURCE.resolve(module + ".py")))
                        .forEach(imported::add);
            }
        }
        assertThat(imported)
                .containsExactly(
                        "argparse",
                        "base64",
                        "collections",
                        "datetime",
                        "functools",
                        "hashlib",
                        "json",
                        "os",
                        "re",
                        "struct",
                        "subprocess",
                        "sys",
                        "tempfile",
                        "xml.etree.ElementTree",
                        "zlib");
    }

    private static Set<String> words(String name) throws Exception {
        return new TreeSet<>(
                List.of(python("print(*entries." + name + ")").strip().split(" ", -1)));
    }

    private static String python(String line) throws Exception {
        return PythonTwin.run(List.of(
                "python3",
                "-Bc",
                "import sys; sys.path.insert(0, '" + PythonTwin.SOURCE + "'); import entries; " + line));
    }
}
