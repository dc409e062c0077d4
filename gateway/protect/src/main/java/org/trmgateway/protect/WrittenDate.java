package org.trmgateway.protect;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The ways to write one full date with digits, without what stands between them. */
final class WrittenDate {

    private static final Pattern YEAR_FIRST =
            Pattern.compile("([0-9]{4})[^0-9]{1,2}([0-9]{1,2})[^0-9]{1,2}([0-9]{1,2})(?![0-9])");
    private static final Pattern DAY_FIRST =
            Pattern.compile("(?<![0-9])([0-9]{1,2})[^0-9]{1,2}([0-9]{1,2})[^0-9]{1,2}([0-9]{4})");

    private WrittenDate() {}

    /** Nothing when the text holds no full date. */
    static Set<String> digits(String text) {
        Matcher yearFirst = YEAR_FIRST.matcher(text);
        if (yearFirst.find()) {
            return digits(yearFirst.group(1), yearFirst.group(2), yearFirst.group(3));
        }
        Matcher dayFirst = DAY_FIRST.matcher(text);
        return dayFirst.find() ? digits(dayFirst.group(3), dayFirst.group(2), dayFirst.group(1)) : Set.of();
    }

    private static Set<String> digits(String year, String month, String day) {
        String shortMonth = Integer.toString(Integer.parseInt(month));
        String shortDay = Integer.toString(Integer.parseInt(day));
        String longMonth = twoDigits(shortMonth);
        String longDay = twoDigits(shortDay);
        Set<String> all = new HashSet<>();
        all.add(year + longMonth + longDay);
        all.add(longDay + longMonth + year);
        all.add(longMonth + longDay + year);
        all.add(year + shortMonth + shortDay);
        all.add(shortDay + shortMonth + year);
        all.add(shortMonth + shortDay + year);
        return all;
    }

    private static String twoDigits(String number) {
        return number.length() == 1 ? "0" + number : number;
    }
}
