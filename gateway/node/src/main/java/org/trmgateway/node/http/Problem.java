package org.trmgateway.node.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.trmgateway.referral.Blame;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.Refusal;

/**
 * A refusal as {@code application/problem+json} (RFC 9457).
 *
 * @param type {@code urn:trmgateway:refusal:} and the code in lower case with hyphens
 * @param title the code
 * @param status HTTP status, as in the status line
 * @param detail the reason and the next step, in the language of the header {@code Content-Language}
 * @param code why
 * @param blame who has to act
 * @param retryable whether the same bytes may succeed later
 * @param field field, element or header at fault
 * @param rule rule that decided
 * @param position line or item, counted from 1
 * @param messageId id under which the refusal stands on the trail
 * @param receipt signed receipt, an ASiC-E container in Base64
 */
@JsonInclude(Include.NON_ABSENT)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        ErrorCode code,
        Blame blame,
        boolean retryable,
        Optional<String> field,
        Optional<String> rule,
        Optional<Integer> position,
        Optional<String> messageId,
        Optional<byte[]> receipt) {

    /** The answer of a controller: status, language, media type and body. */
    static ResponseEntity<Object> answer(RefusalAnswer answer) {
        return ResponseEntity.status(HttpStatusOf.code(answer.refusal().code()))
                .header(HttpHeaders.CONTENT_LANGUAGE, answer.language())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(of(answer));
    }

    static Problem of(RefusalAnswer answer) {
        Refusal refusal = answer.refusal();
        ErrorCode code = refusal.code();
        return new Problem(
                "urn:trmgateway:refusal:" + code.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                code.name(),
                HttpStatusOf.code(code),
                answer.sentence(),
                code,
                code.blame(),
                code.retryable(),
                refusal.detail().field(),
                refusal.detail().rule(),
                refusal.detail().position(),
                answer.messageId().map(MessageId::toString),
                answer.receipt());
    }
}
