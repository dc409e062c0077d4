package org.trmgateway.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trmgateway.seal.Refusals.assertRefused;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import org.trmgateway.referral.ErrorCode;

class TrustAnchorsTest {

    private static final Instant NOW = TestFederation.NOW;
    private static final int SUPERSEDED = 4;

    private final TestAuthority root = TestAuthority.root("root");
    private final TestAuthority authority = root.child("authority");
    private final X509Certificate client = client(authority, TestAuthority.UNTIL);
    private final TrustAnchors anchors = anchors(Map.of());

    @Test
    void trustsCertificateUnderTheRoot() {
        assertThat(anchors.requireTrusted(client, List.of(), NOW, TrustPurpose.CLIENT))
                .isSameAs(client);
        anchors.requireTrusted(client, authority.chain(client), NOW, TrustPurpose.PEER);
    }

    @Test
    void tellsExpiredRevokedAndUntrustedApartForEachPurpose() {
        X509Certificate expired = client(authority, NOW.minusSeconds(1));
        assertRefused(ErrorCode.INTAKE_CERTIFICATE_EXPIRED, () -> require(anchors, expired, TrustPurpose.CLIENT));
        assertRefused(ErrorCode.OPEN_SIGNER_EXPIRED, () -> require(anchors, expired, TrustPurpose.SIGNER));
        assertRefused(ErrorCode.RECEIVE_PEER_UNKNOWN, () -> require(anchors, expired, TrustPurpose.PEER));
        TrustAnchors revoking = anchors(Map.of(client, SUPERSEDED));
        assertRefused(ErrorCode.INTAKE_CERTIFICATE_REVOKED, () -> require(revoking, client, TrustPurpose.CLIENT));
        assertRefused(ErrorCode.OPEN_SIGNER_REVOKED, () -> require(revoking, client, TrustPurpose.SIGNER));
        X509Certificate strange = client(TestAuthority.root("stranger"), TestAuthority.UNTIL);
        assertRefused(ErrorCode.INTAKE_CERTIFICATE_UNTRUSTED, () -> require(anchors, strange, TrustPurpose.CLIENT));
        assertRefused(ErrorCode.OPEN_SIGNER_UNTRUSTED, () -> require(anchors, strange, TrustPurpose.SIGNER));
    }

    @Test
    void refusesAuthorityThatOnlyHasTheRightName() {
        TestAuthority impostor = TestAuthority.root("root").child("authority");
        X509Certificate forged = client(impostor, TestAuthority.UNTIL);
        assertRefused(
                ErrorCode.INTAKE_CERTIFICATE_UNTRUSTED,
                () -> anchors.requireTrusted(forged, impostor.chain(forged), NOW, TrustPurpose.CLIENT));
    }

    @Test
    void refusesCertificateForAnotherPurpose() {
        X509Certificate signing = authority.issue(
                "signing", TestAuthority.ellipticCurve().getPublic(), KeyUsage.digitalSignature, Optional.empty());
        require(anchors, signing, TrustPurpose.SIGNER);
        assertRefused(ErrorCode.INTAKE_CERTIFICATE_UNTRUSTED, () -> require(anchors, signing, TrustPurpose.CLIENT));
        assertRefused(ErrorCode.OPEN_DIRECTORY_INVALID, () -> require(anchors, signing, TrustPurpose.DIRECTORY));
        assertRefused(ErrorCode.SEAL_KEY_UNAVAILABLE, () -> require(anchors, signing, TrustPurpose.RECIPIENT));
        assertRefused(
                ErrorCode.OPEN_SIGNER_UNTRUSTED, () -> require(anchors, authority.certificate(), TrustPurpose.SIGNER));
    }

    @Test
    void refusesWhenTheAuthorityItselfIsRevoked() {
        TrustAnchors revoking = TrustAnchors.of(
                List.of(root.certificate()),
                List.of(authority.certificate()),
                List.of(
                        root.revocationList(Map.of(authority.certificate(), SUPERSEDED), TestAuthority.FROM),
                        authority.emptyRevocationList()));
        assertRefused(ErrorCode.INTAKE_CERTIFICATE_REVOKED, () -> require(revoking, client, TrustPurpose.CLIENT));
    }

    @Test
    void refusesWithoutRevocationList() {
        TrustAnchors silent = TrustAnchors.of(
                List.of(root.certificate()), List.of(authority.certificate()), List.of(root.emptyRevocationList()));
        assertRefused(
                ErrorCode.INTAKE_CERTIFICATE_UNTRUSTED,
                "revocation-list-missing",
                () -> require(silent, client, TrustPurpose.CLIENT));
    }

    @Test
    void refusesRevocationListOfSomebodyElse() {
        TestAuthority impostor = TestAuthority.root("root").child("authority");
        assertRefused(
                ErrorCode.OPEN_SIGNER_UNTRUSTED,
                "revocation-list-signature",
                () -> anchors.replaceRevocationLists(
                        List.of(root.emptyRevocationList(), impostor.emptyRevocationList())));
    }

    @Test
    void takesNewRevocationListIntoForceAtOnce() {
        require(anchors, client, TrustPurpose.CLIENT);
        anchors.replaceRevocationLists(List.of(
                root.emptyRevocationList(), authority.revocationList(Map.of(client, SUPERSEDED), NOW.minusSeconds(5))));
        assertRefused(ErrorCode.INTAKE_CERTIFICATE_REVOKED, () -> require(anchors, client, TrustPurpose.CLIENT));
    }

    @Test
    void neverRemembersAnAnswerPastTheEndOfTheCertificate() {
        X509Certificate ending = client(authority, NOW.plusSeconds(10));
        require(anchors, ending, TrustPurpose.CLIENT);
        assertRefused(
                ErrorCode.INTAKE_CERTIFICATE_EXPIRED,
                () -> anchors.requireTrusted(ending, List.of(), NOW.plusSeconds(11), TrustPurpose.CLIENT));
    }

    @Test
    void neverAnswersForAnEarlierInstantFromMemory() {
        require(anchors, client, TrustPurpose.CLIENT);
        assertRefused(
                ErrorCode.INTAKE_CERTIFICATE_EXPIRED,
                () -> anchors.requireTrusted(
                        client, List.of(), TestAuthority.FROM.minusSeconds(1), TrustPurpose.CLIENT));
    }

    private TrustAnchors anchors(Map<X509Certificate, Integer> revoked) {
        return TrustAnchors.of(
                List.of(root.certificate()),
                List.of(authority.certificate()),
                List.of(root.emptyRevocationList(), authority.revocationList(revoked, NOW.minusSeconds(60))));
    }

    private static void require(TrustAnchors anchors, X509Certificate certificate, TrustPurpose purpose) {
        assertThat(anchors.requireTrusted(certificate, List.of(), NOW, purpose)).isSameAs(certificate);
    }

    private static X509Certificate client(TestAuthority issuer, Instant until) {
        return issuer.issue(
                "client",
                TestAuthority.ellipticCurve().getPublic(),
                KeyUsage.digitalSignature,
                Optional.of(TrustPurpose.Usage.CLIENT_AUTHENTICATION),
                until);
    }
}
