package org.trmgateway.auditor.tampering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trmgateway.auditor.Against;
import org.trmgateway.auditor.Defect;
import org.trmgateway.auditor.TrailFsck;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.Sha256;
import org.trmgateway.referral.Stage;
import org.trmgateway.trail.SizeAndRoot;
import org.trmgateway.trail.note.Checkpoint;

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

    @Test
    void bothNameAFolderThatIsALink(@TempDir Path folder) throws Exception {
        Path export = new Corpus().export(folder.resolve("export"));
        Path log = export.resolve(SampleNode.SECOND);
        Files.move(log, folder.resolve("elsewhere"));
        Files.createSymbolicLink(log, folder.resolve("elsewhere"));
        assertThat(TrailFsck.check(export, Against.nothing()).defects())
                .containsExactly(new Defect("file-unexpected", SampleNode.SECOND));
        assertThat(PythonTwin.run(List.of(
                        "bash",
                        "-c",
                        "python3 " + PythonTwin.SOURCE.resolve("trm_audit.py") + " fsck '" + export + "'; echo $?")))
                .contains("DEFECT file-unexpected: " + SampleNode.SECOND + "\n")
                .endsWith("defects: 1\n1\n");
    }

    @Test
    void bothReadTheSameNames() throws Exception {
        for (int letter : List.of(0x20, 0x85, 0xa0, 0x2028, 0x3000, 0x2b)) {
            String name = "a" + Character.toString(letter) + "b";
            assertThat(PythonTwin.run(List.of(
                            "python3",
                            "-Bc",
                            "import sys; sys.path.insert(0, '" + PythonTwin.SOURCE + "'); import notes\n"
                                    + "try: notes.key_name('a' + chr(" + letter + ") + 'b'); print('read')\n"
                                    + "except notes.Malformed: print('refused')")))
                    .isEqualTo("refused\n");
            assertThatThrownBy(() -> new Checkpoint(name, new SizeAndRoot(1, Sha256.of())))
                    .isInstanceOf(GatewayException.class);
        }
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
