package org.trmgateway.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;

/** Says which refusal is expected. */
final class Refusals {

    private Refusals() {}

    static void assertRefused(ErrorCode code, ThrowingCallable call) {
        Throwable thrown = catchThrowable(call);
        assertThat(thrown).isInstanceOf(GatewayException.class);
        assertThat(((GatewayException) thrown).code()).isEqualTo(code);
    }

    static void assertRefused(ErrorCode code, String ruleOrField, ThrowingCallable call) {
        Throwable thrown = catchThrowable(call);
        assertThat(thrown).isInstanceOf(GatewayException.class).hasMessageContaining(ruleOrField);
        assertThat(((GatewayException) thrown).code()).isEqualTo(code);
    }

    /** Refused with some code of ours: no other exception may reach a caller, whatever the bytes. */
    static void assertRefused(ThrowingCallable call) {
        assertThat(catchThrowable(call)).isInstanceOf(GatewayException.class);
    }
}
