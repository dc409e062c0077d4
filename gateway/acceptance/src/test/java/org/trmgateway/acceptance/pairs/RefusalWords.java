package org.trmgateway.acceptance.pairs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.trmgateway.referral.ErrorCode;

/** The sentences that were agreed on, read from their files. */
final class RefusalWords {

    private RefusalWords() {}

    /** The sentence for a code in a language. */
    static String sentence(ErrorCode code, String language) {
        Properties sentences = new Properties();
        try (Reader file = new InputStreamReader(
                RefusalWords.class.getResourceAsStream("/trm/messages/refusals/" + language + ".properties"), UTF_8)) {
            sentences.load(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return sentences.getProperty(code.name());
    }
}
