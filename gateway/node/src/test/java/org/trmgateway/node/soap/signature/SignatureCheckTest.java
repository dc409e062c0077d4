package org.trmgateway.node.soap.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.wss4j.dom.WSConstants;
import org.apache.wss4j.dom.message.WSSecSignature;
import org.apache.xml.security.algorithms.JCEMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.seal.TrustAnchors;
import org.w3c.dom.Document;

class SignatureCheckTest {

    static final String ENVELOPE = "<s:Envelope xmlns:s=\"" + Names.SOAP + "\"><s:Body>"
            + "<Submit xmlns=\"urn:trmgateway:submission:1\"><IdempotencyKey>k</IdempotencyKey><Document>QUJD</Document></Submit>"
            + "</s:Body></s:Envelope>";

    private static final String MORE = "http://www.w3.org/2001/04/xmldsig-more#";
    private static final Clock CLOCK = SigningAuthority.CLOCK;
    private static final SigningAuthority AUTHORITY = new SigningAuthority("root");
    private static final SigningSystem SYSTEM = AUTHORITY.system();

    private final SignatureCheck check = check(SYSTEM);

    @Test
    void takesBodyAndTimestampUnderTheRegisteredCertificate() {
        SigningSystem rsa = AUTHORITY.rsa();

        assertThatCode(() -> check.require(sent(SYSTEM.sign(ENVELOPE)))).doesNotThrowAnyException();
        assertThatCode(() -> check(rsa).require(sent(rsa.sign(ENVELOPE)))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                WSConstants.BST_DIRECT_REFERENCE,
                WSConstants.ISSUER_SERIAL,
                WSConstants.SKI_KEY_IDENTIFIER,
                WSConstants.THUMBPRINT_IDENTIFIER
            })
    void takesEveryWayToNameTheCertificate(int way) {
        Document request = SYSTEM.sign(ENVELOPE, signature -> signature.setKeyIdentifierType(way));

        assertThatCode(() -> check.require(sent(request))).doesNotThrowAnyException();
    }

    @Test
    void takesARequestOnce() {
        String request = SigningSystem.text(SYSTEM.sign(ENVELOPE));

        check.require(SigningSystem.parse(request));

        assertRefused(SigningSystem.parse(request), "replayed");
        assertRefused(SigningSystem.parse(EcdsaTwin.of(request)), "replayed");
    }

    @Test
    void takesTheSameBodySignedAnew() {
        check.require(sent(SYSTEM.sign(ENVELOPE)));
        SigningSystem later = SYSTEM.at(Clock.offset(CLOCK, Duration.ofSeconds(1)));

        assertThatCode(() -> check.require(sent(later.sign(ENVELOPE)))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"-301, timestamp-age", "61, timestamp-age", "-121, timestamp-expired"})
    void refusesATimestampThatIsNotOfNow(int seconds, String rule) {
        SigningSystem atAnotherTime = SYSTEM.at(Clock.offset(CLOCK, Duration.ofSeconds(seconds)));

        assertRefused(sent(atAnotherTime.sign(ENVELOPE)), rule);
    }

    @ParameterizedTest
    @ValueSource(ints = {-119, 60})
    void takesATimestampOfNowByAClockThatIsALittleOff(int seconds) {
        SigningSystem atAnotherTime = SYSTEM.at(Clock.offset(CLOCK, Duration.ofSeconds(seconds)));

        assertThatCode(() -> check.require(sent(atAnotherTime.sign(ENVELOPE)))).doesNotThrowAnyException();
    }

    @Test
    void refusesWhatIsNotSigned() {
        assertRefused(SigningSystem.parse(ENVELOPE), "signature-missing");
        assertRefused(without("Body"), "body-unsigned");
        assertRefused(without("Timestamp"), "timestamp-unsigned");
        Document noTimestamp = without("Timestamp");
        Tampering.remove(Tampering.only(noTimestamp, "Timestamp"));
        assertRefused(noTimestamp, "timestamp-missing");
    }

    @Test
    void refusesWhatWasChangedAfterwards() {
        String request = SigningSystem.text(SYSTEM.sign(ENVELOPE));

        assertRefused(SigningSystem.parse(request.replace("QUJD", "QUJE")), "signature-value");
        assertRefused(SigningSystem.parse(request.replace("10:02:00", "10:03:00")), "signature-value");
    }

    @Test
    void refusesEveryOtherCertificate() {
        assertRefused(sent(AUTHORITY.system().sign(ENVELOPE)), "certificate");
        assertRefused(sent(new SigningAuthority("root").system().sign(ENVELOPE)), "certificate");
        SigningSystem borrowed = new SigningSystem(AUTHORITY.system().key(), SYSTEM.certificate(), CLOCK);
        assertRefused(sent(borrowed.sign(ENVELOPE)), "signature-value");
    }

    @Test
    void refusesItsOwnCertificateWhenThatIsNotTrustedAnyMore() {
        SigningSystem expired = AUTHORITY.expired();
        TrustAnchors revoked = AUTHORITY.anchors(SYSTEM.certificate());
        SigningSystem stranger = new SigningAuthority("stranger").system();

        assertThat(refusal(check(expired), sent(expired.sign(ENVELOPE))).code())
                .isEqualTo(ErrorCode.INTAKE_CERTIFICATE_EXPIRED);
        assertThat(refusal(check(SYSTEM, revoked), sent(SYSTEM.sign(ENVELOPE))).code())
                .isEqualTo(ErrorCode.INTAKE_CERTIFICATE_REVOKED);
        assertThat(refusal(check(stranger), sent(stranger.sign(ENVELOPE))).code())
                .isEqualTo(ErrorCode.INTAKE_CERTIFICATE_UNTRUSTED);
    }

    static List<Arguments> otherAlgorithms() {
        Map<String, Consumer<WSSecSignature>> changes = Map.of(
                "ECDSA with SHA-1", signature -> signature.setSignatureAlgorithm(MORE + "ecdsa-sha1"),
                "ECDSA with SHA-512", signature -> signature.setSignatureAlgorithm(MORE + "ecdsa-sha512"),
                "SHA-1 digests", signature -> signature.setDigestAlgo(WSConstants.SHA1),
                "inclusive", signature -> signature.setSigCanonicalization(WSConstants.C14N_OMIT_COMMENTS),
                "with comments", signature -> signature.setSigCanonicalization(WSConstants.C14N_EXCL_WITH_COMMENTS),
                "HMAC with the public key", SignatureCheckTest::withThePublicKey);
        return changes.entrySet().stream()
                .<Arguments>map(change -> Arguments.argumentSet(change.getKey(), change.getValue()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("otherAlgorithms")
    void refusesEveryOtherAlgorithm(Consumer<WSSecSignature> change) {
        assertRefused(sent(SYSTEM.sign(ENVELOPE, change)), "signature-algorithm");
    }

    @Test
    void refusesOtherAlgorithmsOfRsa() {
        SigningSystem rsa = AUTHORITY.rsa();
        for (String method : List.of(WSConstants.RSA_SHA1, "http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1")) {
            Document request = rsa.sign(ENVELOPE, signature -> signature.setSignatureAlgorithm(method));

            assertThat(refusal(check(rsa), sent(request)).detail()).isEqualTo(Detail.rule("signature-algorithm"));
        }
    }

    private static void withThePublicKey(WSSecSignature signature) {
        JCEMapper.registerDefaultAlgorithms();
        signature.setSignatureAlgorithm(WSConstants.HMAC_SHA256);
        signature.setSecretKey(SYSTEM.certificate().getPublicKey().getEncoded());
    }

    private static Document without(String part) {
        return sent(SYSTEM.sign(
                ENVELOPE, signature -> signature.getParts().removeIf(signed -> part.equals(signed.getName()))));
    }

    /** As it is after the way over the line. */
    private static Document sent(Document request) {
        return SigningSystem.parse(SigningSystem.text(request));
    }

    private void assertRefused(Document request, String rule) {
        GatewayException refusal = refusal(check, request);
        assertThat(refusal.code()).isEqualTo(ErrorCode.INTAKE_SIGNATURE_INVALID);
        assertThat(refusal.detail()).isEqualTo(Detail.rule(rule));
    }

    private static GatewayException refusal(SignatureCheck check, Document request) {
        return catchThrowableOfType(GatewayException.class, () -> check.require(request));
    }

    private static SignatureCheck check(SigningSystem system) {
        return check(system, AUTHORITY.anchors());
    }

    private static SignatureCheck check(SigningSystem system, TrustAnchors anchors) {
        X509Certificate certificate = system.certificate();
        return new SignatureCheck(new SystemSigner(certificate, List.of()), anchors, CLOCK);
    }
}
