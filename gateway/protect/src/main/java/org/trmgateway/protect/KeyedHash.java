package org.trmgateway.protect;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * HKDF (RFC 5869) and HMAC (RFC 2104) with SHA-256, by the JDK's own provider. Every input is written with its length before it, so that no two
 * different lists of parts are the same bytes.
 */
final class KeyedHash {

    static final String PROVIDER = "SunJCE";
    static final int KEY_LENGTH = 32;

    private static final String HMAC = "HmacSHA256";
    private static final String HKDF = "HKDF-SHA256";

    private KeyedHash() {}

    /** Copies a 32-byte secret into a key. */
    static SecretKey secret(byte[] secret) {
        if (secret.length != KEY_LENGTH) {
            throw new IllegalArgumentException("a secret has 32 bytes");
        }
        return new SecretKeySpec(secret, HMAC);
    }

    /** A key for one use, that tells nothing about the secret or about other keys. */
    static SecretKey derive(SecretKey secret, String algorithm, byte[]... info) {
        try {
            return KDF.getInstance(HKDF, PROVIDER)
                    .deriveKey(
                            algorithm,
                            HKDFParameterSpec.ofExtract().addIKM(secret).thenExpand(encode(info), KEY_LENGTH));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("the platform has HKDF-SHA256", impossible);
        }
    }

    static SecretKey deriveForHmac(SecretKey secret, byte[]... info) {
        return derive(secret, HMAC, info);
    }

    static byte[] hmac(SecretKey key, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance(HMAC, PROVIDER);
            mac.init(key);
            return mac.doFinal(encode(parts));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("the platform has HmacSHA256", impossible);
        }
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] bytes(int number) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
    }

    /** Each part after its length, a 32-bit big-endian number. */
    static byte[] encode(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(bytes(part.length));
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
