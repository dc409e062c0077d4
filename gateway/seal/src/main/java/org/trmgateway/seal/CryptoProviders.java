package org.trmgateway.seal;

import java.security.Provider;
import java.security.SecureRandom;
import java.security.Security;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * The one place that decides which implementation does what, by measurement: Bouncy Castle signs, verifies and does elliptic curves; the
 * platform does AES, ML-KEM and HKDF. Nothing is registered with {@link Security}, so that no library can be handed our provider, or we
 * theirs, by order alone.
 *
 * <p>Keys of the two providers do not mix for the post-quantum algorithms. {@link SigningIdentity}, {@link DecryptionIdentity} and {@link
 * KnownCertificate} convert once, when they are made.
 */
public final class CryptoProviders {

    private static final Provider BOUNCY_CASTLE = new BouncyCastleProvider();
    private static final Provider PLATFORM = platformProvider();
    private static final SecureRandom RANDOM = new SecureRandom();

    private CryptoProviders() {}

    /** ECDSA, ECDH, ML-DSA and everything about certificates. */
    public static Provider bouncyCastle() {
        return BOUNCY_CASTLE;
    }

    /** AES-GCM, AES key wrap, ML-KEM and HKDF. */
    public static Provider platform() {
        return PLATFORM;
    }

    /** Seeded by the operating system; thread-safe. */
    public static SecureRandom random() {
        return RANDOM;
    }

    /** Fresh random bytes. */
    public static byte[] randomBytes(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private static Provider platformProvider() {
        Provider provider = Security.getProvider("SunJCE");
        if (provider == null) {
            throw new IllegalStateException("this Java platform has no SunJCE provider: use an OpenJDK 25 build");
        }
        return provider;
    }
}
