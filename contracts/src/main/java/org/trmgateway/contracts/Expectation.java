package org.trmgateway.contracts;

import org.trmgateway.referral.MessageType;

/**
 * What a message expects in answer.
 *
 * @param reply the message expected; {@code M26} stands for the receipt of hand-over
 * @param deadline by when
 */
public record Expectation(MessageType reply, Deadline deadline) {

    private static final MessageType TECHNICAL_RECEIPT = new MessageType("M26");

    /** Whether the receipt of hand-over is what is waited for. */
    public boolean isReceipt() {
        return reply.equals(TECHNICAL_RECEIPT);
    }
}
