package org.trmgateway.routes.outbound.intake;

import java.time.Instant;
import java.util.List;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.Refusal;

/** What the national system is told: both answers carry a signed receipt (message M26 in an ASiC-E container). */
public sealed interface SubmissionAnswer {

    /** The signed receipt. */
    byte[] receipt();

    /**
     * The gateway is responsible from now on.
     *
     * @param messageIds the messages the submission became, the one named in the receipt first
     * @param acceptedAt when
     * @param receipt signed SubmissionAcceptance
     * @param replayed whether this is the stored answer to an earlier, identical submission
     */
    record Accepted(List<MessageId> messageIds, Instant acceptedAt, byte[] receipt, boolean replayed)
            implements SubmissionAnswer {}

    /**
     * Nothing was kept but the fact that it was refused.
     *
     * @param messageId id under which the refusal stands on the trail
     * @param refusal code, field and rule
     * @param sentence the reason and the next step in the sender's language
     * @param receipt signed SubmissionRejection
     */
    record Refused(MessageId messageId, Refusal refusal, String sentence, byte[] receipt) implements SubmissionAnswer {}
}
