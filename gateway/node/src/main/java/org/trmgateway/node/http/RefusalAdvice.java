package org.trmgateway.node.http;

import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.Refusal;

/** What the REST API answers when a call did not end as it should. Texts of exceptions never leave the node, and are never logged. */
@RestControllerAdvice
public final class RefusalAdvice {

    private static final Logger LOG = LoggerFactory.getLogger(RefusalAdvice.class);

    private final Refusals refusals;

    public RefusalAdvice(Refusals refusals) {
        this.refusals = refusals;
    }

    /** A refusal of ours. A failed submission goes on the trail; a failed look-up changed nothing and does not. */
    @ExceptionHandler
    ResponseEntity<Object> refused(GatewayException refused, HttpServletRequest request) {
        return answer(Refusal.of(refused), request);
    }

    /** The address or the method does not exist. */
    @ExceptionHandler({
        NoResourceFoundException.class,
        NoHandlerFoundException.class,
        HttpRequestMethodNotSupportedException.class
    })
    ResponseEntity<Object> nowhere(HttpServletRequest request) {
        return answer(new Refusal(ErrorCode.INTAKE_SYNTAX, Detail.field("path")), request);
    }

    /** The client does not take what this address gives. */
    @ExceptionHandler(HttpMediaTypeNotAcceptableException.class)
    ResponseEntity<Object> unacceptable(HttpServletRequest request) {
        return answer(new Refusal(ErrorCode.INTAKE_SYNTAX, Detail.field("Accept")), request);
    }

    /** Something broke: the client may try again. */
    @ExceptionHandler
    ResponseEntity<Object> broken(Exception broken, HttpServletRequest request) {
        LOG.error("a request failed: {}", broken.getClass().getName());
        return answer(new Refusal(ErrorCode.INTAKE_UNAVAILABLE, Detail.NONE), request);
    }

    private ResponseEntity<Object> answer(Refusal refusal, HttpServletRequest request) {
        ClientIdentity client = ClientIdentityFilter.identityOf(request);
        return Problem.answer(
                SubmissionController.isAt(request)
                        ? refusals.record(refusal, Door.REST, client.speaksFor(), client.language())
                        : refusals.word(refusal, client.language()));
    }
}
