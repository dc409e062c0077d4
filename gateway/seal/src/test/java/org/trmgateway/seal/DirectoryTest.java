package org.trmgateway.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trmgateway.seal.Refusals.assertRefused;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.PartyId;

class DirectoryTest {

    private static final TestFederation FEDERATION = new TestFederation();

    @Test
    void findsPartiesAndNodes() {
        Directory directory = FEDERATION.directory;
        assertThat(directory.version()).isEqualTo(7);
        assertThat(FEDERATION.party(TestFederation.SENDER).languages()).containsExactly("en", "pl");
        DirectoryNode node = directory.node(new NodeId("by"), ErrorCode.RECEIVE_PEER_UNKNOWN);
        assertThat(directory.nodeOfTlsCertificate(node.tlsCertificate(), ErrorCode.RECEIVE_PEER_UNKNOWN))
                .isEqualTo(node);
        assertThat(directory.partiesOf(node.id()))
                .extracting(DirectoryParty::id)
                .containsExactly(TestFederation.RECIPIENT, TestFederation.BYSTANDER, TestFederation.GATEWAY);
        assertThat(directory.parties()).containsExactlyElementsOf(FEDERATION.content.parties());
    }

    @Test
    void refusesTheUnknownWithTheCallersCode() {
        Directory directory = FEDERATION.directory;
        assertRefused(
                ErrorCode.ADMIT_RECIPIENT_UNKNOWN,
                () -> directory.party(new PartyId("xx-nobody"), ErrorCode.ADMIT_RECIPIENT_UNKNOWN));
        assertRefused(
                ErrorCode.OPEN_SIGNER_UNKNOWN,
                () -> directory.party(new PartyId("xx-nobody"), ErrorCode.OPEN_SIGNER_UNKNOWN));
        assertRefused(
                ErrorCode.RECEIVE_PEER_UNKNOWN,
                () -> directory.nodeOfTlsCertificate(FEDERATION.root.certificate(), ErrorCode.RECEIVE_PEER_UNKNOWN));
    }

    @Test
    void refusesEverySampledBitFlip() {
        byte[] signed = FEDERATION.sign(FEDERATION.content);
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(5);
        for (int i = 0; i < 400; i++) {
            byte[] flipped = signed.clone();
            int bit = random.nextInt(signed.length * 8);
            flipped[bit / 8] ^= (byte) (1 << (bit % 8));
            assertRefused(ErrorCode.OPEN_DIRECTORY_INVALID, () -> open(flipped));
        }
    }

    @Test
    void refusesDirectorySignedByAPartyThatIsNoDirectoryAuthority() {
        byte[] signed = Directory.sign(
                FEDERATION.content, FEDERATION.keysOf(TestFederation.GATEWAY).signing());
        assertRefused(ErrorCode.OPEN_DIRECTORY_INVALID, "certificate-purpose", () -> open(signed));
    }

    @Test
    void refusesDirectoryWhoseAuthorityIsRevoked() {
        byte[] signed = FEDERATION.sign(FEDERATION.content);
        TrustAnchors anchors = FEDERATION.anchorsWith(FEDERATION.authority.revocationList(
                Map.of(FEDERATION.directoryAuthority.postQuantum().certificate(), 1), TestAuthority.FROM));
        assertRefused(
                ErrorCode.OPEN_DIRECTORY_INVALID,
                "revoked",
                () -> Directory.open(signed, anchors, TestFederation.CLOCK));
    }

    @Test
    void refusesStaleDirectoryWhenOpenedAndWhenAsked() {
        byte[] signed = FEDERATION.sign(FEDERATION.content);
        Instant expires = FEDERATION.content.expires();
        assertRefused(
                ErrorCode.OPEN_DIRECTORY_STALE,
                () -> Directory.open(signed, FEDERATION.anchors, Clock.fixed(expires, ZoneOffset.UTC)));
        SettableClock clock = new SettableClock(TestFederation.NOW);
        Directory directory = Directory.open(signed, FEDERATION.anchors, clock);
        clock.set(expires.minusMillis(1));
        directory.party(TestFederation.SENDER, ErrorCode.OPEN_SIGNER_UNKNOWN);
        clock.set(expires);
        assertRefused(
                ErrorCode.OPEN_DIRECTORY_STALE,
                () -> directory.party(TestFederation.SENDER, ErrorCode.OPEN_SIGNER_UNKNOWN));
        assertRefused(ErrorCode.OPEN_DIRECTORY_STALE, () -> directory.partiesOf(new NodeId("pl")));
    }

    @Test
    void refusesOlderDirectoryInPlaceOfANewerOne() {
        Directory newer = FEDERATION.open(FEDERATION.content.next(TestFederation.NOW));
        assertThat(newer.version()).isEqualTo(8);
        assertThat(newer.requireSucceeding(FEDERATION.directory)).isSameAs(newer);
        assertRefused(
                ErrorCode.OPEN_DIRECTORY_ROLLED_BACK, "version", () -> FEDERATION.directory.requireSucceeding(newer));
    }

    @Test
    void refusesTwoDirectoriesOfOneVersionAndKnowsTheSameOneByOtherSigners() {
        DirectoryContent content = FEDERATION.content;
        Directory otherSigners = open(Directory.sign(
                content, FEDERATION.directoryAuthorities.get(2), FEDERATION.directoryAuthorities.get(1)));
        assertThat(otherSigners.sha256()).isEqualTo(FEDERATION.directory.sha256());
        assertThat(otherSigners.requireSucceeding(FEDERATION.directory)).isSameAs(otherSigners);
        Directory otherContent = FEDERATION.open(content.withParties(List.of(
                content.parties().get(0),
                content.parties().get(3),
                content.parties().get(4))));
        assertRefused(
                ErrorCode.OPEN_DIRECTORY_ROLLED_BACK,
                "two-of-one-version",
                () -> otherContent.requireSucceeding(FEDERATION.directory));
    }

    @Test
    void refusesADirectoryThatLastsLongerThanANodeMayBeLeftInThePast() {
        Instant issued = FEDERATION.content.issued();
        assertThat(FEDERATION
                        .open(lasting(issued, issued.plus(DirectoryContent.LONGEST_LIFE)))
                        .version())
                .isEqualTo(7);
        byte[] tooLong = FEDERATION.sign(
                lasting(issued, issued.plus(DirectoryContent.LONGEST_LIFE).plusMillis(1)));
        byte[] backwards = FEDERATION.sign(lasting(issued, issued));
        assertRefused(ErrorCode.OPEN_DIRECTORY_INVALID, "life", () -> open(tooLong));
        assertRefused(ErrorCode.OPEN_DIRECTORY_INVALID, "life", () -> open(backwards));
    }

    @Test
    void refusesADirectoryOfTheFuture() {
        Instant soon = TestFederation.NOW.plus(Opener.CLOCK_SKEW);
        Instant later = soon.plusMillis(1);
        assertThat(FEDERATION.open(lasting(soon, soon.plusSeconds(1))).version())
                .isEqualTo(7);
        byte[] signed = FEDERATION.sign(lasting(later, later.plusSeconds(1)));
        assertRefused(ErrorCode.OPEN_DIRECTORY_INVALID, "issued-in-future", () -> open(signed));
    }

    private static DirectoryContent lasting(Instant issued, Instant expires) {
        DirectoryContent content = FEDERATION.content;
        return new DirectoryContent(7, issued, expires, content.authorities(), content.nodes(), content.parties());
    }

    @Test
    void refusesContentThatContradictsItself() {
        List<DirectoryParty> parties = FEDERATION.content.parties();
        List<DirectoryParty> twice = new ArrayList<>(parties);
        twice.add(parties.getFirst());
        refuse("listed-twice", FEDERATION.content.nodes(), twice);
        refuse("party-node", FEDERATION.content.nodes().subList(0, 1), parties);
        refuse("gateway-party", FEDERATION.content.nodes(), parties.subList(0, 4));
        List<DirectoryParty> sharedKey = new ArrayList<>(parties.subList(1, parties.size()));
        DirectoryParty first = parties.getFirst();
        sharedKey.add(new DirectoryParty(
                first.id(),
                first.node(),
                first.country(),
                first.roles(),
                parties.get(1).certificates(),
                first.suiteFloor(),
                first.languages()));
        refuse("listed-twice", FEDERATION.content.nodes(), sharedKey);
    }

    @Test
    void listsTheKeysOfADeskAndSaysWhoCanOpenParts() {
        DecryptionIdentity desk = FEDERATION.decryption();
        DirectoryParty party =
                open(signedWithDesks(List.of(desk))).party(TestFederation.SENDER, ErrorCode.OPEN_SIGNER_UNKNOWN);

        assertThat(party.custody()).isEqualTo(Custody.PARTY);
        assertThat(party.sealsPartsTo()).isEqualTo(new PartCertificates(desk.classical(), desk.postQuantum()));
        DirectoryParty without = FEDERATION.party(TestFederation.SENDER);
        assertThat(without.custody()).isEqualTo(Custody.NODE);
        assertThat(without.sealsPartsTo().encryption())
                .isEqualTo(without.certificates().encryption());
    }

    @Test
    void refusesADeskWhoseKeyANodeOrAnotherPartyHas() {
        DecryptionIdentity desk = FEDERATION.decryption();
        byte[] ofANode = signedWithDesks(
                List.of(FEDERATION.keysOf(TestFederation.BYSTANDER).decryption()));
        byte[] twice = signedWithDesks(List.of(desk, desk));
        assertRefused(ErrorCode.OPEN_DIRECTORY_INVALID, "desk-key", () -> open(ofANode));
        assertRefused(ErrorCode.OPEN_DIRECTORY_INVALID, "desk-key", () -> open(twice));
    }

    /** The first parties get desks. */
    private static byte[] signedWithDesks(List<DecryptionIdentity> desks) {
        List<DirectoryParty> parties = new ArrayList<>(FEDERATION.content.parties());
        for (int place = 0; place < desks.size(); place++) {
            parties.set(place, TestFederation.withDesk(parties.get(place), desks.get(place)));
        }
        return FEDERATION.sign(FEDERATION.content.withParties(parties));
    }

    @Test
    void refusesDirectoryThatHasExpiredWithItsAuthority() {
        TestFederation federation = new TestFederation();
        SigningIdentity expired = federation.signing(
                Optional.of(TrustPurpose.Usage.DIRECTORY_SIGNING), TestFederation.NOW.minus(Duration.ofHours(1)));
        byte[] signed = Directory.sign(federation.content, expired);
        assertRefused(
                ErrorCode.OPEN_DIRECTORY_INVALID,
                "certificate-path",
                () -> Directory.open(signed, federation.anchors, TestFederation.CLOCK));
    }

    private static void refuse(String rule, List<DirectoryNode> nodes, List<DirectoryParty> parties) {
        byte[] signed = FEDERATION.sign(FEDERATION.content.withNodes(nodes).withParties(parties));
        assertRefused(ErrorCode.OPEN_DIRECTORY_INVALID, rule, () -> open(signed));
    }

    private static Directory open(byte[] signed) {
        return Directory.open(signed, FEDERATION.anchors, TestFederation.CLOCK);
    }
}
