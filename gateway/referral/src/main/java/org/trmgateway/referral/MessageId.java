package org.trmgateway.referral;

import java.util.UUID;

/**
 * Identifies one message on its whole way; a UUIDv7 (RFC 9562, section 5.7).
 *
 * @param value the UUID, version 7
 */
public record MessageId(UUID value) {

    /**
     * Reads the canonical 36-character form.
     *
     * @throws GatewayException with {@link ErrorCode#RECEIVE_ENVELOPE_MALFORMED} when the text is not a UUIDv7
     */
    public static MessageId parse(String text) {
        try {
            UUID uuid = UUID.fromString(text);
            if (uuid.version() == 7 && uuid.toString().equals(text)) {
                return new MessageId(uuid);
            }
        } catch (IllegalArgumentException notAUuid) {
            throw new GatewayException(ErrorCode.RECEIVE_ENVELOPE_MALFORMED, Detail.field("E1"), notAUuid);
        }
        throw new GatewayException(ErrorCode.RECEIVE_ENVELOPE_MALFORMED, Detail.field("E1"));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
