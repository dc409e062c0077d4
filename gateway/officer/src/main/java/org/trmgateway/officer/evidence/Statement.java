package org.trmgateway.officer.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.trmgateway.auditor.Findings;

/**
 * A receipt that was verified.
 *
 * @param file its name in the pack
 * @param event what it states
 * @param issuer who states it
 * @param at when it happened by the issuer's clock
 * @param stampedAt times at which others saw the signature
 * @param missing authorities whose stamp is still to come
 */
record Statement(String file, String event, String issuer, Instant at, List<Instant> stampedAt, List<String> missing) {

    Statement {
        stampedAt = List.copyOf(stampedAt);
        missing = List.copyOf(missing);
    }

    /** Out of what the auditor found. */
    static Statement of(String file, Findings findings, List<String> missing) {
        Map<String, String> facts = findings.facts();
        return new Statement(
                file,
                fact(facts, "event"),
                fact(facts, "issuer"),
                Instant.parse(fact(facts, "at")),
                facts.entrySet().stream()
                        .filter(fact -> fact.getKey().startsWith("stampedAt/"))
                        .map(fact -> Instant.parse(fact.getValue()))
                        .toList(),
                missing);
    }

    private static String fact(Map<String, String> facts, String name) {
        return Optional.ofNullable(facts.get(name)).orElseThrow();
    }
}
