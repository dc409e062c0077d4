package org.trmgateway.node.http;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.trmgateway.node.http.ClientIdentity.NationalSystem;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.routes.erasure.HoldReason;
import org.trmgateway.routes.erasure.LegalHolds;

/**
 * {@code /v1/messages/.../legal-hold}: a party keeps the case of one of its messages from being erased, and lets go of it again. Repeating either
 * changes nothing.
 */
@RestController
public final class LegalHoldController {

    private final LegalHolds holds;

    public LegalHoldController(LegalHolds holds) {
        this.holds = holds;
    }

    /** Sets the hold. */
    @PostMapping("/v1/messages/{messageId}/legal-hold/{reason}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    public void set(
            NationalSystem system, @PathVariable("messageId") String messageId, @PathVariable("reason") String reason) {
        holds.set(
                system.party(),
                MessageController.idOf(messageId),
                HoldReason.of(reason)
                        .orElseThrow(
                                () -> new GatewayException(ErrorCode.DELIVER_ITEM_UNKNOWN, Detail.field("reason"))));
    }

    /** Lifts it. */
    @DeleteMapping("/v1/messages/{messageId}/legal-hold")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    public void lift(NationalSystem system, @PathVariable("messageId") String messageId) {
        holds.lift(system.party(), MessageController.idOf(messageId));
    }
}
