package org.trmgateway.acceptance.pairs;

import java.util.Base64;
import org.trmgateway.acceptance.demo.SystemClient;
import tools.jackson.databind.JsonNode;

/**
 * What a system gets for a form that was refused.
 *
 * @param said why
 * @param document what said so, as it came
 * @param receipt what the gateway signed
 */
record Refused(ReadRefusal said, byte[] document, byte[] receipt) {

    /** Out of {@code application/problem+json} (RFC 9457). */
    static Refused byRest(SystemClient.Answer answer) {
        JsonNode problem = answer.json();
        if (!problem.has("code")) {
            throw new AssertionError("not refused: " + answer.status() + " " + answer.text());
        }
        return new Refused(
                ReadRefusal.of(
                        problem.get("code").asString(),
                        problem.path("field").asString(""),
                        problem.path("rule").asString(""),
                        problem.path("position").asString(""),
                        problem.get("detail").asString()),
                answer.body(),
                Base64.getDecoder().decode(problem.get("receipt").asString()));
    }
}
