package org.trmgateway.routes.outbound.admit;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;

/** Coming of age (Convention on the Rights of the Child, article 1). */
final class Majority {

    private static final int AGE = 18;
    private static final int YEAR_ONLY = 4;
    private static final int YEAR_AND_MONTH = 7;

    private Majority() {}

    /**
     * Whether somebody may be under 18 on the day: the date of birth may lack its day, or day and month, and then the latest possible day
     * counts. What is no date is doubt, and doubt counts as child.
     *
     * @param birthdate {@code YYYY}, {@code YYYY-MM} or {@code YYYY-MM-DD}
     */
    static boolean mayBeAhead(String birthdate, LocalDate day) {
        try {
            return day.minusYears(AGE).isBefore(latest(birthdate));
        } catch (DateTimeException noDate) {
            return true;
        }
    }

    private static LocalDate latest(String birthdate) {
        return switch (birthdate.length()) {
            case YEAR_ONLY -> Year.parse(birthdate).atMonth(12).atEndOfMonth();
            case YEAR_AND_MONTH -> YearMonth.parse(birthdate).atEndOfMonth();
            default -> LocalDate.parse(birthdate);
        };
    }
}
