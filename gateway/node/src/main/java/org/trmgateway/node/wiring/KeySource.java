package org.trmgateway.node.wiring;

import java.util.HashMap;
import java.util.Map;
import org.trmgateway.node.config.KeyStoreProperties;
import org.trmgateway.node.config.TokenProperties;
import org.trmgateway.seal.DecryptionIdentity;
import org.trmgateway.seal.KeyFiles;
import org.trmgateway.seal.KeyToken;
import org.trmgateway.seal.Pkcs12Keys;
import org.trmgateway.seal.SigningIdentity;

/** Loads keys from wherever the configuration says they are; a token or a PKCS #12 file is opened once. */
final class KeySource {

    private final Map<TokenProperties, KeyToken> tokens = new HashMap<>();
    private final Map<KeyStoreProperties, Pkcs12Keys> files = new HashMap<>();

    SigningIdentity signing(KeyStoreProperties where) {
        if (where.pkcs12().isPresent()) {
            return opened(where).signingIdentity();
        }
        return where.pkcs11()
                .map(token ->
                        KeyFiles.signingIdentity(where.directory().orElseThrow(), where.passwordFile(), opened(token)))
                .orElseGet(() -> KeyFiles.signingIdentity(where.directory().orElseThrow(), where.passwordFile()));
    }

    DecryptionIdentity decryption(KeyStoreProperties where) {
        if (where.pkcs12().isPresent()) {
            return opened(where).decryptionIdentity();
        }
        return where.pkcs11()
                .map(token -> KeyFiles.decryptionIdentity(
                        where.directory().orElseThrow(), where.passwordFile(), opened(token)))
                .orElseGet(() -> KeyFiles.decryptionIdentity(where.directory().orElseThrow(), where.passwordFile()));
    }

    private Pkcs12Keys opened(KeyStoreProperties where) {
        return files.computeIfAbsent(where, _ -> Pkcs12Keys.open(where.pkcs12().orElseThrow(), where.passwordFile()));
    }

    private KeyToken opened(TokenProperties token) {
        return tokens.computeIfAbsent(
                token, _ -> KeyToken.open(token.library(), token.slot(), token.slotIndex(), token.pinFile()));
    }
}
