package org.trmgateway.trail.note;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.Sha256;

/** A proof convinces whoever has a policy, and nobody without the quorum of it. */
class TlogProofTest {

    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");

    private final GrowingLog log = new GrowingLog("trail.pl.example/2026", "a").growTo(2_000);
    private final SigningKey by = witness("by.example/witness");
    private final SigningKey sk = witness("sk.example/witness");
    private final SigningKey neutral = witness("secretariat.example/witness");

    @Test
    void provesEntriesOfEverySizeAndWritesWhatItReads() {
        WitnessPolicy policy = policy("none");
        for (int size : new int[] {1, 2, 3, 7, 8, 255, 256, 257, 1_000, 2_000}) {
            SignedNote note = log.note(size, NOON);
            for (long index : new long[] {0, size / 2, size - 1}) {
                TlogProof proof = new TlogProof(
                        Optional.empty(),
                        index,
                        log.tree(size).inclusionProof(index).path(),
                        note);
                assertThat(TlogProof.read(proof.bytes())).hasToString(proof.toString());
                assertThat(TlogProof.read(proof.bytes()).bytes()).isEqualTo(proof.bytes());
                assertThat(proof.verify(log.leaf(index), policy).checkpoint().size())
                        .isEqualTo(size);
                assertThatThrownBy(() -> proof.verify(Sha256.of(new byte[] {7}), policy))
                        .isInstanceOf(GatewayException.class);
            }
        }
    }

    @Test
    void refusesSurplusMissingAndSwappedHashes() {
        WitnessPolicy policy = policy("none");
        TlogProof good = proof(700, 1_500, List.of());
        for (int i = 0; i < good.path().size(); i++) {
            List<Sha256> missing = new ArrayList<>(good.path());
            missing.remove(i);
            assertRefused(new TlogProof(Optional.empty(), 700, missing, good.note()), policy);
            List<Sha256> doubled = new ArrayList<>(good.path());
            doubled.add(i, good.path().get(i));
            assertRefused(new TlogProof(Optional.empty(), 700, doubled, good.note()), policy);
        }
        assertRefused(new TlogProof(Optional.empty(), 701, good.path(), good.note()), policy);
        assertThat(good.verify(log.leaf(700), policy).seenBy()).isEmpty();
    }

    @Test
    void needsTheQuorumAndTheNeutralWitnessInIt() {
        WitnessPolicy policy = policy("q");
        assertThat(proof(5, 900, List.of(by, neutral))
                        .verify(log.leaf(5), policy)
                        .seenBy())
                .isEqualTo(Set.of("by", "secretariat"));
        assertThat(proof(5, 900, List.of(by, sk, neutral))
                        .verify(log.leaf(5), policy)
                        .latest())
                .isEqualTo(NOON);
        for (List<SigningKey> few : List.of(List.<SigningKey>of(), List.of(by), List.of(by, sk), List.of(neutral))) {
            assertThatThrownBy(() -> proof(5, 900, few).verify(log.leaf(5), policy))
                    .isInstanceOf(GatewayException.class)
                    .hasMessageContaining("policy-quorum");
        }
    }

    @Test
    void countsNoStrangerAndNoFalseCosignature() {
        WitnessPolicy policy = policy("q");
        SigningKey stranger = witness("by.example/witness");
        assertThatThrownBy(() -> proof(5, 900, List.of(stranger, neutral)).verify(log.leaf(5), policy))
                .hasMessageContaining("policy-quorum");
        SignedNote other = log.note(901, NOON);
        NoteSignature elsewhere = by.sign(Checkpoint.read(other.text()), NOON);
        TlogProof borrowed = proof(5, 900, List.of(neutral));
        assertThatThrownBy(() -> new TlogProof(
                                borrowed.extra(),
                                5,
                                borrowed.path(),
                                borrowed.note().with(List.of(elsewhere)))
                        .verify(log.leaf(5), policy))
                .hasMessageContaining("note-signature");
    }

    @Test
    void acceptsATrailOnlyUnderItsOwnName() {
        GrowingLog other = new GrowingLog("trail.xx.example/2026", "x").growTo(10);
        TlogProof foreign = new TlogProof(
                Optional.empty(), 3, other.tree(10).inclusionProof(3).path(), other.note(10, NOON));
        assertThatThrownBy(() -> foreign.verify(other.leaf(3), policy("none"))).hasMessageContaining("policy-log");
        Checkpoint inAnothersName = new Checkpoint(
                "trail.pl.example/2026",
                Checkpoint.read(other.note(10, NOON).text()).head());
        SignedNote note = new SignedNote(inAnothersName.text(), List.of(other.classical.sign(inAnothersName, NOON)));
        assertThatThrownBy(() -> policy("none").require(note)).hasMessageContaining("policy-log");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "quorum q",
                "quorum none\nquorum none",
                "group g 3 by sk\nquorum g",
                "group g 0 by sk\nquorum g",
                "group g any by\ngroup h any by\nquorum h",
                "group g any g\nquorum g",
                "group by any sk\nquorum by",
                "group none any sk\nquorum none",
                "witness again BY\nquorum by",
                "witness third not-a-key\nquorum by",
                "log LOG\nquorum by",
                "what is this\nquorum by",
                "group g\nquorum g",
                ""
            })
    void refusesAPolicyThatCanBeReadInTwoWays(String lines) {
        String text = head()
                + lines.replace("BY", by.verifier().toString())
                        .replace("LOG", log.classical.verifier().toString());
        assertThatThrownBy(() -> WitnessPolicy.read(text.getBytes(UTF_8)))
                .isInstanceOf(GatewayException.class)
                .hasMessageContaining("TRAIL_INCONSISTENT");
    }

    @ParameterizedTest
    @CsvSource({"all,false", "any,true", "1,true", "2,true", "3,false"})
    void readsThresholds(String threshold, boolean met) {
        WitnessPolicy policy = WitnessPolicy.read(
                (head() + "group g " + threshold + " by\tsk  secretariat \n # said so\n\tquorum g").getBytes(UTF_8));
        assertThat(policy.isQuorum(Set.of("by", "sk"))).isEqualTo(met);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "c2sp.org/tlog-proof@v2\nindex 0\n\n",
                "c2sp.org/tlog-proof@v1\nindex 00\n\n",
                "c2sp.org/tlog-proof@v1\nindex -1\n\n",
                "c2sp.org/tlog-proof@v1\n\n",
                "c2sp.org/tlog-proof@v1\nextra ?\nindex 0\n\n",
                "c2sp.org/tlog-proof@v1\nindex 0\nAAAA\n\n",
                ""
            })
    void refusesWhatIsNoProof(String text) {
        byte[] bytes = (text + log.note(1, NOON)).getBytes(UTF_8);
        assertThatThrownBy(() -> TlogProof.read(bytes)).isInstanceOf(GatewayException.class);
    }

    private void assertRefused(TlogProof proof, WitnessPolicy policy) {
        assertThatThrownBy(() -> proof.verify(log.leaf(700), policy))
                .isInstanceOf(GatewayException.class)
                .hasMessageContaining("inclusion");
    }

    private TlogProof proof(long index, long size, List<SigningKey> witnesses) {
        SignedNote note = log.note(size, NOON);
        Checkpoint checkpoint = Checkpoint.read(note.text());
        return new TlogProof(
                Optional.empty(),
                index,
                log.tree(size).inclusionProof(index).path(),
                note.with(witnesses.stream()
                        .map(key -> key.sign(checkpoint, NOON))
                        .toList()));
    }

    private WitnessPolicy policy(String quorum) {
        return WitnessPolicy.read(
                (head() + "group peers 1 by sk\ngroup q all peers secretariat\nquorum " + quorum + "\n")
                        .getBytes(UTF_8));
    }

    private String head() {
        return "log " + log.classical.verifier() + "\nlog " + log.postQuantum.verifier() + " https://pl.example/trail\n"
                + "witness by " + by.verifier() + "\nwitness sk " + sk.verifier() + "\nwitness secretariat "
                + neutral.verifier() + "\n\n";
    }

    private static SigningKey witness(String name) {
        return GrowingLog.key(name, SignatureType.ML_DSA_44_COSIGNATURE);
    }
}
