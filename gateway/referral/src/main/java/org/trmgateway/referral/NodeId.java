package org.trmgateway.referral;

import java.util.regex.Pattern;

/**
 * Identifies one gateway of the federation, as listed in the directory.
 *
 * @param value two to eight lower-case letters or digits, for example {@code pl} or {@code iom}
 */
public record NodeId(String value) {

    private static final Pattern SHAPE = Pattern.compile("[a-z][a-z0-9]{1,7}");

    public NodeId {
        if (!SHAPE.matcher(value).matches()) {
            throw new GatewayException(ErrorCode.RECEIVE_ENVELOPE_MALFORMED, Detail.field("E3"));
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
