package org.trmgateway.contracts.reference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The sample messages: read from the source folder, since a class path cannot be listed.
 *
 * @param folder {@code contracts/messages/samples}
 */
record Samples(Path folder) {

    private static final int SHOWN = 16;
    private static final Pattern SEALED = Pattern.compile("(<trm_SealedPart[^>]*>)([A-Za-z0-9+/=\\s]{24,})(?=</)");

    /**
     * A sample for a page.
     *
     * @param file its file name
     * @param text its text, encrypted parts shortened
     */
    record Sample(String file, String text) {}

    /**
     * The first valid sample of a message, by file name.
     *
     * @throws IllegalStateException when there is none, with the message's code
     */
    Sample first(String message) {
        Path own = folder.resolve(message);
        if (!Files.isDirectory(own)) {
            throw missing(message);
        }
        try (Stream<Path> files = Files.list(own)) {
            Path first = files.filter(file -> file.getFileName().toString().matches("valid-.*\\.xml"))
                    .sorted()
                    .findFirst()
                    .orElseThrow(() -> missing(message));
            return new Sample(first.getFileName().toString(), shortened(Files.readString(first)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String shortened(String text) {
        return SEALED.matcher(text.replace("\r\n", "\n"))
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group(1) + found.group(2).strip().substring(0, SHOWN) + "..."));
    }

    private static IllegalStateException missing(String message) {
        return new IllegalStateException(message + " has no valid sample in contracts/messages/samples/" + message);
    }
}
