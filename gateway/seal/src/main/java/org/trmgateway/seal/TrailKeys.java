package org.trmgateway.seal;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.jcajce.interfaces.EdDSAPrivateKey;
import org.bouncycastle.jcajce.interfaces.MLDSAPrivateKey;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.trail.note.SigningKey;

/** What a node signs its trail with, and the trails of others. Thread-safe; never prints a key. */
public final class TrailKeys {

    private final String name;
    private final Map<TrailKeyFile, KeyPair> pairs;

    private TrailKeys(String name, Map<TrailKeyFile, KeyPair> pairs) {
        this.name = name;
        this.pairs = new EnumMap<>(pairs);
    }

    /**
     * Keys in memory.
     *
     * @param name of the trail, see {@link DirectoryTrail}
     * @param pairs one of the platform's for each file
     */
    public static TrailKeys of(String name, Map<TrailKeyFile, KeyPair> pairs) {
        if (pairs.size() != TrailKeyFile.values().length) {
            throw new IllegalArgumentException("a key pair for each of " + Arrays.toString(TrailKeyFile.values()));
        }
        return new TrailKeys(name, pairs);
    }

    /**
     * Loads the four files of a directory. The private keys alone are enough, in any of the encodings of RFC 9881.
     *
     * @param name of the trail, see {@link DirectoryTrail}
     * @throws GatewayException with {@link ErrorCode#SEAL_KEY_UNAVAILABLE}; the field is the file
     */
    public static TrailKeys load(String name, Path directory, Path passwordFile) {
        char[] password = KeyFiles.password(passwordFile);
        Map<TrailKeyFile, KeyPair> pairs = new EnumMap<>(TrailKeyFile.class);
        for (TrailKeyFile file : TrailKeyFile.values()) {
            pairs.put(file, load(file, directory, password));
        }
        return of(name, pairs);
    }

    /** Keys to sign a checkpoint of one's own log with, Ed25519 first; both sign. */
    public List<SigningKey> log(String origin) {
        return List.of(key(origin, TrailKeyFile.LOG_ED25519), key(origin, TrailKeyFile.LOG_ML_DSA_44));
    }

    /** Keys to cosign checkpoints of others with, Ed25519 first. */
    public List<SigningKey> witness() {
        String witness = listing().witnessName();
        return List.of(key(witness, TrailKeyFile.WITNESS_ED25519), key(witness, TrailKeyFile.WITNESS_ML_DSA_44));
    }

    /** What the directory has to say of them. */
    public DirectoryTrail listing() {
        return new DirectoryTrail(
                name,
                raw(TrailKeyFile.LOG_ED25519),
                raw(TrailKeyFile.LOG_ML_DSA_44),
                raw(TrailKeyFile.WITNESS_ED25519),
                raw(TrailKeyFile.WITNESS_ML_DSA_44));
    }

    /**
     * These keys, if they are those of the directory: what others sign with, nobody would accept.
     *
     * @throws GatewayException with {@link ErrorCode#SEAL_KEY_UNAVAILABLE}, rule {@code trail-key-unlisted}; the field is the file
     */
    public TrailKeys requireListed(DirectoryTrail listed) {
        requireSame(TrailKeyFile.LOG_ED25519, listed.ed25519());
        requireSame(TrailKeyFile.LOG_ML_DSA_44, listed.mlDsa44());
        requireSame(TrailKeyFile.WITNESS_ED25519, listed.witnessEd25519());
        requireSame(TrailKeyFile.WITNESS_ML_DSA_44, listed.witnessMlDsa44());
        return this;
    }

    private void requireSame(TrailKeyFile file, String listed) {
        if (!raw(file).equals(listed)) {
            throw new GatewayException(
                    ErrorCode.SEAL_KEY_UNAVAILABLE, Detail.of(file.fileName(), "trail-key-unlisted"));
        }
    }

    private SigningKey key(String signer, TrailKeyFile file) {
        return SigningKey.of(signer, file.type(), pair(file));
    }

    private String raw(TrailKeyFile file) {
        return Base64.getEncoder()
                .encodeToString(
                        SubjectPublicKeyInfo.getInstance(pair(file).getPublic().getEncoded())
                                .getPublicKeyData()
                                .getOctets());
    }

    private KeyPair pair(TrailKeyFile file) {
        KeyPair pair = pairs.get(file);
        if (pair == null) {
            throw new IllegalStateException("no key pair for " + file);
        }
        return pair;
    }

    private static KeyPair load(TrailKeyFile file, Path directory, char[] password) {
        PrivateKey read;
        try {
            read = KeyFiles.privateKey(directory.resolve(file.fileName()), password);
        } catch (GatewayException unreadable) {
            throw new GatewayException(
                    ErrorCode.SEAL_KEY_UNAVAILABLE, Detail.of(file.fileName(), "key-file"), unreadable);
        }
        return pair(file, read);
    }

    /** The platform signs notes; it takes an ML-DSA key in its expanded form only, whichever form the file has. */
    private static KeyPair pair(TrailKeyFile file, PrivateKey read) {
        PrivateKey expanded = read instanceof MLDSAPrivateKey mlDsa ? mlDsa.getPrivateKey(false) : read;
        try {
            KeyFactory factory = KeyFactory.getInstance(file.algorithm());
            return new KeyPair(
                    factory.generatePublic(
                            new X509EncodedKeySpec(publicKey(read).getEncoded())),
                    factory.generatePrivate(new PKCS8EncodedKeySpec(expanded.getEncoded())));
        } catch (GeneralSecurityException otherKind) {
            throw new GatewayException(
                    ErrorCode.SEAL_KEY_UNAVAILABLE, Detail.of(file.fileName(), "key-algorithm"), otherKind);
        }
    }

    private static PublicKey publicKey(PrivateKey key) throws GeneralSecurityException {
        return switch (key) {
            case MLDSAPrivateKey mlDsa -> mlDsa.getPublicKey();
            case EdDSAPrivateKey edDsa -> edDsa.getPublicKey();
            default -> throw new GeneralSecurityException("neither Ed25519 nor ML-DSA");
        };
    }

    @Override
    public String toString() {
        return "keys of " + name;
    }
}
