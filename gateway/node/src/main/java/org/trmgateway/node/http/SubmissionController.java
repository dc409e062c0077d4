package org.trmgateway.node.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.trmgateway.node.http.ClientIdentity.NationalSystem;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.Sensitive;
import org.trmgateway.routes.Doors;
import org.trmgateway.routes.outbound.intake.Submission;
import org.trmgateway.routes.outbound.intake.SubmissionAnswer;
import org.trmgateway.routes.store.MessageState;

/** {@code POST /v1/submissions}: a national system hands in its form as it is. */
@RestController
public final class SubmissionController {

    private static final String PATH = "/v1/submissions";

    private final Doors doors;
    private final Refusals refusals;

    public SubmissionController(Doors doors, Refusals refusals) {
        this.doors = doors;
        this.refusals = refusals;
    }

    /**
     * What the sender is told when the gateway has taken over.
     *
     * @param messageIds the messages the submission became, the one named in the receipt first
     * @param state where they are
     * @param acceptedAt when
     * @param receipt SubmissionAcceptance, an ASiC-E container in Base64
     * @param status where to ask what becomes of the first message
     */
    @JsonInclude(Include.ALWAYS)
    public record Acceptance(
            List<String> messageIds, MessageState state, Instant acceptedAt, byte[] receipt, String status) {

        static Acceptance of(SubmissionAnswer.Accepted accepted) {
            return new Acceptance(
                    accepted.messageIds().stream().map(MessageId::toString).toList(),
                    MessageState.ACCEPTED,
                    accepted.acceptedAt(),
                    accepted.receipt(),
                    "/v1/messages/" + accepted.messageIds().getFirst());
        }
    }

    /** 201 for a new submission, 200 for one that was answered before, a problem for one that is refused. */
    @PostMapping(PATH)
    public ResponseEntity<Object> submit(
            NationalSystem system,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestHeader(name = ConfirmedLosses.HEADER, required = false) @Nullable String confirmed,
            @RequestHeader HttpHeaders headers,
            InputStream body)
            throws IOException {
        if (system.signs()) {
            // Only SOAP messages carry its signature; another door would be a way around it.
            throw new GatewayException(ErrorCode.INTAKE_SIGNATURE_INVALID, Detail.rule("signature-missing"));
        }
        Submission submission = new Submission(
                system.party(),
                Door.REST.channel(),
                IdempotencyKeys.read(key),
                ConfirmedLosses.read(confirmed),
                new Sensitive<>(body.readAllBytes()));
        return switch (doors.submit(submission)) {
            case SubmissionAnswer.Accepted accepted -> accepted(accepted, headers);
            case SubmissionAnswer.Refused refused -> Problem.answer(refusals.word(refused, system.language()));
        };
    }

    private static ResponseEntity<Object> accepted(SubmissionAnswer.Accepted accepted, HttpHeaders headers) {
        Acceptance acceptance = Acceptance.of(accepted);
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(
                        accepted.replayed() ? HttpStatus.OK : HttpStatus.CREATED)
                .header(HttpHeaders.LOCATION, acceptance.status());
        return headers.getAccept().contains(Container.MEDIA_TYPE)
                ? answer.contentType(Container.MEDIA_TYPE).body(accepted.receipt())
                : answer.contentType(MediaType.APPLICATION_JSON).body(acceptance);
    }

    static boolean isAt(HttpServletRequest request) {
        return PATH.equals(request.getRequestURI());
    }
}
