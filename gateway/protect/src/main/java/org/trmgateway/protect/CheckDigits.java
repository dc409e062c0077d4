package org.trmgateway.protect;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;

/** The arithmetic by which numbers of persons, documents and accounts say that they were copied right. */
final class CheckDigits {

    private static final int ELEVEN = 11;
    private static final int LETTERS_TOO = 36;
    private static final int[] PESEL = {1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1};
    private static final int[] JMBG = {7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2};
    private static final int[] MACHINE_READABLE = {7, 3, 1};
    private static final BigInteger IBAN_MODULUS = BigInteger.valueOf(97);

    private CheckDigits() {}

    /** Eleven digits with any separators; the century is in the month. */
    static boolean pesel(String text) {
        String digits = digits(text);
        int month = number(digits, 2, 4);
        int century = new int[] {1900, 2000, 2100, 2200, 1800}[Math.min(month / 20, 4)];
        return isDate(century + number(digits, 0, 2), month % 20, number(digits, 4, 6))
                && weighted(digits, PESEL) % 10 == 0;
    }

    /** Nine or ten digits, with or without the stroke. */
    static boolean rodneCislo(String text) {
        String digits = digits(text);
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

    /** Thirteen digits with any separators, day first. */
    static boolean jmbg(String text) {
        String digits = digits(text);
        int year = number(digits, 4, 7);
        int check = ELEVEN - weighted(digits, JMBG) % ELEVEN;
        return isDate(year < 800 ? 2000 + year : 1000 + year, number(digits, 2, 4), number(digits, 0, 2))
                && (check > 9 ? 0 : check) == number(digits, 12, 13);
    }

    /** Day and month behind the first digit. */
    static boolean belarusian(String text) {
        return isDate(2000, number(text, 3, 5), number(text, 1, 3));
    }

    /** ISO 13616: first four characters behind the others, letters as 10 to 35, remainder 1 by 97. */
    static boolean iban(String text) {
        String bare = text.replaceAll("[^0-9a-z]", "");
        StringBuilder digits = new StringBuilder();
        (bare.substring(4) + bare.substring(0, 4))
                .chars()
                .forEach(character -> digits.append(Character.digit(character, LETTERS_TOO)));
        return new BigInteger(digits.toString()).mod(IBAN_MODULUS).equals(BigInteger.ONE);
    }

    /** ISO/IEC 7812-1 annex B: every second digit from the right doubled. */
    static boolean luhn(String text) {
        String digits = digits(text);
        int sum = 0;
        for (int place = 0; place < digits.length(); place++) {
            int digit = number(digits, digits.length() - 1 - place, digits.length() - place);
            int doubled = place % 2 == 0 ? digit : digit * 2;
            sum += doubled / 10 + doubled % 10;
        }
        return sum % 10 == 0;
    }

    /** ICAO Doc 9303 part 3, section 4.9: weights 7 3 1 over digits, A as 10 to Z as 35, the filler as 0; the last character is the check digit. */
    static boolean machineReadable(String fieldWithCheck) {
        int last = fieldWithCheck.length() - 1;
        int sum = 0;
        for (int place = 0; place < last; place++) {
            sum += MACHINE_READABLE[place % 3] * value(fieldWithCheck.charAt(place));
        }
        char check = fieldWithCheck.charAt(last);
        return (check == '<' ? 0 : value(check)) == sum % 10;
    }

    /** The weighted sum of letters and digits divides by ten. */
    static boolean tens(String text, int... weights) {
        int sum = 0;
        for (int place = 0; place < weights.length; place++) {
            sum += weights[place] * value(text.charAt(place));
        }
        return sum % 10 == 0;
    }

    static boolean isDate(int year, int month, int day) {
        try {
            return LocalDate.of(year, month, day).getYear() == year;
        } catch (DateTimeException noSuchDay) {
            return false;
        }
    }

    private static int value(char character) {
        return character == '<' ? 0 : Character.digit(character, LETTERS_TOO);
    }

    private static int weighted(String digits, int[] weights) {
        int sum = 0;
        for (int place = 0; place < weights.length; place++) {
            sum += weights[place] * number(digits, place, place + 1);
        }
        return sum;
    }

    private static String digits(String text) {
        return text.replaceAll("[^0-9]", "");
    }

    private static int number(String digits, int from, int to) {
        return Integer.parseInt(digits.substring(from, to));
    }
}
