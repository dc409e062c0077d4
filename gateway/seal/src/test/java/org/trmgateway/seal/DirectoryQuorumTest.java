package org.trmgateway.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trmgateway.seal.Refusals.assertRefused;
import static org.trmgateway.seal.TestFederation.CLOCK;
import static org.trmgateway.seal.TestFederation.NOW;

import java.security.KeyPair;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import org.trmgateway.referral.ErrorCode;

/** How many have to sign, and who does not count. */
class DirectoryQuorumTest {

    private static final TestFederation FEDERATION = new TestFederation();
    private static final SigningIdentity ONE = FEDERATION.directoryAuthorities.get(0);
    private static final SigningIdentity TWO = FEDERATION.directoryAuthorities.get(1);
    private static final SigningIdentity THREE = FEDERATION.directoryAuthorities.get(2);

    @Test
    void takesTwoOfThreeInAnyOrderAndAllThree() {
        for (List<SigningIdentity> signers :
                List.of(List.of(ONE, TWO), List.of(THREE, ONE), List.of(TWO, THREE, ONE))) {
            assertThat(open(signedBy(signers)).version()).isEqualTo(7);
        }
    }

    @Test
    void refusesOneAloneUnlessOneIsEnough() {
        byte[] signed = signedBy(List.of(ONE));
        assertRefused(ErrorCode.OPEN_DIRECTORY_INVALID, "quorum", () -> open(signed));
        assertRefused(
                ErrorCode.OPEN_DIRECTORY_INVALID,
                "quorum",
                () -> Directory.open(signedBy(List.of(ONE, TWO)), FEDERATION.anchors, 3, CLOCK));
        assertThat(Directory.open(signed, FEDERATION.anchors, 1, CLOCK).version())
                .isEqualTo(7);
    }

    @Test
    void refusesTheSameAuthorityTwice() {
        assertRefused(ErrorCode.OPEN_DIRECTORY_INVALID, "authority-twice", () -> open(signedBy(List.of(ONE, ONE))));
        SigningIdentity newKeysOldName = FEDERATION.authority(1);
        assertRefused(
                ErrorCode.OPEN_DIRECTORY_INVALID,
                "authority-twice",
                () -> open(signedBy(List.of(ONE, newKeysOldName))));
        assertRefused(
                ErrorCode.OPEN_DIRECTORY_INVALID,
                "authority-twice",
                () -> open(signedBy(List.of(ONE, TWO, newKeysOldName))));
    }

    @Test
    void refusesOneKeyUnderTwoNames() {
        KeyPair classical = TestAuthority.ellipticCurve();
        assertRefused(
                ErrorCode.OPEN_DIRECTORY_INVALID,
                "authority-twice",
                () -> open(
                        signedBy(List.of(named("first", "first", classical), named("second", "second", classical)))));
    }

    @Test
    void refusesTwoHalvesOfDifferentAuthorities() {
        assertRefused(
                ErrorCode.OPEN_DIRECTORY_INVALID,
                "authority-pair",
                () -> open(signedBy(List.of(ONE, named("first", "second", TestAuthority.ellipticCurve())))));
    }

    @Test
    void refusesAStrangerBesideEnoughAuthorities() {
        SigningIdentity party = FEDERATION.keysOf(TestFederation.GATEWAY).signing();
        assertRefused(
                ErrorCode.OPEN_DIRECTORY_INVALID,
                "certificate-purpose",
                () -> open(signedBy(List.of(ONE, TWO, party))));
        SigningIdentity stranger = new TestFederation().directoryAuthority;
        assertRefused(ErrorCode.OPEN_DIRECTORY_INVALID, () -> open(signedBy(List.of(ONE, TWO, stranger))));
    }

    @Test
    void refusesARevokedOrExpiredAuthorityBesideEnoughOthers() {
        TrustAnchors anchors = FEDERATION.anchorsWith(
                FEDERATION.authority.revocationList(Map.of(THREE.classical().certificate(), 1), TestAuthority.FROM));
        byte[] signed = signedBy(List.of(ONE, TWO, THREE));
        assertRefused(ErrorCode.OPEN_DIRECTORY_INVALID, "revoked", () -> Directory.open(signed, anchors, CLOCK));
        SigningIdentity expired = FEDERATION.signing(
                "directory authority 4",
                Optional.of(TrustPurpose.Usage.DIRECTORY_SIGNING),
                NOW.minus(Duration.ofHours(1)));
        assertRefused(
                ErrorCode.OPEN_DIRECTORY_INVALID, "certificate-path", () -> open(signedBy(List.of(ONE, TWO, expired))));
    }

    @Test
    void refusesASignatureTakenFromAnotherDirectory() {
        SequencedMap<String, byte[]> own = entries(signedBy(List.of(ONE, TWO)));
        SequencedMap<String, byte[]> other =
                entries(Directory.sign(FEDERATION.content.next(FEDERATION.content.issued()), ONE, TWO));
        SignaturePlace second = new SignaturePlace(2);
        for (List<String> taken : List.of(
                List.of(second.signature()),
                List.of(second.signature(), second.manifest()),
                List.of(second.postQuantumSignature()),
                List.of(second.postQuantumSignature(), second.postQuantumManifest()),
                List.of(
                        second.postQuantumSignature(),
                        second.postQuantumManifest(),
                        second.signature(),
                        second.manifest()))) {
            SequencedMap<String, byte[]> mixed = new LinkedHashMap<>(own);
            taken.forEach(name -> mixed.put(name, other.get(name)));
            assertRefused(ErrorCode.OPEN_DIRECTORY_INVALID, () -> open(StoredZip.write(mixed)));
        }
    }

    @Test
    void refusesSignaturesOfTwoAuthoritiesThatChangedPlaces() {
        SequencedMap<String, byte[]> entries = entries(signedBy(List.of(ONE, TWO)));
        SignaturePlace first = SignaturePlace.FIRST;
        SignaturePlace second = first.next();
        SequencedMap<String, byte[]> swapped = new LinkedHashMap<>(entries);
        swapped.put(first.signature(), entries.get(second.signature()));
        swapped.put(second.signature(), entries.get(first.signature()));
        assertRefused(ErrorCode.OPEN_DIRECTORY_INVALID, () -> open(StoredZip.write(swapped)));
    }

    @Test
    void refusesEachEntryOfASignerMissingOrAltered() {
        SequencedMap<String, byte[]> entries = entries(signedBy(List.of(ONE, TWO)));
        for (String name : entries.keySet()) {
            SequencedMap<String, byte[]> missing = new LinkedHashMap<>(entries);
            missing.remove(name);
            assertRefused(ErrorCode.OPEN_DIRECTORY_INVALID, () -> open(StoredZip.write(missing)));
            byte[] content = entries.get(name);
            for (int place = 0; place < content.length; place += 61) {
                byte[] flipped = content.clone();
                flipped[place] ^= 4;
                SequencedMap<String, byte[]> altered = new LinkedHashMap<>(entries);
                altered.put(name, flipped);
                assertRefused(ErrorCode.OPEN_DIRECTORY_INVALID, () -> open(StoredZip.write(altered)));
            }
        }
    }

    @Test
    void letsEachAuthoritySignAtItsOwnDesk() {
        byte[] first =
                UnverifiedDirectory.read(DirectoryXml.write(FEDERATION.content)).sign(TWO, NOW);
        UnverifiedDirectory received = UnverifiedDirectory.read(first);
        assertThat(received.claimedSigners()).containsExactly(TWO.classical().certificate());
        byte[] second = received.requireCurrent(NOW).sign(THREE, NOW.plus(Duration.ofDays(1)));
        assertThat(open(second).sha256()).isEqualTo(received.sha256()).isEqualTo(FEDERATION.directory.sha256());
        assertThat(UnverifiedDirectory.read(second).claimedSigners())
                .containsExactly(
                        TWO.classical().certificate(), THREE.classical().certificate());
    }

    @Test
    void hasRoomForNineSignersAndNoMore() {
        byte[] container = signedBy(List.of(ONE));
        for (int signer = 2; signer <= SignaturePlace.LAST; signer++) {
            container = UnverifiedDirectory.read(container).sign(FEDERATION.authority(signer), NOW);
        }
        byte[] full = container;
        assertThat(Directory.open(full, FEDERATION.anchors, SignaturePlace.LAST, CLOCK)
                        .version())
                .isEqualTo(7);
        assertRefused(
                ErrorCode.SEAL_FAILED,
                "signers",
                () -> UnverifiedDirectory.read(full).sign(TWO, NOW));
    }

    @Test
    void messagesAndReceiptsHaveOneSigner() {
        byte[] two = signedBy(List.of(ONE, TWO));
        assertRefused(ErrorCode.OPEN_CONTAINER_MALFORMED, "one-signer", () -> UnverifiedContainer.read(two));
        assertRefused(
                ErrorCode.OPEN_CONTAINER_MALFORMED,
                "one-signer",
                () -> UnverifiedContainer.readCosigned(two).verify(Suite.S2, ONE.classical(), ONE.postQuantum()));
    }

    private static SigningIdentity named(String classicalName, String postQuantumName, KeyPair classical) {
        KeyPair postQuantum = TestAuthority.postQuantum("ML-DSA-65");
        Optional<String> usage = Optional.of(TrustPurpose.Usage.DIRECTORY_SIGNING);
        TestAuthority authority = FEDERATION.authority;
        return SigningIdentity.of(
                classical.getPrivate(),
                authority.chain(
                        authority.issue(classicalName, classical.getPublic(), KeyUsage.digitalSignature, usage)),
                postQuantum.getPrivate(),
                authority.chain(
                        authority.issue(postQuantumName, postQuantum.getPublic(), KeyUsage.digitalSignature, usage)));
    }

    private static byte[] signedBy(List<SigningIdentity> signers) {
        return Directory.sign(FEDERATION.content, signers.toArray(SigningIdentity[]::new));
    }

    private static SequencedMap<String, byte[]> entries(byte[] container) {
        return StoredZip.read(container);
    }

    private static Directory open(byte[] signed) {
        return Directory.open(signed, FEDERATION.anchors, CLOCK);
    }
}
