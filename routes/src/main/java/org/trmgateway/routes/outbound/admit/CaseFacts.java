package org.trmgateway.routes.outbound.admit;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.trmgateway.routes.CanonicalXml;
import org.w3c.dom.Document;

/**
 * What the gates know of a case: the latest value of each element of {@code choreography/facts.csv}. Codes and days only. Immutable.
 *
 * @param values value by element
 */
public record CaseFacts(Map<String, String> values) {

    static final String AGE_STATE = "trm_AgeState";

    /** Before the name of an element: codes for statistics, of which no gate asks. */
    private static final String STATISTICS = "statistics/";

    private static final String BETWEEN = "|";
    private static final String ALERT = "trm_AlertCode";
    private static final String PROTECTION = "InternationalProtection";

    public CaseFacts {
        values = Map.copyOf(values);
    }

    /** Nothing is known. */
    public static CaseFacts none() {
        return new CaseFacts(Map.of());
    }

    /** Reads what {@link #bytes} wrote. */
    public static CaseFacts parse(byte[] bytes) {
        return new CaseFacts(new String(bytes, StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(side -> side[0], side -> side[1])));
    }

    /** A line for each value, sorted. */
    public byte[] bytes() {
        return new TreeMap<>(values)
                .entrySet().stream()
                        .map(fact -> fact.getKey() + "=" + fact.getValue())
                        .collect(Collectors.joining("\n"))
                        .getBytes(StandardCharsets.UTF_8);
    }

    /**
     * These facts, with what a message states. A stated age gives way to a date of birth that contradicts it: doubt counts as child. That
     * protection was applied for stays, whatever alert comes later.
     */
    public CaseFacts with(Document canonical, Set<String> elements, LocalDate today) {
        Map<String, String> merged = new TreeMap<>(values);
        for (String element : elements) {
            CanonicalXml.value(canonical, element).ifPresent(value -> merged.put(element, value));
        }
        if (is(ALERT, PROTECTION)) {
            // another alert must not open the border again
            merged.put(ALERT, PROTECTION);
        }
        Majority.stateIn(canonical, today).ifPresent(state -> merged.put(AGE_STATE, state));
        return new CaseFacts(merged);
    }

    /** These facts, with what a message states for statistics: the latest codes of each element. */
    public CaseFacts withStatistics(Map<String, Set<String>> stated) {
        Map<String, String> merged = new TreeMap<>(values);
        stated.forEach(
                (element, codes) -> merged.put(STATISTICS + element, String.join(BETWEEN, new TreeSet<>(codes))));
        return new CaseFacts(merged);
    }

    /** The latest codes of each element that are for statistics. */
    public Map<String, Set<String>> statistics() {
        Map<String, Set<String>> stated = new TreeMap<>();
        values.forEach((name, codes) -> {
            if (name.startsWith(STATISTICS)) {
                stated.put(name.substring(STATISTICS.length()), Set.of(codes.split("[" + BETWEEN + "]")));
            }
        });
        return stated;
    }

    public Optional<String> value(String element) {
        return Optional.ofNullable(values.get(element));
    }

    /** Whether the latest value is this one. */
    public boolean is(String element, String value) {
        return value.equals(values.get(element));
    }

    /** Anybody of whom it is not known that they are an adult counts as a child. */
    public boolean mayBeChild() {
        return !is(AGE_STATE, "Adult");
    }
}
