package org.trmgateway.auditor;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CRLException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.trmgateway.seal.TrustAnchors;

/**
 * Reads a folder of trust: every file in it holds certificates or revocation lists, in PEM or DER (RFC 7468, RFC 5280). A certificate that
 * names itself as issuer is a root: whoever fills the folder decides what is believed.
 */
final class TrustFolder {

    private final List<X509Certificate> roots = new ArrayList<>();
    private final List<X509Certificate> authorities = new ArrayList<>();
    private final List<X509CRL> lists = new ArrayList<>();

    private TrustFolder() {}

    /**
     * Reads all files of a folder.
     *
     * @throws IOException when one of them is something else, or none is a root
     * @throws org.trmgateway.referral.GatewayException when a revocation list is not signed by one of the authorities
     */
    static TrustAnchors read(Path folder) throws IOException {
        TrustFolder trust = new TrustFolder();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                trust.add(file);
            }
        }
        if (trust.roots.isEmpty()) {
            throw new IOException("no root certificate in the trust folder");
        }
        return TrustAnchors.of(trust.roots, trust.authorities, trust.lists);
    }

    private void add(Path file) throws IOException {
        byte[] content = Files.readAllBytes(file);
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            if (isRevocationList(file, content)) {
                factory.generateCRLs(new ByteArrayInputStream(content)).forEach(list -> lists.add((X509CRL) list));
            } else {
                factory.generateCertificates(new ByteArrayInputStream(content))
                        .forEach(certificate -> add((X509Certificate) certificate));
            }
        } catch (CertificateException | CRLException malformed) {
            throw new IOException("neither certificates nor revocation lists: " + file.getFileName(), malformed);
        }
    }

    private void add(X509Certificate certificate) {
        boolean root = certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
        (root ? roots : authorities).add(certificate);
    }

    private static boolean isRevocationList(Path file, byte[] content) {
        return file.toString().endsWith(".crl")
                || new String(content, StandardCharsets.ISO_8859_1).contains("-----BEGIN X509 CRL-----");
    }
}
