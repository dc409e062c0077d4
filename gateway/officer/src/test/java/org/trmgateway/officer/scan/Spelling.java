package org.trmgateway.officer.scan;

import com.ibm.icu.text.Transliterator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;
import org.trmgateway.protect.Transliteration;

/** What people and programs make of a name. */
enum Spelling {
    AS_WRITTEN,
    CAPITALS,
    SMALL,
    SPACED,
    TORN,
    OTHER_SCRIPT,
    ROMANISED,
    LOOKALIKES,
    WIDE,
    BOLD,
    INVISIBLE,
    STRUCK;

    private static final Pattern CYRILLIC = Pattern.compile("\\p{IsCyrillic}");

    String of(String name, Random random) {
        return switch (this) {
            case AS_WRITTEN -> name;
            case CAPITALS -> name.toUpperCase(Locale.ROOT);
            case SMALL -> name.toLowerCase(Locale.ROOT);
            case SPACED -> String.join(" ", name.split(""));
            case TORN -> name.length() < 6 ? name : name.substring(0, 3) + "-" + name.substring(3);
            case OTHER_SCRIPT ->
                CYRILLIC.matcher(name).find()
                        ? latin(name, random)
                        : Transliterator.getInstance("Latin-Cyrillic").transliterate(latin(name, random));
            case ROMANISED -> latin(name, random);
            case LOOKALIKES ->
                name.replace('a', 'а')
                        .replace('о', 'o')
                        .replace('e', 'е')
                        .replace('с', 'c')
                        .replace('A', 'Α')
                        .replace('M', 'Μ');
            case WIDE -> shifted(name, '！' - '!');
            case BOLD -> bold(latin(name, random));
            case INVISIBLE -> String.join("\u200b", name.split("")).replaceFirst("\u200b", "\u00ad");
            case STRUCK -> String.join("\u0336", name.split(""));
        };
    }

    static String latin(String name, Random random) {
        List<String> variants = List.copyOf(Transliteration.variants(name));
        return variants.get(random.nextInt(variants.size()));
    }

    private static String shifted(String name, int by) {
        StringBuilder shifted = new StringBuilder();
        name.chars().forEach(letter -> shifted.append((char) (letter > ' ' && letter < 0x7F ? letter + by : letter)));
        return shifted.toString();
    }

    private static String bold(String name) {
        StringBuilder bold = new StringBuilder();
        name.chars()
                .forEach(letter ->
                        bold.appendCodePoint(letter >= 'a' && letter <= 'z' ? 0x1D41A + letter - 'a' : letter));
        return bold.toString();
    }
}
