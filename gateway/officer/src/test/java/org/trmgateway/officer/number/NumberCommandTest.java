package org.trmgateway.officer.number;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NumberCommandTest {

    /** Minted for the node by. */
    private static final String RIGHT = "QKBHT-S78CH-4F4Y5";

    @TempDir
    Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @Test
    void knowsWhatWasHeardRightlyAndWhatWasNot() throws IOException {
        String directory = directory().toString();

        assertThat(run("", RIGHT, "--node", "by")).isZero();
        assertThat(run("", RIGHT.toLowerCase(Locale.ROOT), "--node", "by", "--directory", directory))
                .isZero();
        assertThat(run("", "QKBHT-S78CH-4F4Y6", "--node", "by", "--directory", directory))
                .isEqualTo(NumberCommand.WRONG);
        assertThat(run("", RIGHT, "--node", "pl", "--directory", directory)).isEqualTo(NumberCommand.WRONG);
        assertThat(run("", RIGHT, "--node", "pl")).isEqualTo(NumberCommand.WRONG);

        assertThat(text().lines())
                .containsExactly(
                        "Well-formed for by.",
                        "Well-formed for by.",
                        "Mistyped. Please ask for it once more, letter by letter.",
                        "Not for you: it was given to another office.",
                        "Mistyped, or given to another office. With --directory this can be told apart.");
    }

    @Test
    void readsItFromStandardInputAndNeverRepeatsIt() {
        assertThat(run(RIGHT + "\n", "--node", "by")).isZero();
        assertThat(run("", "--node", "by")).isEqualTo(NumberCommand.WRONG);

        assertThat(text()).doesNotContain(RIGHT);
    }

    @Test
    void saysHowItIsUsed() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty"));

        assertThat(run("", RIGHT)).isEqualTo(NumberCommand.UNUSABLE);
        assertThat(run("", RIGHT, RIGHT, "--node", "by")).isEqualTo(NumberCommand.UNUSABLE);
        assertThat(run("", RIGHT, "--node", "BY")).isEqualTo(NumberCommand.UNUSABLE);
        assertThat(run("", RIGHT, "--nodes", "by")).isEqualTo(NumberCommand.UNUSABLE);
        assertThat(run("", RIGHT, "--node", "by", "--directory")).isEqualTo(NumberCommand.UNUSABLE);
        assertThat(run("", RIGHT, "--node", "by", "--directory", empty.toString()))
                .isEqualTo(NumberCommand.UNUSABLE);
        assertThat(run(
                        "",
                        RIGHT,
                        "--node",
                        "by",
                        "--directory",
                        folder.resolve("absent").toString()))
                .isEqualTo(NumberCommand.UNUSABLE);
        assertThat(run("", "--help")).isZero();
    }

    private int run(String typed, String... words) {
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        return new NumberCommand(new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)), out, out)
                .run(List.of(words));
    }

    private String text() {
        return said.toString(StandardCharsets.UTF_8);
    }

    private Path directory() throws IOException {
        Path file = folder.resolve("directory.asice");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("mimetype"));
            zip.putNextEntry(new ZipEntry("directory.xml"));
            zip.write("<directory xmlns=\"urn:trmgateway:directory:2\"><node id=\"pl\"/><node id=\"by\"/></directory>"
                    .getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }
}
