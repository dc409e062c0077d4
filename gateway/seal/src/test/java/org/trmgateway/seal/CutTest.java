package org.trmgateway.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trmgateway.seal.Refusals.assertRefused;
import static org.trmgateway.seal.TestFederation.BYSTANDER;
import static org.trmgateway.seal.TestFederation.GATEWAY;
import static org.trmgateway.seal.TestFederation.NOW;
import static org.trmgateway.seal.TestFederation.RECIPIENT;
import static org.trmgateway.seal.TestFederation.SENDER;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.trmgateway.referral.EnvelopeMetadata;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.PartyId;

class CutTest {

    private static final TestFederation FEDERATION = new TestFederation();
    private static final Cut CUT = new Cut(RECIPIENT, NOW, 7, CutReason.KEY_COMPROMISED);

    @Test
    void comesBackAsItWasSigned() {
        assertThat(Cut.open(CUT.sign(FEDERATION.directoryAuthority), FEDERATION.anchors, NOW))
                .isEqualTo(CUT);
    }

    @Test
    void isRefusedFromAnybodyButADirectoryAuthority() {
        byte[] ofAGateway = CUT.sign(FEDERATION.keysOf(GATEWAY).signing());
        assertRefused(
                ErrorCode.OPEN_DIRECTORY_INVALID,
                "certificate-purpose",
                () -> Cut.open(ofAGateway, FEDERATION.anchors, NOW));
        byte[] directory = FEDERATION.sign(FEDERATION.content);
        assertRefused(
                ErrorCode.OPEN_DIRECTORY_INVALID,
                "container-files",
                () -> Cut.open(directory, FEDERATION.anchors, NOW));
    }

    @Test
    void isRefusedFromARevokedAuthority() {
        TrustAnchors anchors = FEDERATION.anchorsWith(FEDERATION.authority.revocationList(
                Map.of(FEDERATION.directoryAuthority.classical().certificate(), 1), TestAuthority.FROM));
        byte[] signed = CUT.sign(FEDERATION.directoryAuthority);
        assertRefused(ErrorCode.OPEN_DIRECTORY_INVALID, "revoked", () -> Cut.open(signed, anchors, NOW));
    }

    @Test
    void isRefusedWhenOneBitWasChanged() {
        byte[] signed = CUT.sign(FEDERATION.directoryAuthority);
        for (int place = 0; place < signed.length; place += 23) {
            byte[] altered = signed.clone();
            altered[place] ^= 1;
            assertRefused(ErrorCode.OPEN_DIRECTORY_INVALID, () -> Cut.open(altered, FEDERATION.anchors, NOW));
        }
    }

    @Test
    void hasOneSpelling() {
        String xml = new String(CutXml.write(CUT), StandardCharsets.UTF_8);
        assertThat(CutXml.read(xml.getBytes(StandardCharsets.UTF_8))).isEqualTo(CUT);
        assertNotRead(xml.replace("  <party>", " <party>"));
        assertNotRead(xml.replace(".123Z", ".12300Z"));
        assertNotRead(xml.replace(">7<", ">07<"));
        assertNotRead(xml.replace("KEY_COMPROMISED", "BORED"));
        assertNotRead(xml.replace("cut:1", "cut:2"));
        assertNotRead(xml.replace("by-mvd", "BY MVD"));
        assertNotRead(xml + " ");
    }

    @Test
    void isRefusedForAVersionThatNothingCanFollow() {
        assertRefused(
                ErrorCode.OPEN_DIRECTORY_INVALID,
                "directoryVersion",
                () -> new Cut(RECIPIENT, NOW, Long.MAX_VALUE, CutReason.OTHER));
        assertRefused(
                ErrorCode.OPEN_DIRECTORY_INVALID,
                "directoryVersion",
                () -> new Cut(RECIPIENT, NOW, 0, CutReason.OTHER));
    }

    @Test
    void cutsOffThePartyAndNobodyElse() {
        Directory directory = FEDERATION.directory.withCuts(List.of(CUT));
        assertThat(directory.isCut(RECIPIENT)).isTrue();
        assertThat(directory.isCut(BYSTANDER)).isFalse();
        assertThat(directory.isCut(SENDER)).isFalse();
        assertThat(directory.cuts()).containsExactly(CUT);
        assertThat(directory.requireActive(SENDER, ErrorCode.OPEN_PARTY_CUT_OFF).id())
                .isEqualTo(SENDER);
        assertRefused(
                ErrorCode.DISPATCH_PARTY_CUT_OFF,
                "party-cut",
                () -> directory.requireActive(RECIPIENT, ErrorCode.DISPATCH_PARTY_CUT_OFF));
        assertRefused(
                ErrorCode.OPEN_PARTY_CUT_OFF,
                () -> directory.requireActive(new PartyId("xx-nobody"), ErrorCode.OPEN_PARTY_CUT_OFF));
    }

    @Test
    void nothingFromThePartyOrForItIsOpened() {
        EnvelopeMetadata metadata = FEDERATION.metadata(Suite.S2);
        byte[] cms = new Sealer(FEDERATION.anchors, new SettableClock(NOW))
                .seal(
                        metadata,
                        "<message/>".getBytes(StandardCharsets.UTF_8),
                        FEDERATION.keysOf(SENDER).signing(),
                        FEDERATION.directory.party(RECIPIENT, ErrorCode.ADMIT_RECIPIENT_UNKNOWN))
                .cms();
        assertThat(open(metadata, cms, FEDERATION.directory).messageXml()).isNotEmpty();
        for (PartyId cut : List.of(SENDER, RECIPIENT, GATEWAY)) {
            Directory directory = FEDERATION.directory.withCuts(List.of(new Cut(cut, NOW, 7, CutReason.MISUSE)));
            assertRefused(ErrorCode.OPEN_PARTY_CUT_OFF, "party-cut", () -> open(metadata, cms, directory));
        }
    }

    @Test
    void leavesWhatItSignedBeforeVerifiable() {
        Directory directory = FEDERATION.directory.withCuts(List.of(CUT));
        DirectoryParty party = directory.party(RECIPIENT, ErrorCode.OPEN_SIGNER_UNKNOWN);
        assertThat(directory.partyOfSigner(party.certificates().signing().fingerprint()))
                .isEqualTo(party);
    }

    @Test
    void ofAGatewayCutsOffEverybodyBehindIt() {
        Directory directory = FEDERATION.directory.withCuts(List.of(new Cut(GATEWAY, NOW, 7, CutReason.MISUSE)));
        assertThat(List.of(GATEWAY, RECIPIENT, BYSTANDER)).allMatch(directory::isCut);
        assertThat(directory.isCut(SENDER)).isFalse();
    }

    @Test
    void holdsUntilADirectoryIsLater() {
        Cut older = new Cut(RECIPIENT, NOW, 6, CutReason.REQUESTED);
        Cut newer = new Cut(BYSTANDER, NOW.plus(Duration.ofHours(1)), 8, CutReason.OTHER);
        Directory directory = FEDERATION
                .directory
                .withCuts(List.of(older))
                .withCuts(List.of(newer))
                .withCuts(List.of(newer));
        assertThat(directory.isCut(RECIPIENT)).isFalse();
        assertThat(directory.isCut(BYSTANDER)).isTrue();
        assertThat(directory.cuts()).containsExactly(newer);
        assertThat(FEDERATION.directory.cuts()).isEmpty();
    }

    private static OpenedContainer open(EnvelopeMetadata metadata, byte[] cms, Directory directory) {
        return new Opener()
                .open(
                        metadata,
                        cms,
                        id -> List.of(FEDERATION.keysOf(id).decryption()),
                        directory,
                        FEDERATION.anchors,
                        NOW);
    }

    private static void assertNotRead(String xml) {
        assertRefused(ErrorCode.OPEN_DIRECTORY_INVALID, () -> CutXml.read(xml.getBytes(StandardCharsets.UTF_8)));
    }
}
