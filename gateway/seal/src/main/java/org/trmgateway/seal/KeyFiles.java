package org.trmgateway.seal;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.CRL;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8DecryptorProviderBuilder;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8EncryptorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;

/**
 * Keys and certificates as files: certificates and lists as PEM (RFC 7468), private keys as PEM-encoded encrypted PKCS#8 (RFC 5958, PBES2
 * with PBKDF2-HMAC-SHA-256 and AES-256-CBC). One form for classical and post-quantum keys; {@link Pkcs12Keys} has all of a party in one
 * file. Every failure is {@link ErrorCode#SEAL_KEY_UNAVAILABLE}.
 */
public final class KeyFiles {

    /** The passwords are random, so the iterations need not make guessing slow; they follow the usual default. */
    private static final int ITERATIONS = 10_000;

    private KeyFiles() {}

    /**
     * Loads {@code signing.key.pem}, {@code signing.cert.pem}, {@code signing-ml-dsa-65.key.pem} and {@code signing-ml-dsa-65.cert.pem}; a
     * certificate file holds the certificate, then its authorities without the root.
     */
    public static SigningIdentity signingIdentity(Path directory, Path passwordFile) {
        char[] password = password(passwordFile);
        return SigningIdentity.of(
                privateKey(directory.resolve("signing.key.pem"), password),
                certificates(directory.resolve("signing.cert.pem")),
                privateKey(directory.resolve("signing-ml-dsa-65.key.pem"), password),
                certificates(directory.resolve("signing-ml-dsa-65.cert.pem")));
    }

    /** The same, but the classical key stays in a token under the alias {@code signing}; its file is not looked at. */
    public static SigningIdentity signingIdentity(Path directory, Path passwordFile, KeyToken token) {
        return SigningIdentity.of(
                token.key("signing"),
                certificates(directory.resolve("signing.cert.pem")),
                privateKey(directory.resolve("signing-ml-dsa-65.key.pem"), password(passwordFile)),
                certificates(directory.resolve("signing-ml-dsa-65.cert.pem")));
    }

    /** Loads {@code encryption...} and {@code encryption-ml-kem-768...}, as {@link #signingIdentity} does. */
    public static DecryptionIdentity decryptionIdentity(Path directory, Path passwordFile) {
        return decryptionIdentity(directory, "encryption", passwordFile);
    }

    /** The same, but the classical key stays in a token under the alias {@code encryption}; its file is not looked at. */
    public static DecryptionIdentity decryptionIdentity(Path directory, Path passwordFile, KeyToken token) {
        return DecryptionIdentity.of(
                token.key("encryption"),
                certificates(directory.resolve("encryption.cert.pem")),
                privateKey(directory.resolve("encryption-ml-kem-768.key.pem"), password(passwordFile)),
                certificates(directory.resolve("encryption-ml-kem-768.cert.pem")));
    }

    /** Loads {@code part-encryption...} and {@code part-encryption-ml-kem-768...}: the keys of a party's own desk for sealed parts. */
    public static DecryptionIdentity deskIdentity(Path directory, Path passwordFile) {
        return decryptionIdentity(directory, "part-encryption", passwordFile);
    }

    private static DecryptionIdentity decryptionIdentity(Path directory, String name, Path passwordFile) {
        char[] password = password(passwordFile);
        return DecryptionIdentity.of(
                privateKey(directory.resolve(name + ".key.pem"), password),
                certificates(directory.resolve(name + ".cert.pem")),
                privateKey(directory.resolve(name + "-ml-kem-768.key.pem"), password),
                certificates(directory.resolve(name + "-ml-kem-768.cert.pem")));
    }

    /** Loads roots and authorities from one PEM file each and the revocation lists from one PEM file. */
    public static TrustAnchors trustAnchors(Path roots, Path authorities, Path lists) {
        return TrustAnchors.of(certificates(roots), certificates(authorities), revocationLists(lists));
    }

    /** The same with a grace, see {@link TrustAnchors#of(List, List, java.util.Collection, Duration)}. */
    public static TrustAnchors trustAnchors(Path roots, Path authorities, Path lists, Duration grace) {
        return TrustAnchors.of(certificates(roots), certificates(authorities), revocationLists(lists), grace);
    }

    /** Every certificate of a PEM file, in order. */
    public static List<X509Certificate> certificates(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            List<X509Certificate> certificates = new ArrayList<>();
            for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                certificates.add((X509Certificate) certificate);
            }
            if (certificates.isEmpty()) {
                throw new IOException("no certificate");
            }
            return List.copyOf(certificates);
        } catch (IOException | GeneralSecurityException unreadable) {
            throw unavailable("certificate-file", unreadable);
        }
    }

    /** Every revocation list of a PEM file, in order. */
    public static List<X509CRL> revocationLists(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            List<X509CRL> lists = new ArrayList<>();
            for (CRL list : CertificateFactory.getInstance("X.509").generateCRLs(in)) {
                lists.add((X509CRL) list);
            }
            if (lists.isEmpty()) {
                throw new IOException("no revocation list");
            }
            return List.copyOf(lists);
        } catch (IOException | GeneralSecurityException unreadable) {
            throw unavailable("revocation-list-file", unreadable);
        }
    }

    /** The one encrypted private key of a PEM file. */
    public static PrivateKey privateKey(Path file, char[] password) {
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.US_ASCII);
                PEMParser parser = new PEMParser(reader)) {
            if (!(parser.readObject() instanceof PKCS8EncryptedPrivateKeyInfo encrypted)) {
                throw new IOException("not an encrypted private key");
            }
            PrivateKeyInfo info = encrypted.decryptPrivateKeyInfo(new JceOpenSSLPKCS8DecryptorProviderBuilder()
                    .setProvider(CryptoProviders.bouncyCastle())
                    .build(password));
            return new JcaPEMKeyConverter()
                    .setProvider(CryptoProviders.bouncyCastle())
                    .getPrivateKey(info);
        } catch (IOException | OperatorCreationException | PKCSException | RuntimeException unreadable) {
            throw unavailable("key-file", unreadable);
        }
    }

    /** The first line of a file. */
    public static char[] password(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8).getFirst().toCharArray();
        } catch (IOException | RuntimeException unreadable) {
            throw unavailable("password-file", unreadable);
        }
    }

    /** Writes certificates and lists, in order. */
    public static void writePem(Path file, List<?> certificatesOrLists) throws IOException {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
            for (Object object : certificatesOrLists) {
                pem.writeObject(object);
            }
        }
        Files.writeString(file, text.toString(), StandardCharsets.US_ASCII);
    }

    /** Writes a private key, encrypted, into a file that only its owner can read. */
    public static void writePrivateKey(Path file, PrivateKey key, char[] password) throws IOException {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
            pem.writeObject(new JcaPKCS8Generator(
                    key,
                    new JceOpenSSLPKCS8EncryptorBuilder(NISTObjectIdentifiers.id_aes256_CBC)
                            .setProvider(CryptoProviders.bouncyCastle())
                            .setRandom(CryptoProviders.random())
                            .setPRF(new AlgorithmIdentifier(PKCSObjectIdentifiers.id_hmacWithSHA256))
                            .setIterationCount(ITERATIONS)
                            .setPassword(password)
                            .build()));
        } catch (OperatorCreationException failed) {
            throw new IOException("cannot encrypt a private key", failed);
        }
        writeSecret(file, text.toString().getBytes(StandardCharsets.US_ASCII));
    }

    /** Writes a file that only its owner can read, from the first byte on. */
    public static void writeSecret(Path file, byte[] content) throws IOException {
        Files.deleteIfExists(file);
        if (Files.getFileStore(file.toAbsolutePath().getParent()).supportsFileAttributeView("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.write(file, content);
    }

    private static GatewayException unavailable(String rule, Exception cause) {
        return new GatewayException(ErrorCode.SEAL_KEY_UNAVAILABLE, Detail.rule(rule), cause);
    }
}
