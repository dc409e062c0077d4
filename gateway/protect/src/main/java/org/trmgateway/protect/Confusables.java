package org.trmgateway.protect;

import com.ibm.icu.text.SpoofChecker;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What letters of other scripts look like among A to Z: Unicode's confusables (UTS 39), the names of letters in boxes, and small Greek ones. */
final class Confusables {

    private static final SpoofChecker CHECKER = new SpoofChecker.Builder().build();
    private static final Pattern NAMED = Pattern.compile(
            ".*(?:SQUARED|CIRCLED|SYMBOL|SMALL CAPITAL|SMALL|CAPITAL).*LETTER(?: SMALL CAPITAL| CAPITAL| SMALL)? ([A-Z])");
    private static final String GREEK = "αβγδεζηικλμνορςστυχω";
    private static final String GREEK_LATIN = "abydezniklmvopcotuxw";
    private static final int FIRST_TAG = 0xE0000;
    private static final int LAST_TAG = 0xE007F;
    private static final Map<Integer, String> KNOWN = new ConcurrentHashMap<>();

    private Confusables() {}

    /** One letter or digit for which the character may be taken; the character itself when there is none. */
    static String latin(int character) {
        return KNOWN.computeIfAbsent(character, Confusables::find);
    }

    private static String find(int character) {
        int greek = GREEK.indexOf(character);
        if (greek >= 0) {
            return GREEK_LATIN.substring(greek, greek + 1);
        }
        if (character > FIRST_TAG && character < LAST_TAG) {
            return Character.toString(character - FIRST_TAG);
        }
        String looks = CHECKER.getSkeleton(Character.toString(character));
        if (looks.length() == 1 && looks.charAt(0) < 0x80 && Character.isLetterOrDigit(looks.charAt(0))) {
            return looks;
        }
        String name = Character.getName(character);
        Matcher named = NAMED.matcher(name == null ? "" : name);
        return named.matches() ? named.group(1).toLowerCase(Locale.ROOT) : Character.toString(character);
    }
}
