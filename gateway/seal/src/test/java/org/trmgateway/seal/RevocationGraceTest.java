package org.trmgateway.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trmgateway.seal.Refusals.assertRefused;

import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.junit.jupiter.api.Test;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.seal.RevocationStanding.Freshness;

class RevocationGraceTest {

    private static final Duration GRACE = Duration.ofHours(24);
    private static final Instant NOW = TestFederation.NOW;
    /** When the authority's list runs out. */
    private static final Instant END = NOW.plusSeconds(3600).truncatedTo(java.time.temporal.ChronoUnit.SECONDS);

    private final TestAuthority root = TestAuthority.root("root");
    private final TestAuthority authority = root.child("authority");
    private final X509Certificate signer = issue(Optional.empty());
    private final X509Certificate revoked = issue(Optional.empty());
    private final X509Certificate director = issue(Optional.of(TrustPurpose.Usage.DIRECTORY_SIGNING));
    private final X509Certificate client = issue(Optional.of(TrustPurpose.Usage.CLIENT_AUTHENTICATION));
    private final TrustAnchors anchors = TrustAnchors.of(
            List.of(root.certificate()),
            List.of(authority.certificate()),
            List.of(root.emptyRevocationList(), list(Map.of(revoked, CRLReason.superseded), NOW.minusSeconds(60), END)),
            GRACE);

    @Test
    void trustsForAWhileAfterTheListRanOut() {
        require(signer, END.minusMillis(1), TrustPurpose.SIGNER);
        require(signer, END, TrustPurpose.SIGNER);
        require(signer, END.plus(GRACE).minusMillis(1), TrustPurpose.SIGNER);
        assertRefused(
                ErrorCode.OPEN_REVOCATION_UNKNOWN,
                "revocation-list-stale",
                () -> require(signer, END.plus(GRACE), TrustPurpose.SIGNER));
    }

    @Test
    void neverRemembersAnAnswerPastTheEndOfTheGrace() {
        Instant last = END.plus(GRACE).minusSeconds(1);
        require(signer, last, TrustPurpose.SIGNER);
        assertRefused(
                ErrorCode.OPEN_REVOCATION_UNKNOWN, () -> require(signer, last.plusSeconds(1), TrustPurpose.SIGNER));
    }

    @Test
    void forgetsNoRevocationInTheGraceOrAfterIt() {
        assertRefused(ErrorCode.OPEN_SIGNER_REVOKED, () -> require(revoked, END, TrustPurpose.SIGNER));
        assertRefused(ErrorCode.OPEN_SIGNER_REVOKED, () -> require(revoked, END.plus(GRACE), TrustPurpose.SIGNER));
    }

    @Test
    void givesDirectoryAuthoritiesNoGrace() {
        require(director, END.minusMillis(1), TrustPurpose.DIRECTORY);
        assertRefused(ErrorCode.OPEN_DIRECTORY_INVALID, () -> require(director, END, TrustPurpose.DIRECTORY));
    }

    @Test
    void blamesNobodyAtTheDoorForOurOldLists() {
        require(client, END, TrustPurpose.CLIENT);
        assertRefused(ErrorCode.INTAKE_UNAVAILABLE, () -> require(client, END.plus(GRACE), TrustPurpose.CLIENT));
        assertRefused(ErrorCode.RECEIVE_UNAVAILABLE, () -> require(client, END.plus(GRACE), TrustPurpose.PEER));
    }

    @Test
    void aFreshAnswerAboutTheCertificateStandsInForTheList() {
        Instant late = END.plus(GRACE).plusSeconds(5);
        answer(signer, CertificateStatus.GOOD, late, late.plusSeconds(600));

        require(signer, late, TrustPurpose.SIGNER);
        assertThat(standing(List.of(signer), late)).isEqualTo(Freshness.CURRENT);
        assertThat(standing(List.of(signer, client), late)).isEqualTo(Freshness.UNKNOWN);
        assertRefused(ErrorCode.INTAKE_UNAVAILABLE, () -> require(client, late, TrustPurpose.CLIENT));
    }

    @Test
    void revokedByEitherIsRevoked() {
        answer(revoked, CertificateStatus.GOOD, NOW, NOW.plusSeconds(600));
        assertRefused(ErrorCode.OPEN_SIGNER_REVOKED, () -> require(revoked, NOW, TrustPurpose.SIGNER));
        require(signer, NOW, TrustPurpose.SIGNER);
        answer(signer, revokedAt(NOW.minusSeconds(5), CRLReason.superseded), NOW, NOW.plusSeconds(600));
        assertRefused(ErrorCode.OPEN_SIGNER_REVOKED, () -> require(signer, NOW, TrustPurpose.SIGNER));
    }

    @Test
    void believesWhatWasSignedBeforeARevocationUnlessTheKeyWasStolen() {
        answer(signer, revokedAt(NOW, CRLReason.superseded), NOW, NOW.plusSeconds(600));
        require(signer, NOW.minusSeconds(5), TrustPurpose.SIGNER);
        answer(client, revokedAt(NOW, CRLReason.keyCompromise), NOW, NOW.plusSeconds(600));
        assertRefused(
                ErrorCode.INTAKE_CERTIFICATE_REVOKED, () -> require(client, NOW.minusSeconds(5), TrustPurpose.CLIENT));
    }

    @Test
    void aRevocationIsNotTakenBackByAnOlderAnswer() {
        answer(signer, revokedAt(NOW.minusSeconds(50), CRLReason.superseded), NOW, NOW.plusSeconds(600));
        answer(signer, CertificateStatus.GOOD, NOW.minusSeconds(60), NOW.plusSeconds(600));
        assertRefused(ErrorCode.OPEN_SIGNER_REVOKED, () -> require(signer, NOW, TrustPurpose.SIGNER));
    }

    @Test
    void takesNoOlderList() {
        X509CRL before = list(Map.of(), NOW.minusSeconds(120), END);

        assertThat(anchors.replaceRevocationLists(List.of(before)))
                .containsExactly(authority.certificate().getSubjectX500Principal());
        assertRefused(ErrorCode.OPEN_SIGNER_REVOKED, () -> require(revoked, NOW, TrustPurpose.SIGNER));
    }

    @Test
    void takesNothingOfAFileWithAListOfSomebodyElse() {
        X509CRL newer = list(Map.of(signer, CRLReason.superseded), NOW.minusSeconds(30), END);
        X509CRL forged = TestAuthority.root("root").child("authority").emptyRevocationList();

        assertRefused(
                ErrorCode.OPEN_SIGNER_UNTRUSTED,
                "revocation-list-signature",
                () -> anchors.replaceRevocationLists(List.of(newer, forged)));
        require(signer, NOW, TrustPurpose.SIGNER);
    }

    @Test
    void tellsHowEachAuthorityStands() {
        assertThat(standing(List.of(signer), NOW)).isEqualTo(Freshness.CURRENT);
        assertThat(standing(List.of(signer), END)).isEqualTo(Freshness.GRACE);
        assertThat(standing(List.of(), END)).isEqualTo(Freshness.GRACE);
        assertThat(standing(List.of(signer), END.plus(GRACE))).isEqualTo(Freshness.UNKNOWN);
        anchors.replaceRevocationLists(
                List.of(list(Map.of(), END, END.plus(GRACE).plus(GRACE))));
        assertThat(standing(List.of(signer), END.plus(GRACE))).isEqualTo(Freshness.CURRENT);
    }

    private Freshness standing(List<X509Certificate> certificates, Instant now) {
        return anchors.standings(certificates, now).stream()
                .filter(one -> one.authority().equals(authority.certificate().getSubjectX500Principal()))
                .findFirst()
                .orElseThrow()
                .freshness();
    }

    private void answer(X509Certificate about, CertificateStatus status, Instant from, Instant until) {
        OcspQuestion question = OcspQuestion.about(about, authority.certificate());
        TestResponder responder = TestResponder.of(authority, from).between(from, until);
        anchors.add(question.read(responder.answer(question.request(), status), from));
    }

    private static RevokedStatus revokedAt(Instant at, int reason) {
        return new RevokedStatus(Date.from(at), reason);
    }

    private void require(X509Certificate certificate, Instant at, TrustPurpose purpose) {
        assertThat(anchors.requireTrusted(certificate, List.of(), at, purpose)).isSameAs(certificate);
    }

    private X509CRL list(Map<X509Certificate, Integer> entries, Instant from, Instant until) {
        return authority.revocationList(entries, NOW.minusSeconds(300), from, until);
    }

    private X509Certificate issue(Optional<String> usage) {
        return authority.issue("leaf", TestAuthority.ellipticCurve().getPublic(), KeyUsage.digitalSignature, usage);
    }
}
