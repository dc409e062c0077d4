package org.trmgateway.protect;

/**
 * The letters of a text reduced to so few classes that all spellings of a name come out the same, each class with the place it comes from. It tells
 * quickly where a name may stand; whether it stands there is for {@link NameKeys} to say.
 *
 * <p>Classes: i, y, j and signs are left out; e, o, u, v, w are one class, as are c, g, h and whatever is written with them; sh and zh fall to s and
 * z. A Cyrillic letter is the classes of its romanisation. Pairs are merged within a word only.
 */
final class SoundTrace {

    private static final char NONE = 0;

    private static final char FIRST_CYRILLIC = 0x0400;
    private static final char LAST_CYRILLIC = 0x052F;
    private static final String[] CYRILLIC = cyrillic();

    private final String text;
    private final StringBuilder classes;
    private final int[] starts;
    private final int[] firstEnds;
    private final int[] ends;
    private int wordStart;

    private SoundTrace(String text) {
        this.text = text;
        this.classes = new StringBuilder(text.length());
        int most = text.length() * 4;
        this.starts = new int[most];
        this.firstEnds = new int[most];
        this.ends = new int[most];
    }

    /** @param folded text after {@link LatinLetters#fold} */
    static SoundTrace of(String folded) {
        SoundTrace trace = new SoundTrace(folded);
        for (int place = 0; place < folded.length(); place++) {
            trace.add(folded.charAt(place), place);
        }
        return trace;
    }

    /** Where these classes begin next, at or after a position in the trace; -1 when nowhere. */
    int find(String wanted, int from) {
        return classes.indexOf(wanted, from);
    }

    String classes() {
        return classes.toString();
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
            if (Character.getType(character) != Character.NON_SPACING_MARK) {
                wordStart = classes.length();
            }
            return;
        }
        String letters = lettersOf(character);
        for (int letter = 0; letter < letters.length(); letter++) {
            if (letters.charAt(letter) == 'x') {
                append('k', place);
                append('s', place);
            } else if (classOf(letters.charAt(letter)) != NONE) {
                append(classOf(letters.charAt(letter)), place);
            }
        }
    }

    private void append(char sound, int place) {
        int position = classes.length();
        classes.append(sound);
        starts[position] = place;
        firstEnds[position] = place + 1;
        ends[position] = place + 1;
        mergeLast();
    }

    /** Merging may bring together two that merge again. */
    private void mergeLast() {
        int last = classes.length() - 1;
        while (last > wordStart) {
            char merged = merged(classes.charAt(last - 1), classes.charAt(last));
            if (merged == NONE) {
                return;
            }
            ends[last - 1] = ends[last];
            classes.setLength(last);
            last--;
            classes.setCharAt(last, merged);
        }
    }

    /** What two neighbouring classes are in the shortest spelling; {@link #NONE} when they stay two. */
    private static char merged(char first, char second) {
        if (first == second) {
            return first;
        }
        return switch ("" + first + second) {
            case "sz", "sc" -> 's';
            case "zc", "rz" -> 'z';
            case "cz", "ts", "tz", "tc", "kc" -> 'c';
            case "ao" -> 'a';
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
