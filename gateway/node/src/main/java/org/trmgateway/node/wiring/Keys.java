package org.trmgateway.node.wiring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.trmgateway.node.config.NodeProperties.KeysProperties;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.PartyId;
import org.trmgateway.seal.DecryptionIdentity;
import org.trmgateway.seal.KeyFiles;
import org.trmgateway.seal.SigningIdentity;

/** The keys of the parties behind this node and its own secrets, parsed once at start. */
public final class Keys {

    private static final int SECRET_BYTES = 32;

    private final Map<PartyId, SigningIdentity> signing = new HashMap<>();
    private final Map<PartyId, DecryptionIdentity> decryption = new HashMap<>();
    private final byte[] storageKey;
    private final byte[] pseudonymSecret;

    /** Loads everything; a file that is missing or unreadable stops the start. */
    public Keys(KeysProperties properties) {
        properties.parties().forEach((party, keys) -> {
            signing.put(party, KeyFiles.signingIdentity(keys.directory(), keys.passwordFile()));
            decryption.put(party, KeyFiles.decryptionIdentity(keys.directory(), keys.passwordFile()));
        });
        storageKey = secret(properties.storageKeyFile(), "trm.keys.storage-key-file");
        pseudonymSecret = secret(properties.pseudonymSecretFile(), "trm.keys.pseudonym-secret-file");
    }

    /**
     * Keys to sign with.
     *
     * @throws GatewayException with SEAL_KEY_UNAVAILABLE when this node does not hold the party's keys
     */
    public SigningIdentity signing(PartyId party) {
        return Optional.ofNullable(signing.get(party))
                .orElseThrow(() -> new GatewayException(ErrorCode.SEAL_KEY_UNAVAILABLE, Detail.rule(party.value())));
    }

    /** Every generation of keys to decrypt with; none for a party whose keys this node does not hold. */
    public List<DecryptionIdentity> decryption(PartyId party) {
        return Optional.ofNullable(decryption.get(party)).stream().toList();
    }

    byte[] storageKey() {
        return storageKey.clone();
    }

    byte[] pseudonymSecret() {
        return pseudonymSecret.clone();
    }

    private static byte[] secret(Path file, String key) {
        try {
            byte[] secret = HexFormat.of().parseHex(Files.readString(file).strip());
            if (secret.length == SECRET_BYTES) {
                return secret;
            }
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new IllegalArgumentException(key + " must name a file with 64 hexadecimal digits", unreadable);
        }
        throw new IllegalArgumentException(key + " must name a file with 64 hexadecimal digits");
    }
}
