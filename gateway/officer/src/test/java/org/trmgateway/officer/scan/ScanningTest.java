package org.trmgateway.officer.scan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScanningTest {

    private static final Path HOME = Path.of("..", "..");
    private static final Path FORM = HOME.resolve("contracts/countries/pl/samples/zgloszenie-matka-z-dziecmi.xml");
    private static final Path MESSAGE =
            HOME.resolve("contracts/countries/pl/samples/zgloszenie-matka-z-dziecmi.canonical.xml");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @Test
    void scansFilesForWhatTheCaseKnows() throws IOException {
        Path clean = Files.writeString(folder.resolve("a.txt"), "places are free");
        Path held = Files.writeString(folder.resolve("b.txt"), "spoke to Volha Lacka");

        assertThat(run("scan", clean, "--case", FORM)).isZero();
        text();
        assertThat(run("scan", clean, held, "--case", FORM)).isEqualTo(1);
        assertThat(text())
                .contains(
                        "CLEAN  file 1: ",
                        "HELD  file 2: ",
                        "content  known  name",
                        "Next: ",
                        "CLEAN 1, HELD 1, UNREADABLE 0")
                .doesNotContainIgnoringCase("volha");
        assertThat(run("scan", held, "--case", MESSAGE)).isEqualTo(1);
    }

    @Test
    void saysThatItKnowsNoNamesWithoutACase() throws IOException {
        Path file = Files.writeString(folder.resolve("b.txt"), "spoke to Maria Lacka");

        assertThat(run("scan", file)).isZero();
        assertThat(text()).startsWith("No form of the case was given").contains("advice");
    }

    @Test
    void doesNotRepeatANameThatTells() throws IOException {
        Path file = Files.writeString(folder.resolve("wolha.txt"), "places are free");

        assertThat(run("scan", file, "--case", FORM)).isEqualTo(1);
        assertThat(text()).contains("file name").doesNotContain("wolha");
        assertThat(run("scan", file, "--case", FORM, "--json")).isEqualTo(1);
        assertThat(text()).startsWith("{\"allClean\":false").doesNotContain("wolha");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "scan",
                "drop",
                "scan nowhere.txt",
                "scan --case",
                "scan pom.xml --wrong",
                "scan pom.xml --case pom.xml"
            })
    void explainsItselfWhenItDoesNotUnderstand(String line) {
        Object[] words = line.isEmpty() ? new Object[0] : line.split(" ");

        assertThat(run(words)).isEqualTo(2);
        assertThat(err.toString(UTF_8)).contains("trm protect scan FILE...");
    }

    @Test
    void helps() {
        assertThat(run("--help")).isZero();
        assertThat(text()).contains("--case", "UNREADABLE");
    }

    private int run(Object... words) {
        return new Scanning(HOME, new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8))
                .run(Stream.of(words).map(Object::toString).toList());
    }

    private String text() {
        String text = out.toString(UTF_8);
        out.reset();
        return text;
    }
}
