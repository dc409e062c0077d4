package org.trmgateway.officer.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.trmgateway.officer.desk.UsageException;

/** The sentences of a pack in one language; {@code {0}}, {@code {1}} and so on stand for what they are about. */
final class Phrases {

    static final List<String> LANGUAGES = List.of("en", "pl", "sk", "sr", "be", "ru", "tk");

    private static final String OTHER_EVENT = "event.other";

    private final Properties sentences;

    private Phrases(Properties sentences) {
        this.sentences = sentences;
    }

    static Phrases in(String language) throws UsageException {
        if (!LANGUAGES.contains(language)) {
            throw new UsageException("--language is one of " + String.join(", ", LANGUAGES));
        }
        Properties sentences = new Properties();
        try (InputStream in = resource(language.toLowerCase(Locale.ROOT) + ".properties");
                InputStreamReader text = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            sentences.load(text);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return new Phrases(sentences);
    }

    /** A file that belongs to this package. */
    static InputStream resource(String name) {
        InputStream in = Phrases.class.getResourceAsStream(name);
        if (in == null) {
            throw new IllegalStateException("not in the build: " + name);
        }
        return in;
    }

    String say(String key, Object... values) {
        String sentence = sentences.getProperty(key);
        if (sentence == null) {
            throw new IllegalArgumentException("no sentence " + key);
        }
        for (int number = 0; number < values.length; number++) {
            sentence = sentence.replace("{" + number + "}", String.valueOf(values[number]));
        }
        return sentence;
    }

    /** What an event means. */
    String event(String event) {
        String key = "event." + event;
        return sentences.containsKey(key) ? say(key) : say(OTHER_EVENT, event);
    }
}
