package org.trmgateway.protect;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;

/**
 * Bodies at rest. A case has its own data key, kept in the database wrapped under a key that only the node has; erasing the wrapped key erases
 * every body of the case, backups included. No unwrapped key is kept between calls, so that an erasure is final at once.
 *
 * <ul>
 *   <li>wrapped data key: {@code 01}, then AES-256-KW (RFC 3394) of 32 bytes; 41 bytes
 *   <li>body: {@code 01}, 12 random bytes, then AES-256-GCM (NIST SP 800-38D) with its 16-byte tag; 29 bytes longer than the plain text
 * </ul>
 *
 * Safe for use by many threads.
 */
public final class BodyCipher {

    private static final byte VERSION = 1;
    private static final int NONCE_LENGTH = 12;
    private static final int TAG_BITS = 128;
    private static final int TAG_LENGTH = TAG_BITS / Byte.SIZE;
    private static final String AES = "AES";
    private static final String KEY_WRAP = "AES/KW/NoPadding";
    private static final String GCM = "AES/GCM/NoPadding";
    private static final byte[] WRAPPING = KeyedHash.bytes("trm body key wrap/v1");

    private final SecretKey wrappingKey;
    private final SecureRandom random;

    /** @param storageKey 32 random bytes, the same on every replica of the node; copied */
    public BodyCipher(byte[] storageKey, SecureRandom random) {
        this.wrappingKey = KeyedHash.derive(KeyedHash.secret(storageKey), AES, WRAPPING);
        this.random = random;
    }

    /**
     * What a body is bound to, so that it cannot be moved to another place.
     *
     * @param column table and column, for example {@code message.original}
     * @param row id of the row, for a message its message id
     */
    public static byte[] boundTo(String column, String row) {
        return KeyedHash.encode(KeyedHash.bytes(column), KeyedHash.bytes(row));
    }

    /** A fresh data key for a case, as it is stored. */
    public byte[] newWrappedDataKey() {
        byte[] dataKey = new byte[KeyedHash.KEY_LENGTH];
        random.nextBytes(dataKey);
        try {
            Cipher cipher = Cipher.getInstance(KEY_WRAP, KeyedHash.PROVIDER);
            cipher.init(Cipher.WRAP_MODE, wrappingKey);
            byte[] wrapped = cipher.wrap(new SecretKeySpec(dataKey, AES));
            return ByteBuffer.allocate(1 + wrapped.length)
                    .put(VERSION)
                    .put(wrapped)
                    .array();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("the platform has AES key wrap", impossible);
        }
    }

    /**
     * Encrypts a body.
     *
     * @param wrappedDataKey from {@link #newWrappedDataKey()}
     * @param boundTo from {@link #boundTo(String, String)}; the same is needed to decrypt
     * @throws GatewayException with {@link ErrorCode#INTERNAL} when the wrapped key was altered or belongs to another node
     */
    public byte[] encrypt(byte[] wrappedDataKey, byte[] boundTo, byte[] plain) {
        SecretKey dataKey = unwrap(wrappedDataKey);
        byte[] nonce = new byte[NONCE_LENGTH];
        random.nextBytes(nonce);
        try {
            byte[] encrypted = gcm(Cipher.ENCRYPT_MODE, dataKey, nonce, boundTo).doFinal(plain);
            return ByteBuffer.allocate(1 + NONCE_LENGTH + encrypted.length)
                    .put(VERSION)
                    .put(nonce)
                    .put(encrypted)
                    .array();
        } catch (GeneralSecurityException failed) {
            throw altered("body-encrypt", failed);
        }
    }

    /**
     * Decrypts a body.
     *
     * @throws GatewayException with {@link ErrorCode#INTERNAL} when key, body or place is not the one it was encrypted with
     */
    public byte[] decrypt(byte[] wrappedDataKey, byte[] boundTo, byte[] stored) {
        requireVersion("body-version", stored, 1 + NONCE_LENGTH + TAG_LENGTH);
        SecretKey dataKey = unwrap(wrappedDataKey);
        ByteBuffer buffer = ByteBuffer.wrap(stored, 1, stored.length - 1);
        byte[] nonce = new byte[NONCE_LENGTH];
        buffer.get(nonce);
        try {
            return gcm(Cipher.DECRYPT_MODE, dataKey, nonce, boundTo)
                    .doFinal(stored, buffer.position(), buffer.remaining());
        } catch (GeneralSecurityException failed) {
            throw altered("body-altered", failed);
        }
    }

    private SecretKey unwrap(byte[] wrappedDataKey) {
        requireVersion("body-key-version", wrappedDataKey, 1);
        try {
            Cipher cipher = Cipher.getInstance(KEY_WRAP, KeyedHash.PROVIDER);
            cipher.init(Cipher.UNWRAP_MODE, wrappingKey);
            byte[] wrapped = ByteBuffer.allocate(wrappedDataKey.length - 1)
                    .put(wrappedDataKey, 1, wrappedDataKey.length - 1)
                    .array();
            return (SecretKey) cipher.unwrap(wrapped, AES, Cipher.SECRET_KEY);
        } catch (GeneralSecurityException failed) {
            throw altered("body-key-altered", failed);
        }
    }

    private static Cipher gcm(int mode, SecretKey dataKey, byte[] nonce, byte[] boundTo)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(GCM, KeyedHash.PROVIDER);
        cipher.init(mode, dataKey, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(new byte[] {VERSION});
        cipher.updateAAD(boundTo);
        return cipher;
    }

    private static void requireVersion(String rule, byte[] stored, int shortest) {
        if (stored.length < shortest || stored[0] != VERSION) {
            throw new GatewayException(ErrorCode.INTERNAL, Detail.rule(rule));
        }
    }

    private static GatewayException altered(String rule, GeneralSecurityException cause) {
        return new GatewayException(ErrorCode.INTERNAL, Detail.rule(rule), cause);
    }
}
