package org.trmgateway.routes.statistics;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;

/**
 * A calendar year or quarter, by UTC.
 *
 * @param year of the Gregorian calendar
 * @param quarter 1 to 4; absent: the whole year
 */
public record Period(int year, Optional<Integer> quarter) {

    private static final Pattern TEXT = Pattern.compile("([12][0-9]{3})(?:-Q([1-4]))?");
    private static final int MONTHS_OF_QUARTER = 3;

    /**
     * Reads {@code 2025} or {@code 2025-Q3}.
     *
     * @throws GatewayException with {@link ErrorCode#INTAKE_SYNTAX} for everything else
     */
    public static Period parse(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw new GatewayException(ErrorCode.INTAKE_SYNTAX, Detail.field("period"));
        }
        return new Period(
                Integer.parseInt(parts.group(1)),
                Optional.ofNullable(parts.group(2)).map(Integer::valueOf));
    }

    /** When it begins. */
    public Instant from() {
        return firstDay().atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    /** When it is over: the first moment after it. */
    public Instant until() {
        LocalDate after = quarter.isPresent()
                ? firstDay().plusMonths(MONTHS_OF_QUARTER)
                : firstDay().plusYears(1);
        return after.atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    /** Whether a day can be in both. */
    public boolean overlaps(Period other) {
        return from().isBefore(other.until()) && other.from().isBefore(until());
    }

    private LocalDate firstDay() {
        return LocalDate.of(
                year,
                quarter.map(number -> (number - 1) * MONTHS_OF_QUARTER + 1).orElse(1),
                1);
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        return year + quarter.map(number -> "-Q" + number).orElse("");
    }
}
