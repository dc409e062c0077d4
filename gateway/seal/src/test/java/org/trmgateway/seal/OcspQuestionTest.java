package org.trmgateway.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trmgateway.seal.Refusals.assertRefused;

import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;

class OcspQuestionTest {

    private static final Instant NOW = TestFederation.NOW;

    private final TestAuthority root = TestAuthority.root("root");
    private final TestAuthority authority = root.child("authority");
    private final X509Certificate leaf = leaf(authority);
    private final OcspQuestion question = OcspQuestion.about(leaf, authority.certificate());
    private final TestResponder responder = TestResponder.of(authority, NOW);

    @Test
    void readsThatACertificateIsGood() {
        OcspAnswer answer = question.read(responder.answer(question.request(), CertificateStatus.GOOD), NOW);

        assertThat(answer.isRevoked()).isFalse();
        assertThat(answer.nextUpdate())
                .isEqualTo(NOW.plusSeconds(3600).truncatedTo(java.time.temporal.ChronoUnit.SECONDS));
    }

    @Test
    void readsThatACertificateIsRevoked() {
        RevokedStatus revoked = new RevokedStatus(Date.from(NOW.minusSeconds(9)), CRLReason.superseded);

        assertThat(question.read(responder.answer(question.request(), revoked), NOW)
                        .isRevoked())
                .isTrue();
    }

    @Test
    void believesWhomTheAuthorityGaveACertificateForIt() {
        KeyPair keys = TestAuthority.ellipticCurve();
        TestResponder delegated = responder.signing(
                keys.getPrivate(), authority.responder(keys.getPublic(), /* unchecked= */ true, TestAuthority.UNTIL));

        assertThat(question.read(delegated.answer(question.request(), CertificateStatus.GOOD), NOW)
                        .isRevoked())
                .isFalse();
    }

    @Test
    void believesNobodyElse() {
        KeyPair keys = TestAuthority.ellipticCurve();
        X509Certificate strange =
                root.child("authority").responder(keys.getPublic(), /* unchecked= */ true, TestAuthority.UNTIL);
        X509Certificate checked = authority.responder(keys.getPublic(), /* unchecked= */ false, TestAuthority.UNTIL);
        X509Certificate over = authority.responder(keys.getPublic(), /* unchecked= */ true, NOW.minusSeconds(1));
        X509Certificate party = authority.issue(
                "party",
                keys.getPublic(),
                KeyUsage.digitalSignature,
                Optional.of(TrustPurpose.Usage.CLIENT_AUTHENTICATION));
        for (X509Certificate wrong : List.of(strange, checked, over, party)) {
            refuse("ocsp-signer", responder.signing(keys.getPrivate(), wrong), CertificateStatus.GOOD);
        }
        refuse("ocsp-signer", TestResponder.of(root, NOW), CertificateStatus.GOOD);
    }

    @Test
    void refusesAnAnswerAboutAnotherCertificate() {
        refuse("ocsp-certificate", responder.about(BigInteger.TEN), CertificateStatus.GOOD);
        OcspQuestion other = OcspQuestion.about(authority.certificate(), root.certificate());
        assertRefused(
                ErrorCode.OPEN_REVOCATION_UNKNOWN,
                "ocsp-nonce",
                () -> question.read(responder.answer(other.request(), CertificateStatus.GOOD), NOW));
    }

    @Test
    void refusesAnAnswerThatIsOverOrNotYetTrue() {
        refuse("ocsp-time", responder.between(NOW.minusSeconds(9), NOW), CertificateStatus.GOOD);
        refuse("ocsp-time", responder.between(NOW.plusSeconds(301), NOW.plusSeconds(900)), CertificateStatus.GOOD);
    }

    @Test
    void takesUnknownForNoAnswer() {
        refuse("ocsp-unknown", responder, new UnknownStatus());
    }

    @Test
    void refusesAnAnswerToAnotherNonce() throws Exception {
        Extension other = new Extension(
                OCSPObjectIdentifiers.id_pkix_ocsp_nonce, false, new DEROctetString(new byte[32]).getEncoded());
        refuse("ocsp-nonce", responder.repeating(other), CertificateStatus.GOOD);
    }

    @Test
    void refusesAWeakDigest() {
        refuse("ocsp-algorithm", responder.with("SHA1withECDSA"), CertificateStatus.GOOD);
    }

    @Test
    void refusesWhatIsNoAnswer() throws Exception {
        byte[] later = new OCSPRespBuilder().build(OCSPResp.TRY_LATER, null).getEncoded();
        byte[] wrong = new OCSPRespBuilder().build(OCSPResp.UNAUTHORIZED, null).getEncoded();
        assertRefused(ErrorCode.OPEN_REVOCATION_UNKNOWN, "ocsp-try-later", () -> question.read(later, NOW));
        assertRefused(ErrorCode.OPEN_REVOCATION_UNKNOWN, "ocsp-status", () -> question.read(wrong, NOW));
        assertRefused(ErrorCode.OPEN_REVOCATION_UNKNOWN, "ocsp-malformed", () -> question.read(new byte[0], NOW));
        assertRefused(
                ErrorCode.OPEN_REVOCATION_UNKNOWN,
                "ocsp-size",
                () -> question.read(new byte[OcspQuestion.LARGEST_RESPONSE + 1], NOW));
    }

    /** A few bits around the signed part are read loosely; none of them is part of the answer. */
    @Test
    void readsNothingElseOutOfAnAlteredAnswer() {
        byte[] good = responder.answer(question.request(), CertificateStatus.GOOD);
        OcspAnswer said = question.read(good, NOW);
        int refused = 0;
        for (int bit = 0; bit < good.length * Byte.SIZE; bit++) {
            byte[] altered = good.clone();
            altered[bit / Byte.SIZE] ^= (byte) (1 << (bit % Byte.SIZE));
            try {
                OcspAnswer read = question.read(altered, NOW);
                assertThat(read.isRevoked()).isFalse();
                assertThat(read.thisUpdate()).isEqualTo(said.thisUpdate());
                assertThat(read.nextUpdate()).isEqualTo(said.nextUpdate());
            } catch (GatewayException expected) {
                assertThat(expected.code()).isEqualTo(ErrorCode.OPEN_REVOCATION_UNKNOWN);
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(good.length * Byte.SIZE * 9 / 10);
    }

    @Test
    void asksOnlyTheAuthorityThatIssued() {
        assertRefused(
                ErrorCode.OPEN_REVOCATION_UNKNOWN, "ocsp-issuer", () -> OcspQuestion.about(leaf, root.certificate()));
    }

    /** The outside judge answers, and what it answers is read. */
    @Test
    void understandsTheResponderOfOpenssl(@TempDir Path folder) throws Exception {
        KeyFiles.writePem(folder.resolve("ca.pem"), List.of(authority.certificate()));
        KeyFiles.writePrivateKey(folder.resolve("ca.key.pem"), authority.key(), "p".toCharArray());
        Files.writeString(
                folder.resolve("index.txt"),
                "R\t280101000000Z\t261101000000Z,superseded\t"
                        + leaf.getSerialNumber().toString(16).toUpperCase(java.util.Locale.ROOT)
                        + "\tunknown\t/CN=leaf\n");
        Files.write(folder.resolve("request.der"), question.request());
        OpenSsl.Result result = OpenSsl.run(
                folder,
                "ocsp",
                "-index",
                "index.txt",
                "-CA",
                "ca.pem",
                "-rsigner",
                "ca.pem",
                "-rkey",
                "ca.key.pem",
                "-passin",
                "pass:p",
                "-reqin",
                "request.der",
                "-respout",
                "response.der",
                "-ndays",
                "1");
        assertThat(result.status()).as(result.output()).isZero();

        OcspAnswer answer = question.read(
                Files.readAllBytes(folder.resolve("response.der")),
                java.time.Clock.systemUTC().instant());

        assertThat(answer.isRevoked()).isTrue();
    }

    private void refuse(String rule, TestResponder wrong, CertificateStatus status) {
        assertRefused(
                ErrorCode.OPEN_REVOCATION_UNKNOWN,
                rule,
                () -> question.read(wrong.answer(question.request(), status), NOW));
    }

    private static X509Certificate leaf(TestAuthority issuer) {
        return issuer.issue(
                "leaf", TestAuthority.ellipticCurve().getPublic(), KeyUsage.digitalSignature, Optional.empty());
    }
}
