package org.trmgateway.acceptance.path;

import java.util.Base64;
import java.util.Optional;
import org.trmgateway.acceptance.demo.SystemClient;
import org.trmgateway.referral.ErrorCode;
import tools.jackson.databind.JsonNode;

/**
 * A refusal as a national system is told of it, whichever way.
 *
 * @param status HTTP status
 * @param code reason
 * @param field field, element or header at fault
 * @param rule rule that decided
 * @param sentence for a person
 * @param receipt signed
 * @param text everything the answer says
 */
record Refused(
        int status,
        ErrorCode code,
        Optional<String> field,
        Optional<String> rule,
        String sentence,
        byte[] receipt,
        String text) {

    /** Out of {@code application/problem+json}. */
    static Refused byRest(SystemClient.Answer answer) {
        JsonNode problem = answer.json();
        if (!problem.has("code")) {
            throw new AssertionError("not refused: " + answer.status() + " " + answer.text());
        }
        return new Refused(
                answer.status(),
                ErrorCode.valueOf(problem.get("code").asString()),
                problem.optional("field").map(JsonNode::asString),
                problem.optional("rule").map(JsonNode::asString),
                problem.get("detail").asString(),
                Base64.getDecoder().decode(problem.get("receipt").asString()),
                answer.text());
    }

    /** Out of the SOAP body, whether it is an answer or a fault. */
    static Refused bySoap(SystemClient.Answer answer) {
        SoapAnswer soap = SoapAnswer.of(answer);
        return new Refused(
                answer.status(),
                soap.text("Code")
                        .map(ErrorCode::valueOf)
                        .orElseThrow(() -> new AssertionError("not refused: " + answer.text())),
                soap.text("Field"),
                soap.text("Rule"),
                soap.text("Sentence").orElseThrow(),
                soap.receipt(),
                answer.text());
    }
}
