package org.trmgateway.certs;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.trmgateway.seal.CryptoProviders;
import org.trmgateway.seal.KeyFiles;
import org.trmgateway.seal.TrailKeyFile;

/** Writes the files of a sample infrastructure, every private key encrypted with one random password. */
final class SampleWriter {

    private static final int PASSWORD_BYTES = 24;
    private static final String NOTICE = SampleAuthority.MARK + """


            Everything in this directory was made by ./trm certs, on one machine, by one program, in a few seconds.
            The keys of every state, organisation and authority lie side by side.
            Whoever can read this directory is all of them.
            """;

    private final SampleLayout layout;
    private final String password;

    SampleWriter(SampleLayout layout) throws IOException {
        this.layout = layout;
        this.password = HexFormat.of().formatHex(CryptoProviders.randomBytes(PASSWORD_BYTES));
        Files.createDirectories(layout.directory());
        KeyFiles.writeSecret(layout.password(), (password + "\n").getBytes(StandardCharsets.US_ASCII));
        Files.writeString(layout.notice(), NOTICE);
    }

    void authority(String name, SampleAuthority authority, X509CRL list) throws IOException {
        certificates(layout.authority(name, ".cert.pem"), List.of(authority.certificate()));
        KeyFiles.writePrivateKey(layout.authority(name, ".key.pem"), authority.key(), password.toCharArray());
        KeyFiles.writePem(layout.authority(name, ".crl.pem"), List.of(list));
    }

    void certificates(Path file, List<X509Certificate> certificates) throws IOException {
        Files.createDirectories(file.getParent());
        KeyFiles.writePem(file, certificates);
    }

    void revocationLists(Path file, List<X509CRL> lists) throws IOException {
        Files.createDirectories(file.getParent());
        KeyFiles.writePem(file, lists);
    }

    /** Writes {@code NAME.key.pem} and {@code NAME.cert.pem}. */
    void identity(Path directory, String name, Identity identity) throws IOException {
        certificates(directory.resolve(name + ".cert.pem"), identity.chain());
        KeyFiles.writePrivateKey(directory.resolve(name + ".key.pem"), identity.key(), password.toCharArray());
    }

    /** Writes the four keys of a trail. */
    void trail(Path directory, Map<TrailKeyFile, KeyPair> pairs) throws IOException {
        Files.createDirectories(directory);
        for (var pair : pairs.entrySet()) {
            Path file = directory.resolve(pair.getKey().fileName());
            KeyFiles.writePrivateKey(file, pair.getValue().getPrivate(), password.toCharArray());
        }
    }

    /** Writes a key store that the platform's TLS reads; it holds an elliptic-curve key only. */
    void keyStore(Path file, Identity identity) throws IOException, GeneralSecurityException {
        KeyStore store = emptyStore();
        store.setKeyEntry(
                "tls", identity.key(), password.toCharArray(), identity.chain().toArray(X509Certificate[]::new));
        store(file, store);
    }

    void trustStore(Path file, X509Certificate root) throws IOException, GeneralSecurityException {
        KeyStore store = emptyStore();
        store.setCertificateEntry("root", root);
        store(file, store);
    }

    private void store(Path file, KeyStore store) throws IOException, GeneralSecurityException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        store.store(bytes, password.toCharArray());
        Files.createDirectories(file.getParent());
        KeyFiles.writeSecret(file, bytes.toByteArray());
    }

    private static KeyStore emptyStore() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    /** A private key with its certificate and authorities, without the root. */
    record Identity(PrivateKey key, List<X509Certificate> chain) {

        X509Certificate certificate() {
            return chain.getFirst();
        }
    }
}
