package org.trmgateway.protect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;

class BodyCipherTest {

    private static final byte[] PLAIN = "Zażółć".getBytes(StandardCharsets.UTF_8);
    private static final byte[] PLACE = BodyCipher.boundTo("message.original", "row-1");

    private final BodyCipher cipher = new BodyCipher(PseudonymKeysTest.secret(0), new SecureRandom());
    private final byte[] key = cipher.newWrappedDataKey();

    @Test
    void decryptsWhatItEncrypted() {
        byte[] stored = cipher.encrypt(key, PLACE, PLAIN);

        assertThat(cipher.decrypt(key, PLACE, stored)).isEqualTo(PLAIN);
        assertThat(cipher.decrypt(key, PLACE, cipher.encrypt(key, PLACE, new byte[0])))
                .isEmpty();
    }

    /** Key and body were made by another implementation, Python's cryptography. */
    @Test
    void decryptsWhatAnotherImplementationEncrypted() {
        byte[] foreignKey = HexFormat.of()
                .parseHex("0115b415a54013ce6ffbd1907ae7cef7be646a55389613b5a01eb08701bfd64560c185abf3ebba2890");
        byte[] foreignBody = HexFormat.of()
                .parseHex("01000102030405060708090a0b0633981b89862e6e787e257d70c4d7839d8f8645674ed101c7ed");

        assertThat(cipher.decrypt(foreignKey, PLACE, foreignBody)).isEqualTo(PLAIN);
    }

    @Test
    void neverEncryptsTwiceAlike() {
        byte[] stored = cipher.encrypt(key, PLACE, PLAIN);

        assertThat(stored).hasSize(PLAIN.length + 29).isNotEqualTo(cipher.encrypt(key, PLACE, PLAIN));
        assertThat(key).hasSize(41).isNotEqualTo(cipher.newWrappedDataKey());
    }

    @Test
    void refusesEveryAlteredByteOfBodyAndKey() {
        byte[] stored = cipher.encrypt(key, PLACE, PLAIN);
        for (int place = 0; place < stored.length; place++) {
            byte[] altered = stored.clone();
            altered[place] ^= 1;
            assertRefused(() -> cipher.decrypt(key, PLACE, altered));
        }
        for (int place = 0; place < key.length; place++) {
            byte[] altered = key.clone();
            altered[place] ^= 1;
            assertRefused(() -> cipher.decrypt(altered, PLACE, stored));
            assertRefused(() -> cipher.encrypt(altered, PLACE, PLAIN));
        }
    }

    @Test
    void refusesTruncatedBodyAndKey() {
        byte[] stored = cipher.encrypt(key, PLACE, PLAIN);
        for (int length = 0; length < stored.length; length++) {
            byte[] shorter = Arrays.copyOf(stored, length);
            assertRefused(() -> cipher.decrypt(key, PLACE, shorter));
        }
        assertRefused(() -> cipher.decrypt(new byte[0], PLACE, stored));
    }

    @Test
    void refusesBodyMovedToAnotherPlaceCaseOrNode() {
        byte[] stored = cipher.encrypt(key, PLACE, PLAIN);
        BodyCipher otherNode = new BodyCipher(PseudonymKeysTest.secret(1), new SecureRandom());

        assertRefused(() -> cipher.decrypt(key, BodyCipher.boundTo("message.original", "row-2"), stored));
        assertRefused(() -> cipher.decrypt(key, BodyCipher.boundTo("message.canonical", "row-1"), stored));
        assertRefused(() -> cipher.decrypt(cipher.newWrappedDataKey(), PLACE, stored));
        assertRefused(() -> otherNode.decrypt(key, PLACE, stored));
    }

    private static void assertRefused(ThrowingCallable call) {
        assertThatExceptionOfType(GatewayException.class)
                .isThrownBy(call)
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(ErrorCode.INTERNAL));
    }
}
