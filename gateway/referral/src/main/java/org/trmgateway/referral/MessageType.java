package org.trmgateway.referral;

import java.util.regex.Pattern;

/**
 * Code of a message of the catalogue. Which codes exist is data ({@code contracts/messages/catalogue.csv}), so this is no enum.
 *
 * @param code {@code M01} to {@code M99}
 */
public record MessageType(String code) {

    private static final Pattern SHAPE = Pattern.compile("M[0-9]{2}");

    public MessageType {
        if (!SHAPE.matcher(code).matches()) {
            throw new GatewayException(ErrorCode.RECEIVE_ENVELOPE_MALFORMED, Detail.field("E2"));
        }
    }

    @Override
    public String toString() {
        return code;
    }
}
