package org.trmgateway.trail;

import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;

/** Makes the one refusal of this package; the rule names the check that failed. */
public final class TrailInconsistency {

    private TrailInconsistency() {}

    public static GatewayException of(String rule) {
        return new GatewayException(ErrorCode.TRAIL_INCONSISTENT, Detail.rule(rule));
    }

    public static GatewayException of(String rule, Throwable cause) {
        return new GatewayException(ErrorCode.TRAIL_INCONSISTENT, Detail.rule(rule), cause);
    }
}
