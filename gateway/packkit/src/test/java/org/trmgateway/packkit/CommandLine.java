package org.trmgateway.packkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.trmgateway.contracts.ContractFiles;

/** The kit's command line, with this source tree as its home. */
final class CommandLine {

    /** Root of the source tree. */
    static final Path HOME = Path.of("..", "..");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    int run(Object... words) {
        return new Main(
                        HOME,
                        new PrintStream(out, true, UTF_8),
                        new PrintStream(err, true, UTF_8),
                        Clock.fixed(Instant.parse("2026-11-24T09:00:00Z"), ZoneOffset.UTC))
                .run(Stream.of(words).map(Object::toString).toList());
    }

    /** What was printed since the last time. */
    String taken() {
        String text = out.toString(UTF_8);
        out.reset();
        return text;
    }

    String err() {
        return err.toString(UTF_8);
    }

    String outAndErr() {
        return out.toString(UTF_8) + err();
    }

    static PackSource pack(String country) {
        return PackSource.all(ContractFiles.of(HOME)).stream()
                .filter(pack -> pack.country().equals(country))
                .findFirst()
                .orElseThrow();
    }

    /** A copy of a pack of the build, to be broken. */
    static Path copy(String country, Path target) {
        Path source = HOME.resolve("contracts/countries").resolve(country);
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path copy = target.resolve(source.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
            return target;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** Replaces text of a file, which must be in it. */
    static void replace(Path file, String before, String after) {
        try {
            String text = Files.readString(file);
            if (!text.contains(before)) {
                throw new IllegalArgumentException(file + " does not hold the text to be replaced");
            }
            Files.writeString(file, text.replace(before, after));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
