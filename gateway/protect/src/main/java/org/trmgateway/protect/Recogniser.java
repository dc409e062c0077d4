package org.trmgateway.protect;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Recognises somebody's identifier by its pattern and, where it has one, its check digit; whoever it belongs to. */
enum Recogniser {
    /** Polish PESEL: 11 digits, the century in the month, weights 1 3 7 9. */
    PESEL("(?<![0-9a-z])[0-9]{11}(?![0-9a-z])"),
    /** Slovak and Czech rodné číslo: 50 more on the month for women, 10 digits divisible by 11; 9 digits only with the stroke. */
    RODNE_CISLO("(?<![0-9a-z])(?:[0-9]{6}/[0-9]{3,4}|[0-9]{10})(?![0-9a-z])"),
    /** JMBG of the former Yugoslav states: 13 digits, day first. */
    JMBG("(?<![0-9a-z])[0-9]{13}(?![0-9a-z])"),
    /** Belarusian personal number: 14 characters, by pattern and date. */
    BELARUSIAN_PERSONAL_NUMBER("(?<![0-9a-z])[1-7][0-9]{6}[abchkem][0-9]{3}[a-z]{2}[0-9](?![0-9a-z])"),
    EMAIL("[a-z0-9._%+-]+@[a-z0-9-]+(?:\\.[a-z0-9-]+)+"),
    /** ITU-T E.164: a plus sign or 00, and 7 to 15 digits. */
    PHONE("(?:\\+|(?<![0-9a-z.:-])00)[ ]?[1-9](?:[ ()./-]{0,2}[0-9]){6,14}(?![0-9])");

    private static final int[] PESEL_WEIGHTS = {1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1};
    private static final int[] JMBG_WEIGHTS = {7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2};
    private static final int ELEVEN = 11;
    private static final int FEWEST_DIGITS = 7;

    private final Pattern pattern;

    Recogniser(String pattern) {
        this.pattern = Pattern.compile(pattern);
    }

    /** The first that recognises something in a text. */
    static Optional<Recogniser> find(String text) {
        String plain = plain(text);
        boolean worthLooking = plain.indexOf('@') >= 0
                || plain.chars().filter(Character::isDigit).count() >= FEWEST_DIGITS;
        return worthLooking
                ? Arrays.stream(values())
                        .filter(recogniser -> recogniser.recognisesPlain(plain))
                        .findFirst()
                : Optional.empty();
    }

    boolean recognises(String text) {
        return recognisesPlain(plain(text));
    }

    private static String plain(String text) {
        return LatinLetters.strip(Lookalikes.toLatin(LatinLetters.fold(text)));
    }

    private boolean recognisesPlain(String plain) {
        return pattern.matcher(plain).results().map(MatchResult::group).anyMatch(this::holds);
    }

    private boolean holds(String found) {
        return switch (this) {
            case PESEL -> isPesel(found);
            case RODNE_CISLO -> isRodneCislo(found);
            case JMBG -> isJmbg(found);
            case BELARUSIAN_PERSONAL_NUMBER -> isDayOfSomeYear(found.substring(1, 3), found.substring(3, 5));
            case EMAIL, PHONE -> true;
        };
    }

    private static boolean isPesel(String digits) {
        int month = number(digits, 2, 4);
        int century = new int[] {1900, 2000, 2100, 2200, 1800}[Math.min(month / 20, 4)];
        return isDate(century + number(digits, 0, 2), month % 20, number(digits, 4, 6))
                && weighted(digits, PESEL_WEIGHTS) % 10 == 0;
    }

    private static boolean isRodneCislo(String text) {
        String digits = text.replace("/", "");
        int month = number(digits, 2, 4);
        // women 50 more; since 2004, when a day's numbers run out, 20 more
        int realMonth = month % 50 > 20 ? month % 50 - 20 : month % 50;
        boolean date = isDate(2000 + number(digits, 0, 2), realMonth, number(digits, 4, 6))
                || isDate(1900 + number(digits, 0, 2), realMonth, number(digits, 4, 6));
        long value = Long.parseLong(digits);
        // some numbers of before 1985 end in 0 where the remainder of the first nine is 10
        boolean checked = digits.length() == 9 || value % ELEVEN == 0 || (value / 10 % ELEVEN == 10 && value % 10 == 0);
        return date && checked;
    }

    private static boolean isJmbg(String digits) {
        int year = number(digits, 4, 7);
        int check = ELEVEN - weighted(digits, JMBG_WEIGHTS) % ELEVEN;
        return isDate(year < 800 ? 2000 + year : 1000 + year, number(digits, 2, 4), number(digits, 0, 2))
                && (check > 9 ? 0 : check) == number(digits, 12, 13);
    }

    private static boolean isDayOfSomeYear(String day, String month) {
        return isDate(2000, Integer.parseInt(month), Integer.parseInt(day));
    }

    private static boolean isDate(int year, int month, int day) {
        try {
            return LocalDate.of(year, month, day).getYear() == year;
        } catch (DateTimeException noSuchDay) {
            return false;
        }
    }

    private static int weighted(String digits, int[] weights) {
        int sum = 0;
        for (int place = 0; place < weights.length; place++) {
            sum += weights[place] * number(digits, place, place + 1);
        }
        return sum;
    }

    private static int number(String digits, int from, int to) {
        return Integer.parseInt(digits.substring(from, to));
    }
}
