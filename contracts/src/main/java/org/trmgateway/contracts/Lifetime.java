package org.trmgateway.contracts;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.w3c.dom.Document;

/**
 * How long it is worth delivering a message: a span from its acceptance or, for a message about a journey, some days from a day in it.
 *
 * @param element the element that holds the day or moment; absent: the acceptance counts
 * @param span the time after it; whole days when there is an element
 */
public record Lifetime(Optional<String> element, Duration span) {

    private static final String PLUS = "+";

    /** Reads {@code P30D} or {@code trm_ArrivalAt+P1D}. */
    static Lifetime parse(String text) {
        int plus = text.indexOf(PLUS);
        return plus < 0
                ? new Lifetime(Optional.empty(), Duration.parse(text))
                : new Lifetime(Optional.of(text.substring(0, plus)), Duration.parse(text.substring(plus + 1)));
    }

    /**
     * The moment after which delivering is worthless. What is counted from a day in the message ends with a whole day (UTC), since the moment
     * stands in clear on the envelope and must not tell when somebody travels. A message that does not state the day lives as long as the
     * span from its acceptance.
     */
    public Instant end(Instant accepted, Document canonical) {
        return afterDay(canonical).orElseGet(() -> accepted.plus(span));
    }

    /** The end of what is counted from a day in the message; absent when nothing is, or the message does not state the day. */
    Optional<Instant> afterDay(Document canonical) {
        return element.flatMap(name -> CanonicalValue.first(canonical, name))
                .flatMap(Lifetime::day)
                .map(day -> day.plusDays(span.toDays() + 1)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant());
    }

    static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text.substring(0, Math.min(text.length(), "2026-01-01".length()))));
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }
}
