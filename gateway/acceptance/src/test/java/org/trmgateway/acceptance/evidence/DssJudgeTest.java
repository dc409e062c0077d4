package org.trmgateway.acceptance.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.enumerations.SubIndication;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.validation.reports.Reports;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.trmgateway.certs.SamplePki;
import org.trmgateway.certs.SamplePlan;
import org.trmgateway.referral.Evidence;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.MessageType;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Sha256;
import org.trmgateway.seal.KeyFiles;
import org.trmgateway.seal.Receipts;
import org.trmgateway.seal.StampRequest;
import org.trmgateway.seal.StampedReceipt;

/** What the European Commission's validator says of our receipts, with the sample's root and its revocation lists. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DssJudgeTest {

    private static final PartyId GATEWAY = new PartyId("by-gw");

    private final Clock clock = Clock.systemUTC();

    private SamplePki pki;
    private DssJudge dss;

    @BeforeAll
    void makeSample(@TempDir Path directory) throws Exception {
        pki = SamplePki.generate(directory.resolve("pki"), clock, SamplePlan.standard());
        dss = new DssJudge(pki.layout(), lists());
    }

    @ParameterizedTest
    @EnumSource(
            value = EvidenceEvent.class,
            names = {"SUBMISSION_ACCEPTANCE", "RELAY_ACCEPTANCE", "CONTENT_HANDOVER"})
    void passesStampedReceiptInAllItsParts(EvidenceEvent event) {
        Reports reports = dss.judge(stamped(receipt(event)));
        SimpleReport report = reports.getSimpleReport();
        String signature = report.getFirstSignatureId();
        assertThat(report.getSignaturesCount()).isEqualTo(1);
        assertThat(report.getIndication(signature))
                .as(String.valueOf(report.getAdESValidationErrors(signature)))
                .isEqualTo(Indication.TOTAL_PASSED);
        assertThat(report.getSignatureFormat(signature)).isEqualTo(SignatureLevel.CAdES_BASELINE_T);
        assertThat(report.getSignatureTimestamps(signature))
                .singleElement()
                .satisfies(stamp -> assertThat(stamp.getIndication()).isEqualTo(Indication.PASSED));
        assertThat(reports.getDiagnosticData().getSignatureById(signature).getCertificateChain())
                .filteredOn(certificate -> !certificate.isTrusted())
                .hasSize(2)
                .allSatisfy(certificate ->
                        assertThat(certificate.getCertificateRevocationData()).isNotEmpty());
    }

    @Test
    void passesReceiptThatIsNotStampedYet() {
        SimpleReport report = dss.judge(receipt(EvidenceEvent.RELAY_ACCEPTANCE)).getSimpleReport();
        String signature = report.getFirstSignatureId();
        assertThat(report.getIndication(signature)).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(report.getSignatureFormat(signature)).isEqualTo(SignatureLevel.CAdES_BASELINE_B);
    }

    /** The judge is one that can say no. */
    @Test
    void failsReceiptThatSaysSomethingElse() throws IOException {
        byte[] altered = altered(stamped(receipt(EvidenceEvent.CONTENT_HANDOVER)));
        SimpleReport report = dss.judge(altered).getSimpleReport();
        assertThat(report.getIndication(report.getFirstSignatureId())).isEqualTo(Indication.TOTAL_FAILED);
    }

    @Test
    void failsReceiptOfAGatewayWhoseCertificateHadBeenRevoked() throws Exception {
        byte[] stamped = stamped(receipt(EvidenceEvent.CONTENT_HANDOVER));
        List<X509CRL> lists = new ArrayList<>(lists());
        X509CRL revoking = revoking(pki.signing(GATEWAY).classical().certificate());
        lists.removeIf(list -> list.getIssuerX500Principal().equals(revoking.getIssuerX500Principal()));
        lists.add(revoking);
        SimpleReport report = new DssJudge(pki.layout(), lists).judge(stamped).getSimpleReport();
        assertThat(report.getIndication(report.getFirstSignatureId())).isNotEqualTo(Indication.TOTAL_PASSED);
        assertThat(report.getSubIndication(report.getFirstSignatureId()))
                .isIn(SubIndication.REVOKED, SubIndication.REVOKED_NO_POE);
    }

    @Test
    void doesNotPassReceiptWhenItIsGivenNoRevocationList() throws Exception {
        byte[] stamped = stamped(receipt(EvidenceEvent.CONTENT_HANDOVER));
        SimpleReport report =
                new DssJudge(pki.layout(), List.of()).judge(stamped).getSimpleReport();
        assertThat(report.getIndication(report.getFirstSignatureId())).isEqualTo(Indication.INDETERMINATE);
    }

    private List<X509CRL> lists() throws Exception {
        try (InputStream in = Files.newInputStream(pki.layout().revocationLists())) {
            return CertificateFactory.getInstance("X.509").generateCRLs(in).stream()
                    .map(X509CRL.class::cast)
                    .toList();
        }
    }

    private X509CRL revoking(X509Certificate certificate) throws Exception {
        X509Certificate issuer =
                KeyFiles.certificates(pki.layout().authority("by", ".cert.pem")).getFirst();
        PrivateKey key = KeyFiles.privateKey(pki.layout().authority("by", ".key.pem"), pki.password());
        Instant before = clock.instant().minusSeconds(60);
        X509v2CRLBuilder builder = new JcaX509v2CRLBuilder(issuer, Date.from(before));
        builder.setNextUpdate(Date.from(before.plus(1, ChronoUnit.DAYS)));
        builder.addExtension(
                Extension.authorityKeyIdentifier,
                false,
                new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(issuer.getPublicKey()));
        builder.addCRLEntry(certificate.getSerialNumber(), Date.from(before), CRLReason.keyCompromise);
        return new JcaX509CRLConverter()
                .getCRL(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key)));
    }

    /** The same container but for one letter. */
    private static byte[] altered(byte[] container) throws IOException {
        ByteArrayOutputStream altered = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(container), StandardCharsets.UTF_8);
                ZipOutputStream out = new ZipOutputStream(altered, StandardCharsets.UTF_8)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                byte[] content = in.readAllBytes();
                if (entry.getName().equals(Receipts.FILE)) {
                    content = new String(content, StandardCharsets.UTF_8)
                            .replace("<to>by-mvd</to>", "<to>by-mvc</to>")
                            .getBytes(StandardCharsets.UTF_8);
                }
                out.putNextEntry(stored(entry.getName(), content));
                out.write(content);
            }
        }
        return altered.toByteArray();
    }

    private static ZipEntry stored(String name, byte[] content) {
        CRC32 checksum = new CRC32();
        checksum.update(content);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(checksum.getValue());
        return entry;
    }

    private byte[] stamped(byte[] receipt) {
        try {
            Instant now = clock.instant();
            StampRequest request = StampRequest.about(receipt, now);
            byte[] answer = pki.timeStampAuthority(clock).answer(request.der());
            return StampedReceipt.read(receipt)
                    .stamped(request.token(answer, pki.trustAnchors(), clock.instant()))
                    .bytes();
        } catch (IOException unanswered) {
            throw new AssertionError(unanswered);
        }
    }

    private byte[] receipt(EvidenceEvent event) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return Receipts.sign(
                new Evidence(
                        event,
                        MessageId.parse("01a20084-697d-74c3-a52c-75bc10a1475a"),
                        Optional.of(new MessageType("M03")),
                        new PartyId("pl-sg"),
                        Optional.of(new PartyId("by-mvd")),
                        GATEWAY,
                        now,
                        Optional.of(Sha256.of(new byte[] {1})),
                        Optional.of(Sha256.of(new byte[] {2})),
                        Optional.empty()),
                pki.signing(GATEWAY));
    }
}
