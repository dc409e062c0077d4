package org.trmgateway.vault;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.seal.CryptoProviders;

/** AES-256-GCM, bound to person, message and field: what stands in one place of the vault cannot be read in another. */
final class FieldCipher {

    static final int KEY_BYTES = 32;

    private static final byte[] VERSION = "trm vault field/v1".getBytes(StandardCharsets.US_ASCII);
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private FieldCipher() {}

    static byte[] encrypt(byte[] key, byte[] binding, String field, byte[] plain) {
        byte[] nonce = CryptoProviders.randomBytes(NONCE_BYTES);
        try {
            byte[] encrypted =
                    cipher(Cipher.ENCRYPT_MODE, key, nonce, binding, field).doFinal(plain);
            return ByteBuffer.allocate(nonce.length + encrypted.length)
                    .put(nonce)
                    .put(encrypted)
                    .array();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("the platform has AES-GCM", impossible);
        }
    }

    static byte[] decrypt(byte[] key, byte[] binding, String field, byte[] stored) {
        if (stored.length < NONCE_BYTES || key.length != KEY_BYTES) {
            throw altered(field, null);
        }
        try {
            byte[] nonce = Arrays.copyOf(stored, NONCE_BYTES);
            return cipher(Cipher.DECRYPT_MODE, key, nonce, binding, field)
                    .doFinal(stored, NONCE_BYTES, stored.length - NONCE_BYTES);
        } catch (GeneralSecurityException altered) {
            throw altered(field, altered);
        }
    }

    private static Cipher cipher(int mode, byte[] key, byte[] nonce, byte[] binding, String field)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding", CryptoProviders.platform());
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(VERSION);
        cipher.updateAAD(binding);
        cipher.updateAAD(field.getBytes(StandardCharsets.US_ASCII));
        return cipher;
    }

    private static GatewayException altered(String field, @org.jspecify.annotations.Nullable Exception cause) {
        return new GatewayException(ErrorCode.OPEN_DECRYPTION_FAILED, Detail.of(field, "vault-field"), cause);
    }
}
