package org.trmgateway.protect;

/**
 * The letters of a text reduced to so few classes that all spellings of a name come out the same, each class with the place it comes from. It tells
 * quickly where a name may stand; whether it stands there is for {@link NameKeys} to say.
 *
 * <p>Classes: i, y, j and signs are left out; e, o, u, v, w are one class, as are c, g, h and whatever is written with them; sh and zh fall to s and
 * z. A Cyrillic letter is the classes of its romanisation. Pairs are merged within a word only, unless asked otherwise.
 */
final class SoundTrace {

    private static final char NONE = 0;

    private static final char FIRST_CYRILLIC = 0x0400;
    private static final char LAST_CYRILLIC = 0x052F;
    private static final String[] CYRILLIC = cyrillic();

    private final String text;
    private final boolean acrossWords;
    private final StringBuilder written;
    private String classes = "";
    private final int[] starts;
    private final int[] firstEnds;
    private final int[] ends;
    private int wordStart;

    private SoundTrace(String text, boolean acrossWords) {
        this.acrossWords = acrossWords;
        this.text = text;
        this.written = new StringBuilder(text.length());
        int most = text.length() * 4;
        this.starts = new int[most];
        this.firstEnds = new int[most];
        this.ends = new int[most];
    }

    /** @param folded text after {@link LatinLetters#fold} */
    static SoundTrace of(String folded) {
        return of(folded, false);
    }

    /** As if there were no spaces, for a name that was torn between two letters that belong together. */
    static SoundTrace acrossWords(String folded) {
        return of(folded, true);
    }

    private static SoundTrace of(String folded, boolean acrossWords) {
        SoundTrace trace = new SoundTrace(folded, acrossWords);
        for (int place = 0; place < folded.length(); place++) {
            trace.add(folded.charAt(place), place);
        }
        trace.classes = trace.written.toString();
        return trace;
    }

    /** Where these classes begin next, at or after a position in the trace; -1 when nowhere. */
    int find(String wanted, int from) {
        return classes.indexOf(wanted, from);
    }

    String classes() {
        return classes;
    }

    /** Where the text of a class begins. */
    int start(int position) {
        return starts[position];
    }

    /** Where the first letter of a class ends. */
    int firstEnd(int position) {
        return firstEnds[position];
    }

    /** Where the last letter of a class ends. */
    int end(int position) {
        return ends[position];
    }

    /** Whether a place of the text holds a letter that has no class. */
    boolean isSilent(int place) {
        return Character.isLetter(text.charAt(place))
                && lettersOf(text.charAt(place)).chars().allMatch(letter -> classOf((char) letter) == NONE);
    }

    private void add(char character, int place) {
        if (!Character.isLetter(character)) {
            if (!acrossWords && Character.getType(character) != Character.NON_SPACING_MARK) {
                wordStart = written.length();
            }
            return;
        }
        if (LatinLetters.isAsciiLetter(character)) {
            appendLatin(character, place);
            return;
        }
        String letters = lettersOf(character);
        for (int letter = 0; letter < letters.length(); letter++) {
            appendLatin(letters.charAt(letter), place);
        }
    }

    private void appendLatin(char letter, int place) {
        if (letter == 'x') {
            append('k', place);
            append('s', place);
        } else if (classOf(letter) != NONE) {
            append(classOf(letter), place);
        }
    }

    private void append(char sound, int place) {
        int position = written.length();
        written.append(sound);
        starts[position] = place;
        firstEnds[position] = place + 1;
        ends[position] = place + 1;
        mergeLast();
    }

    /** Merging may bring together two that merge again. */
    private void mergeLast() {
        int last = written.length() - 1;
        while (last > wordStart) {
            char merged = merged(written.charAt(last - 1), written.charAt(last));
            if (merged == NONE) {
                return;
            }
            ends[last - 1] = ends[last];
            written.setLength(last);
            last--;
            written.setCharAt(last, merged);
        }
    }

    /** What two neighbouring classes are in the shortest spelling; {@link #NONE} when they stay two. */
    private static char merged(char first, char second) {
        if (first == second) {
            return first;
        }
        return switch (first) {
            case 's' -> second == 'z' || second == 'c' ? 's' : NONE;
            case 'z' -> second == 'c' ? 'z' : NONE;
            case 'r' -> second == 'z' ? 'z' : NONE;
            case 'c' -> second == 'z' ? 'c' : NONE;
            case 't' -> second == 's' || second == 'z' || second == 'c' ? 'c' : NONE;
            case 'k' -> second == 'c' ? 'c' : NONE;
            case 'a' -> second == 'o' ? 'a' : NONE;
            default -> NONE;
        };
    }

    private static String lettersOf(char character) {
        if (LatinLetters.isAsciiLetter(character)) {
            return Character.toString(character);
        }
        boolean cyrillic = character >= FIRST_CYRILLIC && character <= LAST_CYRILLIC;
        return cyrillic ? CYRILLIC[character - FIRST_CYRILLIC] : LatinLetters.strip(character);
    }

    private static char classOf(char letter) {
        return switch (letter) {
            case 'i', 'y', 'j' -> NONE;
            case 'e', 'o', 'u', 'v', 'w' -> 'o';
            case 'c', 'g', 'h' -> 'c';
            case 'q' -> 'k';
            default -> letter;
        };
    }

    private static String[] cyrillic() {
        String[] letters = new String[LAST_CYRILLIC - FIRST_CYRILLIC + 1];
        for (char letter = FIRST_CYRILLIC; letter <= LAST_CYRILLIC; letter++) {
            letters[letter - FIRST_CYRILLIC] = Romanisation.ICAO_RUSSIAN.romanise(Character.toString(letter));
        }
        return letters;
    }
}
