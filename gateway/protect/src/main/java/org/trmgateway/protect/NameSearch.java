package org.trmgateway.protect;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds the known names of a case in a text, in any spelling and either script. */
final class NameSearch {

    private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{N}]+");

    /** Characters between spaced letters, and how many letters make a word. */
    private static final int WIDEST = 3;

    private static final int FEWEST = 3;

    private static final int FIRST_BEYOND_ASCII = 0x80;

    private final List<KnownName> names;

    NameSearch(KnownIdentifiers known) {
        List<KnownName> compiled = new ArrayList<>();
        for (KnownIdentifiers.Known identifier : known.all()) {
            switch (identifier.kind()) {
                case NAME, RELATIVE_NAME -> compiled.addAll(KnownName.ofName(identifier));
                case ADDRESS -> compiled.addAll(KnownName.ofAddress(identifier));
                case BIRTH_DATE, NATIONAL_NUMBER, DOCUMENT_NUMBER, CASE_NUMBER, PHONE, EMAIL -> {}
            }
        }
        this.names = List.copyOf(compiled);
    }

    /** The different names that stand in a text. */
    Set<KnownName> find(String text) {
        if (names.isEmpty() || text.codePoints().noneMatch(NameSearch::mayBeLetter)) {
            return Set.of();
        }
        Set<KnownName> found = new LinkedHashSet<>();
        for (String reading : readings(text)) {
            find(reading, SoundTrace.of(reading), found);
            if (reading.chars().anyMatch(character -> !Character.isLetterOrDigit(character))) {
                find(reading, SoundTrace.acrossWords(reading), found);
            }
        }
        return Collections.unmodifiableSet(found);
    }

    /** Letters in boxes are symbols. */
    private static boolean mayBeLetter(int character) {
        return Character.isLetter(character) || character >= FIRST_BEYOND_ASCII;
    }

    private void find(String reading, SoundTrace trace, Set<KnownName> found) {
        for (KnownName name : names) {
            if (!found.contains(name) && stands(name, reading, trace)) {
                found.add(name);
            }
        }
    }

    private static Set<String> readings(String text) {
        Set<String> readings = new LinkedHashSet<>();
        String blanked = Opaque.blanked(text);
        for (String script : OtherScripts.readings(blanked)) {
            String folded = LatinLetters.fold(script);
            readings.add(folded);
            readings.add(Lookalikes.suspectsToLatin(folded));
            readings.add(Lookalikes.suspectsToCyrillic(folded));
        }
        for (String reading : List.copyOf(readings)) {
            readings.add(withoutSpacing(reading));
        }
        return readings;
    }

    /** Words in spaced letters written together. By hand, as a pattern that repeats a group needs stack for each letter. */
    private static String withoutSpacing(String reading) {
        StringBuilder joined = new StringBuilder(reading.length());
        int place = 0;
        while (place < reading.length()) {
            int end = endOfSpaced(reading, place);
            for (int next = place; next < Math.max(end, place + 1); next++) {
                if (end == place || Character.isLetter(reading.charAt(next))) {
                    joined.append(reading.charAt(next));
                }
            }
            place = Math.max(end, place + 1);
        }
        return joined.toString();
    }

    /** Where a run of at least three single letters ends that begins here; the beginning when there is none. */
    private static int endOfSpaced(String text, int start) {
        int letters = 0;
        int end = start;
        int next = start;
        while (isAlone(text, next)) {
            letters++;
            end = next + 1;
            next = end;
            while (next < text.length() && next - end < WIDEST && !Character.isLetterOrDigit(text.charAt(next))) {
                next++;
            }
        }
        return letters >= FEWEST ? end : start;
    }

    private static boolean isAlone(String text, int place) {
        return isLetterAt(text, place) && !isLetterAt(text, place - 1) && !isLetterAt(text, place + 1);
    }

    private static boolean isLetterAt(String text, int place) {
        return place >= 0 && place < text.length() && Character.isLetter(text.charAt(place));
    }

    private static boolean stands(KnownName name, String reading, SoundTrace trace) {
        for (String number : name.numbers()) {
            if (!hasNumber(reading, number)) {
                return false;
            }
        }
        for (String wanted : name.traces()) {
            if (wanted.isEmpty()) {
                if (hasSilentWord(name, reading)) {
                    return true;
                }
                continue;
            }
            for (int at = trace.find(wanted, 0); at >= 0; at = trace.find(wanted, at + 1)) {
                if (standsAt(name, reading, trace, at, at + wanted.length() - 1)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Letters without a class, before and after, may belong to the name or not; so may the last letters of a merged class. */
    private static boolean standsAt(KnownName name, String reading, SoundTrace trace, int first, int last) {
        for (int start = trace.start(first); ; start--) {
            int end = trace.firstEnd(last);
            while (true) {
                if (end > start
                        && WordBounds.of(reading, start, end).allow(name)
                        && sharesKey(name, reading.substring(start, end))) {
                    return true;
                }
                if (end == reading.length() || (end >= trace.end(last) && !trace.isSilent(end))) {
                    break;
                }
                end++;
            }
            if (start == 0 || !trace.isSilent(start - 1)) {
                return false;
            }
        }
    }

    private static boolean sharesKey(KnownName name, String window) {
        return !Collections.disjoint(name.keys(), NameKeys.of(window));
    }

    private static boolean hasNumber(String reading, String number) {
        return Pattern.compile("(?<![0-9])" + number + "(?![0-9])")
                .matcher(reading)
                .find();
    }

    /** A name of nothing but i, y and j. */
    private static boolean hasSilentWord(KnownName name, String reading) {
        for (String word : SEPARATORS.split(reading)) {
            if (word.length() <= name.letters() + 1 && sharesKey(name, word)) {
                return true;
            }
        }
        return false;
    }
}
