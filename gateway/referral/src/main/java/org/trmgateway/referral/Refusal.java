package org.trmgateway.referral;

/**
 * Why a message was refused, in codes that mean the same in every language.
 *
 * @param code the reason
 * @param detail field and rule ids, never a value
 */
public record Refusal(ErrorCode code, Detail detail) {

    public static Refusal of(GatewayException refused) {
        return new Refusal(refused.code(), refused.detail());
    }

    public GatewayException toException() {
        return new GatewayException(code, detail);
    }
}
