package org.trmgateway.referral;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Reference of a case between exactly two parties. No third party ever sees it, and it is derived from random bits only.
 *
 * @param value 26 symbols of Crockford Base32 (130 bits)
 */
public record CaseReference(String value) {

    private static final Pattern SHAPE = Pattern.compile("[0-9A-HJKMNP-TV-Z]{26}");

    public CaseReference {
        if (!SHAPE.matcher(value).matches()) {
            throw new GatewayException(ErrorCode.RECEIVE_ENVELOPE_MALFORMED, Detail.field("E9"));
        }
    }

    /**
     * What stands for the reference where it must not be told: whoever knows the reference finds what is about it, nobody else can tell what it
     * belongs to. SHA-256 over {@code conversation/v1:} and the 26 symbols.
     */
    public Sha256 conversationId() {
        return Sha256.of(("conversation/v1:" + value).getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public String toString() {
        return value;
    }
}
