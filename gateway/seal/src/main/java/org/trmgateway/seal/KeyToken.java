package org.trmgateway.seal;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Security;
import java.util.Arrays;
import java.util.Optional;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;

/**
 * A token behind PKCS #11 (OASIS, version 2.40 and later) that signs and agrees on secrets with keys nobody can read. The platform finds a
 * private key only if a certificate with the same CKA_ID lies beside it; which certificate is used is said elsewhere.
 */
public final class KeyToken {

    private final Provider provider;
    private final KeyStore store;

    private KeyToken(Provider provider, KeyStore store) {
        this.provider = provider;
        this.store = store;
    }

    /**
     * Opens a token. The session stays open until the process ends.
     *
     * @param library the vendor's library
     * @param slot number of the slot; or else {@code slotIndex} counts
     * @param slotIndex place of the slot in the library's list, from 0
     * @param pinFile file whose first line is the PIN
     * @throws GatewayException with {@code SEAL_KEY_UNAVAILABLE} when the library, the slot or the PIN is wrong
     */
    public static KeyToken open(Path library, Optional<Long> slot, int slotIndex, Path pinFile) {
        char[] pin = KeyFiles.password(pinFile);
        try {
            Provider platform = Optional.ofNullable(Security.getProvider("SunPKCS11"))
                    .orElseThrow(() -> new GeneralSecurityException("this Java platform has no SunPKCS11 provider"));
            Provider provider = platform.configure(configuration(library, slot, slotIndex));
            KeyStore store = KeyStore.getInstance("PKCS11", provider);
            store.load(null, pin);
            return new KeyToken(provider, store);
        } catch (GeneralSecurityException | IOException | RuntimeException unusable) {
            throw new GatewayException(ErrorCode.SEAL_KEY_UNAVAILABLE, Detail.rule("token"), unusable);
        } finally {
            Arrays.fill(pin, '\0');
        }
    }

    /**
     * A private key, which stays in the token.
     *
     * @throws GatewayException with {@code SEAL_KEY_UNAVAILABLE} when the token has none under the alias
     */
    public PrivateKey key(String alias) {
        try {
            if (store.getKey(alias, null) instanceof PrivateKey key) {
                return new TokenKey(key, provider);
            }
            throw new GeneralSecurityException("no private key under the alias");
        } catch (GeneralSecurityException | RuntimeException unusable) {
            throw new GatewayException(ErrorCode.SEAL_KEY_UNAVAILABLE, Detail.rule("token-key"), unusable);
        }
    }

    /** A name that is the same for the same slot, so that providers can be told apart; the agreed secret alone may leave the token. */
    private static String configuration(Path library, Optional<Long> slot, int slotIndex) {
        String place = slot.map(number -> "slot = " + number).orElse("slotListIndex = " + slotIndex);
        String name = "trm" + Integer.toHexString((library + place).hashCode());
        return "--name = " + name + "\nlibrary = \"" + library + "\"\n" + place + "\n"
                + "attributes(*, CKO_SECRET_KEY, *) = {\n  CKA_SENSITIVE = false\n  CKA_EXTRACTABLE = true\n}\n";
    }
}
