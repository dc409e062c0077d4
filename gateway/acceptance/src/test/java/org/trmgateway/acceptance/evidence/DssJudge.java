package org.trmgateway.acceptance.evidence;

import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonCertificateSource;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.spi.x509.revocation.crl.ExternalResourcesCRLSource;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import eu.europa.esig.dss.validation.reports.Reports;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CRLException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.trmgateway.certs.SampleLayout;

/** The validator of the European Commission (DSS), offline, with the sample's root, authorities and revocation lists. */
final class DssJudge {

    private final CommonCertificateVerifier verifier = new CommonCertificateVerifier();

    /** Believes the root and the authorities of a sample, and these revocation lists. */
    DssJudge(SampleLayout sample, List<X509CRL> lists) throws IOException, CertificateException, CRLException {
        CommonTrustedCertificateSource trusted = new CommonTrustedCertificateSource();
        certificates(sample.root()).forEach(trusted::addCertificate);
        CommonCertificateSource known = new CommonCertificateSource();
        certificates(sample.authorities()).forEach(known::addCertificate);
        verifier.setTrustedCertSources(trusted);
        verifier.setAdjunctCertSources(known);
        verifier.setAIASource(null);
        verifier.setCrlSource(new ExternalResourcesCRLSource(encoded(lists)));
    }

    /** What it says of a container. */
    Reports judge(byte[] container) {
        SignedDocumentValidator validator =
                SignedDocumentValidator.fromDocument(new InMemoryDocument(container, "evidence.asice"));
        validator.setCertificateVerifier(verifier);
        return validator.validateDocument();
    }

    private static List<CertificateToken> certificates(Path pem) throws IOException, CertificateException {
        try (InputStream in = Files.newInputStream(pem)) {
            return CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                    .map(certificate -> new CertificateToken((X509Certificate) certificate))
                    .toList();
        }
    }

    private static InputStream[] encoded(List<X509CRL> lists) throws CRLException {
        List<InputStream> encoded = new ArrayList<>();
        for (X509CRL list : lists) {
            encoded.add(new ByteArrayInputStream(list.getEncoded()));
        }
        return encoded.toArray(InputStream[]::new);
    }
}
