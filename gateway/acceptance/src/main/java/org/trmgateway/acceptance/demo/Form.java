package org.trmgateway.acceptance.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The forms of the play ({@code scenarios/*.xml}): canonical messages with places to fill in. Everybody in them is invented. */
public final class Form {

    private static final Pattern PLACE = Pattern.compile("\\$\\{([a-z0-9-]+)}");
    private static final LocalTime DEPARTURE = LocalTime.of(8, 30);
    private static final LocalTime ARRIVAL = LocalTime.of(21, 10);
    private static final int DAYS_UNTIL_TRAVEL = 7;

    private final String text;
    private final Map<String, String> values = new HashMap<>();

    private Form(String text) {
        this.text = text;
        LocalDate today = LocalDate.now(Clock.systemUTC());
        LocalDate travel = today.plusDays(DAYS_UNTIL_TRAVEL);
        with("today", today.toString());
        with("in-30-days", today.plusDays(30).toString());
        with("in-90-days", today.plusDays(90).toString());
        with("next-year", today.plusYears(1).toString());
        with("departure", travel.atTime(DEPARTURE).toInstant(ZoneOffset.UTC) + "");
        with("arrival", travel.atTime(ARRIVAL).toInstant(ZoneOffset.UTC) + "");
    }

    /** A form by the name of its file, without {@code .xml}. */
    public static Form of(String name) {
        try (InputStream in = Form.class.getResourceAsStream("/scenarios/" + name + ".xml")) {
            if (in == null) {
                throw new IllegalStateException("no such form: " + name);
            }
            return new Form(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Fills in a place. */
    public Form with(String place, String value) {
        values.put(place, value);
        return this;
    }

    /** The form of a party that has the case under its own number. */
    Form of(String caseNumber, Actor to) {
        return with("case", caseNumber).with("to", to.party());
    }

    /** Quotes a message received: its reference, and that this answers it. */
    Form answering(Received received) {
        return with("reference", received.caseReference()).with("answers", received.messageId());
    }

    /**
     * The filled form.
     *
     * @throws IllegalStateException naming a place that nobody filled
     */
    public byte[] bytes() {
        Matcher place = PLACE.matcher(text);
        StringBuilder filled = new StringBuilder();
        while (place.find()) {
            String value = values.get(place.group(1));
            if (value == null) {
                throw new IllegalStateException("nobody filled in " + place.group());
            }
            place.appendReplacement(filled, Matcher.quoteReplacement(value));
        }
        return place.appendTail(filled).toString().getBytes(StandardCharsets.UTF_8);
    }
}
