package org.trmgateway.protect;

import java.util.regex.Pattern;

/** Lines of the machine-readable zone of passports, visas and identity cards, by their check digits: ICAO Doc 9303 parts 4 to 7. */
final class MachineReadable {

    /** Characters of the shortest line. */
    static final int SHORTEST = 30;

    private static final int CARD = SHORTEST;
    private static final int VISA = 36;
    private static final int BOOKLET = 44;
    private static final int DOCUMENT_AND_CHECK = 10;
    private static final int DATE_AND_CHECK = 7;
    private static final Pattern NAMES = Pattern.compile("[piacv][a-z<][a-z<]{3}[a-z]+(?:<[a-z]+)*<<[a-z<]+");
    private static final Pattern CARD_NUMBER = Pattern.compile("[iac][a-z<][a-z<]{3}[0-9a-z<]{9}[0-9<].*");
    private static final Pattern CARD_DATES = Pattern.compile("[0-9]{7}[mfx<][0-9]{7}[a-z<]{3}.*");
    private static final Pattern BOOK = Pattern.compile("[0-9a-z<]{9}[0-9<][a-z<]{3}[0-9]{7}[mfx<][0-9]{7}.*");

    private MachineReadable() {}

    /** @param line 30, 36 or 44 small letters, digits and fillers */
    static boolean holds(String line) {
        if (line.length() == CARD) {
            return isNumberOfCard(line) || isDatesOfCard(line);
        }
        boolean names = line.indexOf("<<") > 0 && NAMES.matcher(line).matches();
        return (line.length() == VISA || line.length() == BOOKLET) && (names || isBook(line));
    }

    private static boolean isNumberOfCard(String line) {
        return line.indexOf('<') > 0
                && CARD_NUMBER.matcher(line).matches()
                && CheckDigits.machineReadable(line.substring(5, 15));
    }

    private static boolean isDatesOfCard(String line) {
        return CARD_DATES.matcher(line).matches() && datesHold(line, 0);
    }

    private static boolean isBook(String line) {
        return BOOK.matcher(line).matches()
                && CheckDigits.machineReadable(line.substring(0, DOCUMENT_AND_CHECK))
                && datesHold(line, 13);
    }

    /** The date of birth, and behind the sex the date of expiry, each with its check digit. */
    private static boolean datesHold(String line, int from) {
        int second = from + DATE_AND_CHECK + 1;
        return CheckDigits.machineReadable(line.substring(from, from + DATE_AND_CHECK))
                && CheckDigits.machineReadable(line.substring(second, second + DATE_AND_CHECK));
    }
}
