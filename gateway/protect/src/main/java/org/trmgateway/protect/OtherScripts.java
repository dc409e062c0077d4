package org.trmgateway.protect;

import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Transliterator;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Letters of scripts that no party writes, which stand in a name for what they look like or for what they sound like: Greek, Armenian, small capitals,
 * letters in boxes.
 */
final class OtherScripts {

    private OtherScripts() {}

    /** A text as it is; and where it has such letters, also with what they look like, and with what they sound like. */
    static Set<String> readings(String text) {
        if (!hasAny(text)) {
            return Set.of(text);
        }
        Set<String> readings = new LinkedHashSet<>();
        readings.add(text);
        readings.add(lookalikes(text));
        readings.add(Sounds.LATIN.transliterate(text));
        return Collections.unmodifiableSet(readings);
    }

    /** With the letters of A to Z that such letters look like. */
    static String lookalikes(String text) {
        if (!hasAny(text)) {
            return text;
        }
        StringBuilder replaced = new StringBuilder(text.length());
        text.codePoints()
                .forEach(character -> replaced.append(
                        isOther(character) ? Confusables.latin(character) : Character.toString(character)));
        return replaced.toString();
    }

    private static boolean hasAny(String text) {
        return !LatinLetters.isAscii(text) && text.codePoints().anyMatch(OtherScripts::isOther);
    }

    /** Anything beyond Latin 1 that is not Cyrillic, and not Latin with marks. */
    private static boolean isOther(int character) {
        if (character < 0x250) {
            return false;
        }
        int script = UScript.getScript(character);
        boolean symbol = Character.getType(character) == Character.OTHER_SYMBOL;
        boolean rareLatin =
                script == UScript.LATIN && (character < 0x1E00 || character >= 0x2C60) && Character.isLetter(character);
        return symbol
                || rareLatin
                || (Character.isLetter(character) && script != UScript.CYRILLIC && script != UScript.LATIN)
                || isTag(character);
    }

    private static boolean isTag(int character) {
        return character >= 0xE0020 && character < 0xE007F;
    }

    /** Made on first use only: most texts never need it. */
    private static final class Sounds {
        private static final Transliterator LATIN =
                Transliterator.getInstance("Greek-Latin/UNGEGN; Any-Latin; Latin-ASCII");
    }
}
