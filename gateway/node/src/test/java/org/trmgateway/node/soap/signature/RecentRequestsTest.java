package org.trmgateway.node.soap.signature;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.Sha256;

class RecentRequestsTest {

    private static final Duration KEPT = Duration.ofMinutes(7);

    private final AtomicReference<Instant> now = new AtomicReference<>(SigningAuthority.NOW);
    private final InstantSource moving = now::get;
    private final RecentRequests recent = new RecentRequests(moving.withZone(ZoneOffset.UTC), KEPT, 3);

    @Test
    void letsEachThroughOnce() {
        recent.requireNew(request(1));
        recent.requireNew(request(2));

        assertThat(refusal(1)).isEqualTo(ErrorCode.INTAKE_SIGNATURE_INVALID);
        now.set(SigningAuthority.NOW.plus(KEPT));
        assertThat(refusal(2)).isEqualTo(ErrorCode.INTAKE_SIGNATURE_INVALID);
    }

    @Test
    void takesNothingMoreWhenItCanRememberNoMore() {
        IntStream.range(0, 3).forEach(number -> recent.requireNew(request(number)));

        assertThat(refusal(3)).isEqualTo(ErrorCode.INTAKE_UNAVAILABLE);
        assertThat(refusal(0)).isEqualTo(ErrorCode.INTAKE_SIGNATURE_INVALID);
        now.set(SigningAuthority.NOW.plus(KEPT).plusMillis(1));
        assertThatCode(() -> recent.requireNew(request(3))).doesNotThrowAnyException();
    }

    @Test
    void letsOneOfManyThreadsThrough() {
        long through = IntStream.range(0, 64)
                .parallel()
                .filter(_ -> catchThrowableOfType(GatewayException.class, () -> recent.requireNew(request(1))) == null)
                .count();

        assertThat(through).isEqualTo(1);
    }

    private ErrorCode refusal(int number) {
        return catchThrowableOfType(GatewayException.class, () -> recent.requireNew(request(number)))
                .code();
    }

    private static Sha256 request(int number) {
        return Sha256.of(String.valueOf(number).getBytes(UTF_8));
    }
}
