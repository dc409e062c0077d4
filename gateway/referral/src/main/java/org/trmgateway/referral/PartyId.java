package org.trmgateway.referral;

import java.util.regex.Pattern;

/**
 * Identifies one organisation behind a node, as listed in the directory.
 *
 * @param value lower-case letters, digits and hyphens, for example {@code pl-sg}; at most 40 characters
 */
public record PartyId(String value) {

    private static final Pattern SHAPE = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+){1,4}");
    private static final int LONGEST = 40;

    public PartyId {
        if (value.length() > LONGEST || !SHAPE.matcher(value).matches()) {
            throw new GatewayException(ErrorCode.RECEIVE_ENVELOPE_MALFORMED, Detail.field("E3"));
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
