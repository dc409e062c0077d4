package org.trmgateway.contracts;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Document;

/**
 * When one field stops being of use: lifetimes with {@code |} between them, of which the first counts whose day the message states.
 *
 * @param choices in order; only the last is counted from the acceptance
 */
public record Expiry(List<Lifetime> choices) {

    public Expiry {
        choices = List.copyOf(choices);
        for (int place = 0; place < choices.size(); place++) {
            boolean last = place == choices.size() - 1;
            if (choices.get(place).element().isEmpty() != last) {
                throw new IllegalArgumentException("the last choice, and no other, is counted from the acceptance");
            }
        }
        if (choices.isEmpty()) {
            throw new IllegalArgumentException("no choice");
        }
    }

    /**
     * Reads, for example, {@code trm_ArrivalAt+P1D|P30D}.
     *
     * @throws IllegalArgumentException when it is not of this form
     * @throws java.time.DateTimeException when a span is not an ISO 8601 duration
     */
    public static Expiry parse(String text) {
        return new Expiry(
                Arrays.stream(text.split("\\|", -1)).map(Lifetime::parse).toList());
    }

    /** The moment from which the field is of no use. What is counted from a day ends with a whole day (UTC). */
    public Instant end(Instant accepted, Document canonical) {
        for (Lifetime choice : choices) {
            Optional<Instant> end = choice.afterDay(canonical);
            if (end.isPresent()) {
                return end.get();
            }
        }
        return accepted.plus(choices.getLast().span());
    }

    /** Whether there may be a message for which this ends later than another. */
    public boolean mayOutlast(Expiry other) {
        if (!elements().equals(other.elements())) {
            return true;
        }
        for (int place = 0; place < choices.size(); place++) {
            Duration own = choices.get(place).span();
            if (own.compareTo(other.choices.get(place).span()) > 0) {
                return true;
            }
        }
        return false;
    }

    List<String> elements() {
        return choices.stream().flatMap(choice -> choice.element().stream()).toList();
    }
}
