package org.trmgateway.routes.outbound.admit;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.Optional;
import java.util.Set;
import org.trmgateway.routes.CanonicalXml;
import org.w3c.dom.Document;

/** Coming of age (Convention on the Rights of the Child, article 1). */
final class Majority {

    private static final int AGE = 18;
    private static final int YEAR_ONLY = 4;
    private static final int YEAR_AND_MONTH = 7;
    private static final String ADULT = "Adult";
    private static final String CHILD = "Child";
    private static final String IN_DOUBT = "InDoubt";
    private static final Set<String> CHILDRENS_BANDS = Set.of("0-8", "9-17");

    private Majority() {}

    /**
     * What a message says of somebody's age: {@code Adult}, {@code Child} or {@code InDoubt}; absent when it says nothing. Whoever is called an
     * adult and may be under 18 by the date of birth is in doubt.
     */
    static Optional<String> stateIn(Document canonical, LocalDate today) {
        Optional<String> stated = CanonicalXml.value(canonical, CaseFacts.AGE_STATE);
        Optional<Boolean> mayBeAhead = CanonicalXml.value(canonical, "prs_Birthdate")
                .map(birthdate -> mayBeAhead(birthdate, today))
                .or(() -> CanonicalXml.value(canonical, "trm_BirthYear").map(year -> mayBeAhead(year, today)))
                .or(() -> CanonicalXml.value(canonical, "trm_AgeBand").map(CHILDRENS_BANDS::contains));
        if (stated.isPresent()) {
            return stated.get().equals(ADULT) && mayBeAhead.orElse(false) ? Optional.of(IN_DOUBT) : stated;
        }
        return mayBeAhead.map(young -> young ? CHILD : ADULT);
    }

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
