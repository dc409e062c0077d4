package org.trmgateway.seal;

import java.security.PrivateKey;
import java.security.Provider;

/**
 * A private key that cannot leave its token: a name for it, with the provider that reaches it. It has no encoding.
 *
 * @param inside the key as the provider knows it
 * @param provider works with the token
 */
record TokenKey(PrivateKey inside, Provider provider) implements PrivateKey {

    private static final long serialVersionUID = 1L;

    /** Who signs, or agrees on a secret, with a key: its token, or else Bouncy Castle. */
    static Provider providerOf(PrivateKey key) {
        return key instanceof TokenKey token ? token.provider : CryptoProviders.bouncyCastle();
    }

    /** The key as its provider knows it. */
    static PrivateKey usable(PrivateKey key) {
        return key instanceof TokenKey token ? token.inside : key;
    }

    @Override
    public String getAlgorithm() {
        return inside.getAlgorithm();
    }

    @Override
    public String getFormat() {
        return "none";
    }

    /** Nothing: the key stays where it is. */
    @Override
    public byte[] getEncoded() {
        return new byte[0];
    }

    @Override
    public String toString() {
        return "key in a token";
    }
}
