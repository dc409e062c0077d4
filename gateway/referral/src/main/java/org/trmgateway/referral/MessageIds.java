package org.trmgateway.referral;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;

/** Mints message ids: UUIDv7 (RFC 9562, section 5.7), 48 bits of Unix milliseconds and 74 random bits. */
public final class MessageIds {

    private final Clock clock;
    private final SecureRandom random;

    public MessageIds(Clock clock, SecureRandom random) {
        this.clock = clock;
        this.random = random;
    }

    public MessageId next() {
        long high = (clock.millis() << 16) | 0x7000L | (random.nextInt() & 0x0FFFL);
        long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new MessageId(new UUID(high, low));
    }
}
