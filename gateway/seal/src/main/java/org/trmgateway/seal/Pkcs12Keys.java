package org.trmgateway.seal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;

/**
 * The four keys of a party in one PKCS #12 file (RFC 7292), under the aliases {@code signing}, {@code signing-ml-dsa-65}, {@code
 * encryption} and {@code encryption-ml-kem-768}, each with its certificate and the authorities without the root. Written and read by Bouncy
 * Castle: the platform cannot read post-quantum keys out of one. Every failure is {@link ErrorCode#SEAL_KEY_UNAVAILABLE}.
 */
public final class Pkcs12Keys {

    /** Keys under AES-256, certificates under AES-128; the plain name would still take triple DES and RC2. */
    private static final String FORM = "PKCS12-AES256-AES128";

    private final KeyStore store;
    private final char[] password;

    private Pkcs12Keys(KeyStore store, char[] password) {
        this.store = store;
        this.password = password;
    }

    /** Opens a file, which takes about a second. */
    public static Pkcs12Keys open(Path file, Path passwordFile) {
        char[] password = KeyFiles.password(passwordFile);
        return new Pkcs12Keys(load(file, password), password);
    }

    /** The keys to sign with. */
    public SigningIdentity signingIdentity() {
        return SigningIdentity.of(
                key("signing"), chain("signing"), key("signing-ml-dsa-65"), chain("signing-ml-dsa-65"));
    }

    /** The keys to decrypt with. */
    public DecryptionIdentity decryptionIdentity() {
        return DecryptionIdentity.of(
                key("encryption"), chain("encryption"), key("encryption-ml-kem-768"), chain("encryption-ml-kem-768"));
    }

    /** Writes keys and certificates of a directory of PEM files, see {@link KeyFiles}, into one file under the same password. */
    public static void convert(Path directory, Path passwordFile, Path file) throws IOException {
        char[] password = KeyFiles.password(passwordFile);
        try {
            KeyStore store = KeyStore.getInstance(FORM, CryptoProviders.bouncyCastle());
            store.load(null, password);
            for (String alias : List.of("signing", "signing-ml-dsa-65", "encryption", "encryption-ml-kem-768")) {
                store.setKeyEntry(
                        alias,
                        KeyFiles.privateKey(directory.resolve(alias + ".key.pem"), password),
                        password,
                        KeyFiles.certificates(directory.resolve(alias + ".cert.pem"))
                                .toArray(Certificate[]::new));
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            store.store(bytes, password);
            KeyFiles.writeSecret(file, bytes.toByteArray());
        } catch (GeneralSecurityException failed) {
            throw unavailable("pkcs12-file", failed);
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    private static KeyStore load(Path file, char[] password) {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12", CryptoProviders.bouncyCastle());
            store.load(in, password);
            return store;
        } catch (IOException | GeneralSecurityException | RuntimeException unreadable) {
            throw unavailable("pkcs12-file", unreadable);
        }
    }

    private PrivateKey key(String alias) {
        try {
            if (store.getKey(alias, password) instanceof PrivateKey key) {
                return key;
            }
            throw new GeneralSecurityException("no private key under the alias");
        } catch (GeneralSecurityException | RuntimeException unreadable) {
            throw unavailable("pkcs12-" + alias, unreadable);
        }
    }

    /** The certificate, then its authorities; a root that was put along is left out. */
    private List<X509Certificate> chain(String alias) {
        try {
            List<X509Certificate> chain = new ArrayList<>();
            for (Certificate one : Arrays.asList(store.getCertificateChain(alias))) {
                X509Certificate certificate = (X509Certificate) one;
                if (!certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())) {
                    chain.add(certificate);
                }
            }
            return chain;
        } catch (GeneralSecurityException | RuntimeException unreadable) {
            throw unavailable("pkcs12-" + alias, unreadable);
        }
    }

    private static GatewayException unavailable(String rule, Exception cause) {
        return new GatewayException(ErrorCode.SEAL_KEY_UNAVAILABLE, Detail.rule(rule), cause);
    }
}
