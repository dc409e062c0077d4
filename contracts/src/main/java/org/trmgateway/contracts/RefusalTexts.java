package org.trmgateway.contracts;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.trmgateway.referral.ErrorCode;

/**
 * One kind, plain sentence per error code and what to do next, in the sender's language ({@code contracts/messages/refusals}). The texts are
 * neutral: they may be shown on any screen without saying what the case is about. Immutable.
 */
public final class RefusalTexts {

    /** ISO 639-1 codes of the languages there are; the first is used for any other. */
    public static final List<String> LANGUAGES = List.of("en", "pl", "ru", "be", "sk", "sr", "tk");

    private final Map<String, Map<ErrorCode, String>> byLanguage;

    private RefusalTexts(Map<String, Map<ErrorCode, String>> byLanguage) {
        this.byLanguage = Map.copyOf(byLanguage);
    }

    static RefusalTexts load(ContractFolder folder) {
        Map<String, Map<ErrorCode, String>> byLanguage = new LinkedHashMap<>();
        for (String language : LANGUAGES) {
            byLanguage.put(language, read(folder, "refusals/" + language + ".properties"));
        }
        return new RefusalTexts(byLanguage);
    }

    /**
     * The sentence for a code.
     *
     * @param language ISO 639-1 code; a language that is not there gets English
     */
    public String text(ErrorCode code, String language) {
        Map<ErrorCode, String> texts = byLanguage.getOrDefault(language, byLanguage.get(LANGUAGES.getFirst()));
        return texts.get(code);
    }

    private static Map<ErrorCode, String> read(ContractFolder folder, String file) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(folder.text(file)));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        Map<ErrorCode, String> texts = new EnumMap<>(ErrorCode.class);
        for (String name : properties.stringPropertyNames()) {
            texts.put(ErrorCode.valueOf(name), properties.getProperty(name));
        }
        if (texts.size() != ErrorCode.values().length) {
            throw new IllegalStateException(file + " does not have a text for every code");
        }
        return texts;
    }
}
