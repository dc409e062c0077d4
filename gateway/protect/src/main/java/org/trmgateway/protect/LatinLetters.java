package org.trmgateway.protect;

import com.ibm.icu.text.Normalizer2;
import java.util.Locale;
import java.util.Map;

/** Takes Latin letters back to a to z. Letters with a stroke are not letters with a mark: a decomposition alone would lose the whole letter. */
final class LatinLetters {

    private static final char FIRST_BEYOND_ASCII = 0x80;
    private static final Normalizer2 FOLDING = Normalizer2.getNFKCCasefoldInstance();
    private static final Normalizer2 DECOMPOSITION = Normalizer2.getNFDInstance();

    private static final Map<Character, String> WITHOUT_DECOMPOSITION = Map.ofEntries(
            Map.entry('ł', "l"),
            Map.entry('đ', "d"),
            Map.entry('ð', "d"),
            Map.entry('ø', "o"),
            Map.entry('ħ', "h"),
            Map.entry('ŧ', "t"),
            Map.entry('ı', "i"),
            Map.entry('ŋ', "n"),
            Map.entry('ə', "e"),
            Map.entry('þ', "th"),
            Map.entry('æ', "ae"),
            Map.entry('œ', "oe"),
            Map.entry('ß', "ss"));

    private LatinLetters() {}

    /**
     * Compatibility forms unified, case folded, invisible characters removed (Unicode's NFKC_Casefold), and marks that belong to no letter; digits of
     * any script as 0 to 9.
     */
    static String fold(String text) {
        return isAscii(text) ? text.toLowerCase(Locale.ROOT) : withoutLooseMarks(FOLDING.normalize(text));
    }

    /** Control characters count as beyond ASCII: they hide words too. */
    static boolean isAscii(String text) {
        for (int place = 0; place < text.length(); place++) {
            char character = text.charAt(place);
            if (character >= FIRST_BEYOND_ASCII || isControl(character)) {
                return false;
            }
        }
        return true;
    }

    private static String withoutLooseMarks(String text) {
        if (text.codePoints().noneMatch(LatinLetters::isLoose)) {
            return text;
        }
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints().forEach(character -> {
            if (!isLoose(character)) {
                kept.appendCodePoint(character);
            } else if (Character.isDigit(character)) {
                kept.append(Character.digit(character, 10));
            }
        });
        return kept.toString();
    }

    private static boolean isLoose(int character) {
        if (character < FIRST_BEYOND_ASCII) {
            return isControl((char) character);
        }
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.FORMAT,
                    Character.CONTROL,
                    Character.DECIMAL_DIGIT_NUMBER -> true;
            default -> false;
        };
    }

    private static boolean isControl(char character) {
        return character < ' ' && !Character.isWhitespace(character);
    }

    /** Without marks; letters of other scripts keep theirs. */
    static String strip(String folded) {
        if (isAscii(folded)) {
            return folded;
        }
        StringBuilder plain = new StringBuilder(folded.length());
        for (int place = 0; place < folded.length(); place++) {
            char letter = folded.charAt(place);
            if (letter < FIRST_BEYOND_ASCII || isCyrillic(letter)) {
                plain.append(letter);
            } else {
                plain.append(strip(letter));
            }
        }
        return plain.toString();
    }

    /** The letter without marks, as one or two letters; empty for a mark that stands alone; a digit of any script as 0 to 9. */
    static String strip(char letter) {
        if (Character.isDigit(letter)) {
            return Integer.toString(Character.digit(letter, 10));
        }
        String special = WITHOUT_DECOMPOSITION.get(letter);
        if (special != null) {
            return special;
        }
        String decomposed = DECOMPOSITION.normalize(Character.toString(letter));
        return isMark(decomposed.charAt(0)) ? "" : decomposed.substring(0, 1);
    }

    static boolean isCyrillic(char letter) {
        return letter >= 0x0400 && letter <= 0x052F;
    }

    static boolean isCyrillic(String text) {
        return text.chars().anyMatch(letter -> isCyrillic((char) letter));
    }

    static boolean isAsciiLetter(char letter) {
        return letter >= 'a' && letter <= 'z';
    }

    private static boolean isMark(char character) {
        return Character.getType(character) == Character.NON_SPACING_MARK;
    }
}
