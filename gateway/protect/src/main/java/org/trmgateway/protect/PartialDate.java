package org.trmgateway.protect;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A date of which month or day may be unknown, as XML Schema's {@code date}, {@code gYearMonth} and {@code gYear} write it.
 *
 * @param earliest first day it may be
 * @param latest last day it may be
 */
record PartialDate(LocalDate earliest, LocalDate latest) {

    private static final Pattern SHAPE =
            Pattern.compile("([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?(?:Z|[+-][0-9]{2}:[0-9]{2})?");

    static Optional<PartialDate> parse(String text) {
        Matcher parts = SHAPE.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            int year = Integer.parseInt(parts.group(1));
            if (parts.group(2) == null) {
                return Optional.of(new PartialDate(Year.of(year).atDay(1), LocalDate.of(year, 12, 31)));
            }
            YearMonth month = YearMonth.of(year, Integer.parseInt(parts.group(2)));
            if (parts.group(3) == null) {
                return Optional.of(new PartialDate(month.atDay(1), month.atEndOfMonth()));
            }
            LocalDate day = month.atDay(Integer.parseInt(parts.group(3)));
            return Optional.of(new PartialDate(day, day));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }
}
