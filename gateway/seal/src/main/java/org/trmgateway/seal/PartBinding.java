package org.trmgateway.seal;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.PartyId;

/**
 * To which message a sealed part belongs: it cannot be cut out and put into another one.
 *
 * @param messageId the message it travels in
 * @param from the sending party
 * @param to the party that may open the part, which need not be the recipient of the message
 */
public record PartBinding(MessageId messageId, PartyId from, PartyId to) {

    private static final String FORMAT = "urn:trmgateway:part:1";
    private static final int LONGEST = 400;
    private static final int LINES = 4;

    /** The binding at the head of a decrypted part; absent when there is none. */
    static Optional<PartBinding> read(byte[] plaintext) {
        String head = new String(plaintext, 0, Math.min(plaintext.length, LONGEST), StandardCharsets.ISO_8859_1);
        String[] lines = head.split("\n", LINES + 1);
        if (lines.length <= LINES || !lines[0].equals(FORMAT)) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new PartBinding(MessageId.parse(lines[1]), new PartyId(lines[2]), new PartyId(lines[3])));
        } catch (GatewayException | IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    byte[] bytes() {
        return String.join("\n", FORMAT, messageId.toString(), from.value(), to.value(), "")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
