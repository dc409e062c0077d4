package org.trmgateway.seal;

import java.nio.charset.StandardCharsets;
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

    byte[] bytes() {
        return String.join("\n", "urn:trmgateway:part:1", messageId.toString(), from.value(), to.value(), "")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
