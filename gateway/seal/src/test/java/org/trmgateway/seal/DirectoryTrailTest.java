package org.trmgateway.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.trmgateway.seal.Refusals.assertRefused;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.NodeId;

/** Trails and witnesses in the signed directory. */
class DirectoryTrailTest {

    private static final TestFederation FEDERATION = new TestFederation();
    private static final DirectoryTrail PL = TestTrails.keys("pl").listing();
    private static final DirectoryTrail BY = TestTrails.keys("by").listing();

    @Test
    void saysAfterSigningWhatWasPutIn() {
        Directory opened = FEDERATION.open(content(Optional.of(PL), Optional.of(BY), witnesses("by", 0)));
        assertThat(opened.content().witnesses()).contains(new DirectoryWitnesses(new NodeId("by"), 0));
        assertThat(opened.node(new NodeId("pl"), ErrorCode.INTERNAL).trail()).contains(PL);
        assertThat(opened.node(new NodeId("by"), ErrorCode.INTERNAL).trail()).contains(BY);
        assertThat(FEDERATION
                        .open(opened.content().next(TestFederation.NOW))
                        .content()
                        .witnesses())
                .isEqualTo(opened.content().witnesses());
    }

    @Test
    void aDirectoryWithoutThemReadsAsBefore() {
        String xml = new String(DirectoryXml.write(FEDERATION.content), UTF_8);
        assertThat(xml).doesNotContain("<trail", "<witnesses");
        assertThat(DirectoryXml.read(xml.getBytes(UTF_8)).nodes())
                .allSatisfy(node -> assertThat(node.trail()).isEmpty());
    }

    @Test
    void everyWordOfATrailIsSigned() {
        DirectoryContent content = content(Optional.of(PL), Optional.of(BY), witnesses("by", 0));
        String xml = new String(DirectoryXml.write(content), UTF_8);
        Directory signed = FEDERATION.open(content);
        for (String value : List.of(PL.name(), PL.ed25519(), BY.mlDsa44(), BY.witnessEd25519(), PL.witnessMlDsa44())) {
            assertThat(xml).containsOnlyOnce("\"" + value + "\"");
        }
        Directory otherQuorum = FEDERATION.open(content.withWitnesses(witnesses("pl", 0)));
        assertThat(otherQuorum.sha256()).isNotEqualTo(signed.sha256());
        assertRefused(
                ErrorCode.OPEN_DIRECTORY_ROLLED_BACK,
                "two-of-one-version",
                () -> otherQuorum.requireSucceeding(signed));
    }

    @Test
    void takesOneSpellingOnly() {
        String xml =
                new String(DirectoryXml.write(content(Optional.of(PL), Optional.of(BY), witnesses("by", 0))), UTF_8);
        for (String other : List.of(
                xml.replace("others=\"0\"", "others=\"00\""),
                xml.replace("others=\"0\"", "others=\"-1\""),
                xml.replace("others=\"0\"", "others=\"4294967296\""),
                xml.replace("others=\"0\"", "others=\"0\" more=\"1\""),
                xml.replace("neutral=\"by\"", "neutral=\"By\""),
                xml.replace(" name=\"pl.trm", " more=\"1\" name=\"pl.trm"),
                xml.replace(PL.ed25519(), PL.ed25519() + " "))) {
            assertThat(other).isNotEqualTo(xml);
            assertRefused(ErrorCode.OPEN_DIRECTORY_INVALID, () -> DirectoryXml.read(other.getBytes(UTF_8)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "pl.trm.example",
                "https://pl.trm.example/trail",
                "pl.trm.example/trail/",
                "pl.trm.example//trail",
                "PL.trm.example/trail",
                "pl.trm.example/tr ail",
                "pl.trm.example/tr+ail",
                "pl.trm.example/a/b/c/d",
                "/trail"
            })
    void refusesANameOfAnotherShape(String name) {
        assertRefused(
                ErrorCode.OPEN_DIRECTORY_INVALID,
                "trail-name",
                () -> new DirectoryTrail(name, PL.ed25519(), PL.mlDsa44(), PL.witnessEd25519(), PL.witnessMlDsa44()));
    }

    @Test
    void refusesWhatIsNoKey() {
        String longer = Base64.getEncoder().encodeToString(new byte[33]);
        for (String key : List.of("", "!", longer, PL.ed25519().replace("=", ""), PL.mlDsa44())) {
            assertRefused(
                    ErrorCode.OPEN_DIRECTORY_INVALID,
                    "trail-key",
                    () -> new DirectoryTrail(PL.name(), key, PL.mlDsa44(), PL.witnessEd25519(), PL.witnessMlDsa44()));
        }
        assertRefused(
                ErrorCode.OPEN_DIRECTORY_INVALID,
                "trail-key",
                () -> new DirectoryTrail(
                        PL.name(), PL.ed25519(), PL.mlDsa44(), PL.witnessEd25519(), PL.witnessEd25519()));
    }

    @Test
    void refusesOneNameOfTwoTrailsAndOneKeyInTwoPlaces() {
        refuse(
                "trail-name-twice",
                new DirectoryTrail(PL.name(), BY.ed25519(), BY.mlDsa44(), BY.witnessEd25519(), BY.witnessMlDsa44()));
        refuse(
                "trail-key-twice",
                new DirectoryTrail(BY.name(), PL.ed25519(), BY.mlDsa44(), BY.witnessEd25519(), BY.witnessMlDsa44()));
        refuse(
                "trail-key-twice",
                new DirectoryTrail(BY.name(), BY.ed25519(), BY.mlDsa44(), BY.ed25519(), BY.witnessMlDsa44()));
        refuse(
                "trail-key-twice",
                new DirectoryTrail(
                        BY.name(), BY.ed25519(), PL.witnessMlDsa44(), BY.witnessEd25519(), BY.witnessMlDsa44()));
    }

    @Test
    void refusesAQuorumThatNobodyCanReach() {
        refuse("witness-neutral", content(Optional.of(PL), Optional.of(BY), witnesses("iom", 0)));
        refuse("witness-neutral", content(Optional.of(PL), Optional.empty(), witnesses("by", 0)));
        refuse("witness-others", content(Optional.of(PL), Optional.of(BY), witnesses("by", 1)));
        refuse("others", content(Optional.of(PL), Optional.of(BY), witnesses("by", -1)));
        refuse("witness-others", content(Optional.empty(), Optional.of(BY), witnesses("by", 0)));
    }

    private static void refuse(String rule, DirectoryTrail by) {
        refuse(rule, content(Optional.of(PL), Optional.of(by), Optional.empty()));
    }

    private static void refuse(String rule, DirectoryContent content) {
        byte[] signed = FEDERATION.sign(content);
        assertRefused(
                ErrorCode.OPEN_DIRECTORY_INVALID,
                rule,
                () -> Directory.open(signed, FEDERATION.anchors, TestFederation.CLOCK));
    }

    private static Optional<DirectoryWitnesses> witnesses(String neutral, int others) {
        return Optional.of(new DirectoryWitnesses(new NodeId(neutral), others));
    }

    private static DirectoryContent content(
            Optional<DirectoryTrail> pl, Optional<DirectoryTrail> by, Optional<DirectoryWitnesses> witnesses) {
        List<DirectoryNode> nodes = FEDERATION.content.nodes();
        return FEDERATION
                .content
                .withNodes(List.of(nodes.get(0).withTrail(pl), nodes.get(1).withTrail(by)))
                .withWitnesses(witnesses);
    }
}
