package org.trmgateway.officer.part;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.MessageId;

/**
 * The words after {@code open}.
 *
 * @param part file with the sealed part
 * @param keys folder with the keys
 * @param passwordFile file with their password
 * @param messageId the message the part is said to belong to
 * @param out where the XML goes; absent: it is shown
 */
record OpenArguments(Path part, Path keys, Path passwordFile, MessageId messageId, Optional<Path> out) {

    private static final Set<String> OPTIONS = Set.of("--keys", "--password-file", "--message", "--out");
    private static final String EXTENSION = ".sealed-part.cms";

    /** Throws {@link IllegalArgumentException} with a sentence for the user. */
    static OpenArguments read(List<String> words) {
        Map<String, String> options = new HashMap<>();
        List<String> files = new ArrayList<>();
        for (int position = 0; position < words.size(); position++) {
            String word = words.get(position);
            if (!word.startsWith("--")) {
                files.add(word);
            } else if (!OPTIONS.contains(word)) {
                throw new IllegalArgumentException("unknown option " + word);
            } else if (++position == words.size() || options.put(word, words.get(position)) != null) {
                throw new IllegalArgumentException(word + " needs one value");
            }
        }
        if (files.size() != 1) {
            throw new IllegalArgumentException("one file with a sealed part is needed");
        }
        Path part = Path.of(files.getFirst());
        return new OpenArguments(
                part,
                required(options, "--keys"),
                required(options, "--password-file"),
                messageId(Optional.ofNullable(options.get("--message")), part),
                Optional.ofNullable(options.get("--out")).map(Path::of));
    }

    private static Path required(Map<String, String> options, String option) {
        return Optional.ofNullable(options.get(option))
                .map(Path::of)
                .orElseThrow(() -> new IllegalArgumentException(option + " is missing"));
    }

    private static MessageId messageId(Optional<String> given, Path part) {
        try {
            return MessageId.parse(given.orElseGet(() -> idInName(part)));
        } catch (GatewayException none) {
            throw new IllegalArgumentException(
                    "the id of the message is neither in the file's name nor behind --message", none);
        }
    }

    private static String idInName(Path part) {
        String name = part.getFileName().toString();
        return name.endsWith(EXTENSION) ? name.substring(0, name.length() - EXTENSION.length()) : "";
    }
}
