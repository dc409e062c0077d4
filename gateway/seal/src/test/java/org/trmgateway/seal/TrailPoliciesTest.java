package org.trmgateway.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.trmgateway.seal.Refusals.assertRefused;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.Sha256;
import org.trmgateway.trail.SizeAndRoot;
import org.trmgateway.trail.note.Checkpoint;
import org.trmgateway.trail.note.NoteSignature;
import org.trmgateway.trail.note.SignedNote;
import org.trmgateway.trail.note.SigningKey;
import org.trmgateway.trail.note.VerifierKey;
import org.trmgateway.trail.note.WitnessPolicy;

/** The policy that a directory makes, judged with real signatures. */
class TrailPoliciesTest {

    private static final Instant AT = TestFederation.NOW;
    private static final TestFederation FEDERATION = new TestFederation();
    private static final Map<NodeId, TrailKeys> KEYS = TestTrails.keysOf("pl", "by", "sk", "iom");
    private static final String ORIGIN = "pl.trm.example/trail/2026";

    @Test
    void takesALogThatTheNeutralNodeAndOneOtherHaveSeen() {
        WitnessPolicy policy = policy("pl", "2026", 1);
        assertThat(policy.require(note(seenBy("iom", "by"))).seenBy())
                .containsExactlyInAnyOrder("iom.ed25519", "iom.ml-dsa-44", "by.ed25519", "by.ml-dsa-44");
        policy.require(note(seenBy("iom", "sk")));
        policy.require(note(seenBy("iom", "sk", "by")));
    }

    @Test
    void refusesOneThatTooFewHaveSeen() {
        WitnessPolicy policy = policy("pl", "2026", 1);
        refuse(policy, seenBy());
        refuse(policy, seenBy("iom"));
        refuse(policy, seenBy("by"));
        WitnessPolicy two = policy("pl", "2026", 2);
        refuse(two, seenBy("iom", "sk"));
        two.require(note(seenBy("iom", "sk", "by")));
    }

    @Test
    void statesAloneAreNoQuorumHoweverMany() {
        refuse(policy("pl", "2026", 1), seenBy("by", "sk"));
        refuse(policy("pl", "2026", 0), seenBy("by", "sk"));
    }

    @Test
    void aNodeNeverWitnessesItself() {
        refuse(policy("pl", "2026", 1), seenBy("iom", "pl"));
        assertThat(text("pl", "2026", 1)).doesNotContain("pl.ed25519", "pl.trm.example/trail/witness");
        refuse(policy("iom", "2026", 0), "iom.trm.example/trail/2026", "iom", seenBy("iom"));
    }

    @Test
    void bothKeysOfAWitnessAreNeeded() {
        WitnessPolicy policy = policy("pl", "2026", 1);
        List<SigningKey> iom = seenBy("iom");
        for (SigningKey half : seenBy("by")) {
            refuse(policy, with(iom, List.of(half)));
        }
        refuse(policy, with(iom, List.of(seenBy("by").getFirst(), seenBy("sk").getLast())));
        for (SigningKey half : iom) {
            refuse(policy, with(seenBy("by"), List.of(half)));
        }
    }

    @Test
    void oneMoreOfTheOthersStandsInForTheNeutralNodeItself() {
        WitnessPolicy policy = policy("iom", "2026", 1);
        String origin = "iom.trm.example/trail/2026";
        policy.require(note(origin, "iom", seenBy("pl", "by")));
        policy.require(note(origin, "iom", seenBy("by", "sk")));
        refuse(policy, origin, "iom", seenBy("pl"));
        refuse(policy, origin, "iom", seenBy("iom", "pl"));
    }

    @Test
    void theNeutralNodeAloneIsEnoughWhereNoOthersAreAsked() {
        WitnessPolicy policy = policy("pl", "2026", 0);
        policy.require(note(seenBy("iom")));
        refuse(policy, seenBy("by"));
    }

    @Test
    void asksForNobodyWhereTheDirectoryNamesNoWitnesses() {
        WitnessPolicy policy =
                WitnessPolicy.read(TrailPolicies.of(TestTrails.content(FEDERATION.content, KEYS, Optional.empty()))
                        .policy(new NodeId("pl"), "2026")
                        .getBytes(UTF_8));
        assertThat(policy.require(note(List.of())).seenBy()).isEmpty();
        assertThat(policy.require(note(seenBy("by"))).seenBy()).hasSize(2);
    }

    @Test
    void isOfOneLogOnly() {
        assertRefused(
                ErrorCode.TRAIL_INCONSISTENT,
                "policy-log",
                () -> policy("pl", "2026-2", 1).require(note(seenBy("iom", "by"))));
        assertRefused(
                ErrorCode.TRAIL_INCONSISTENT,
                "policy-log",
                () -> policy("by", "2026", 1).require(note(seenBy("iom", "sk"))));
    }

    @Test
    void leavesOutWhoHasNoTrail() {
        DirectoryContent content = content(0);
        List<DirectoryNode> nodes = content.nodes().stream()
                .map(node -> node.id().value().equals("by") ? node.withTrail(Optional.empty()) : node)
                .toList();
        TrailPolicies policies = TrailPolicies.of(content.withNodes(nodes));
        assertThat(policies.policy(new NodeId("pl"), "2026"))
                .doesNotContain("by.")
                .contains("sk.both");
        assertRefused(
                ErrorCode.OPEN_DIRECTORY_INVALID, "trail-unlisted", () -> policies.policy(new NodeId("by"), "2026"));
        assertRefused(
                ErrorCode.OPEN_DIRECTORY_INVALID, "trail-unlisted", () -> policies.policy(new NodeId("rs"), "2026"));
    }

    @Test
    void knowsTheKeysOfEveryLogOfEveryNode() {
        TrailPolicies policies = TrailPolicies.of(content(1));
        for (String folder : List.of("2026", "2026-2", "2031-17")) {
            String origin = "by.trm.example/trail/" + folder;
            assertThat(policies.logKeys(origin))
                    .isEqualTo(keys("by").log(origin).stream()
                            .map(SigningKey::verifier)
                            .toList());
        }
        assertThat(policies.logKeys(ORIGIN)).extracting(VerifierKey::name).containsExactly(ORIGIN, ORIGIN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026",
                "pl.trm.example/trail",
                "pl.trm.example/trail/",
                "pl.trm.example/trail/witness",
                "pl.trm.example/trail/26",
                "pl.trm.example/trail/2026-1",
                "pl.trm.example/trail/2026-0",
                "pl.trm.example/trail/2026-02",
                "pl.trm.example/trail/2026-",
                "pl.trm.example/trail/2026/2026",
                "pl.trm.example/trail/2026 ",
                "PL.trm.example/trail/2026",
                "rs.trm.example/trail/2026"
            })
    void knowsNoOtherLog(String origin) {
        assertThat(TrailPolicies.of(content(1)).logKeys(origin)).isEmpty();
    }

    private static void refuse(WitnessPolicy policy, List<SigningKey> witnesses) {
        refuse(policy, ORIGIN, "pl", witnesses);
    }

    private static void refuse(WitnessPolicy policy, String origin, String node, List<SigningKey> witnesses) {
        assertRefused(
                ErrorCode.TRAIL_INCONSISTENT, "policy-quorum", () -> policy.require(note(origin, node, witnesses)));
    }

    private static SignedNote note(List<SigningKey> witnesses) {
        return note(ORIGIN, "pl", witnesses);
    }

    private static SignedNote note(String origin, String node, List<SigningKey> witnesses) {
        Checkpoint checkpoint = new Checkpoint(origin, new SizeAndRoot(1, Sha256.of(new byte[] {1})));
        List<NoteSignature> lines = new ArrayList<>();
        keys(node).log(origin).forEach(key -> lines.add(key.sign(checkpoint, AT)));
        witnesses.forEach(key -> lines.add(key.sign(checkpoint, AT)));
        return new SignedNote(checkpoint.text(), lines);
    }

    private static List<SigningKey> seenBy(String... nodes) {
        return Stream.of(nodes).flatMap(node -> keys(node).witness().stream()).toList();
    }

    private static List<SigningKey> with(List<SigningKey> some, List<SigningKey> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    private static TrailKeys keys(String node) {
        return Optional.ofNullable(KEYS.get(new NodeId(node))).orElseThrow();
    }

    private static WitnessPolicy policy(String node, String folder, int others) {
        return WitnessPolicy.read(text(node, folder, others).getBytes(UTF_8));
    }

    private static String text(String node, String folder, int others) {
        return TrailPolicies.of(content(others)).policy(new NodeId(node), folder);
    }

    private static DirectoryContent content(int others) {
        return TestTrails.content(
                FEDERATION.content, KEYS, Optional.of(new DirectoryWitnesses(new NodeId("iom"), others)));
    }
}
