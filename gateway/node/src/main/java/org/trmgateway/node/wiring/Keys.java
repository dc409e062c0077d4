package org.trmgateway.node.wiring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.trmgateway.node.config.NodeProperties.KeysProperties;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.PartyId;
import org.trmgateway.seal.DecryptionIdentity;
import org.trmgateway.seal.KnownCertificate;
import org.trmgateway.seal.SigningIdentity;

/** The keys of the parties behind this node and its own secrets, parsed once at start. */
public final class Keys {

    private static final int SECRET_BYTES = 32;

    private final Map<PartyId, SigningIdentity> signing = new HashMap<>();
    private final Map<PartyId, List<DecryptionIdentity>> decryption = new HashMap<>();
    private final byte[] storageKey;
    private final byte[] pseudonymSecret;

    /** Loads everything; a file that is missing or unreadable stops the start. */
    public Keys(KeysProperties properties) {
        KeySource source = new KeySource();
        properties.parties().forEach((party, keys) -> {
            signing.put(party, source.signing(keys.current()));
            decryption.put(
                    party,
                    Stream.concat(Stream.of(keys.current()), keys.earlier().stream())
                            .map(source::decryption)
                            .toList());
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

    /** Keys to decrypt with, those in use first; none for a party whose keys this node does not hold. */
    public List<DecryptionIdentity> decryption(PartyId party) {
        return decryption.getOrDefault(party, List.of());
    }

    /** Every certificate of the keys in use, by the party it is of. */
    Map<PartyId, List<X509Certificate>> certificates() {
        Map<PartyId, List<X509Certificate>> certificates = new LinkedHashMap<>();
        signing.forEach((party, keys) -> {
            DecryptionIdentity current = decryption(party).getFirst();
            certificates.put(
                    party,
                    Stream.of(keys.classical(), keys.postQuantum(), current.classical(), current.postQuantum())
                            .map(KnownCertificate::certificate)
                            .toList());
        });
        return certificates;
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
