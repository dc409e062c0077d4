package org.trmgateway.node.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.trmgateway.certs.SamplePki;
import org.trmgateway.certs.SamplePlan;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Sha256;
import org.trmgateway.referral.Stage;
import org.trmgateway.trail.EntryBytes;
import org.trmgateway.trail.InclusionProof;
import org.trmgateway.trail.SizeAndRoot;
import org.trmgateway.trail.TrailEntry;
import org.trmgateway.trail.note.Checkpoint;
import org.trmgateway.trail.note.EntryProof;
import org.trmgateway.trail.note.SignatureType;
import org.trmgateway.trail.note.SignedNote;
import org.trmgateway.trail.note.SigningKey;
import org.trmgateway.trail.note.WitnessPolicy;

/** Proofs of peers are fetched, and believed only when they hold and are about the receipt. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProofCollectorTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final NodeId PL = new NodeId("pl");
    private static final NodeId BY = new NodeId("by");
    private static final String ORIGIN = "by.trm.example/trail/2026";
    private static final MessageId MESSAGE = MessageId.parse("01a20084-697d-74c3-a52c-75bc10a1475a");

    private final SigningKey log = key(ORIGIN, "Ed25519", SignatureType.ED25519);
    private final SigningKey witness =
            key("iom.trm.example/trail/witness", "Ed25519", SignatureType.ED25519_COSIGNATURE);
    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now.get();
        }
    };

    private final Map<Sha256, byte[]> atPeer = new HashMap<>();
    private final List<Sha256> asked = new ArrayList<>();
    private SamplePki pki;
    private NodeInMemory node;
    private MemoryProofStore store;
    private ProofCollector collector;
    private boolean reachable;

    @BeforeAll
    void makeSample(@TempDir Path directory) {
        now.set(NOON);
        pki = SamplePki.generate(directory.resolve("pki"), clock, SamplePlan.of(List.of(PL, BY), Map.of(), List.of()));
    }

    @BeforeEach
    void aReceiptOfBelarus() {
        now.set(NOON);
        reachable = true;
        atPeer.clear();
        asked.clear();
        node = new NodeInMemory(new PartyId("pl-gw"), pki, clock);
        store = new MemoryProofStore();
        store.want(wanted(1), NOON);
        collector = new ProofCollector(
                PL,
                () -> pki.directory(clock),
                store,
                (peer, message, receipt) -> {
                    assertThat(peer).isEqualTo(BY);
                    asked.add(receipt);
                    if (!reachable) {
                        throw new GatewayException(ErrorCode.DISPATCH_PEER_UNREACHABLE);
                    }
                    return Optional.ofNullable(atPeer.get(receipt));
                },
                (peer, origin) -> origin.equals(ORIGIN) ? Optional.of(policy()) : Optional.empty(),
                node.evidence(),
                node,
                clock);
    }

    @Test
    void keepsAProofThatHoldsAndWritesItDown() {
        byte[] proof = proof(receipt(1), EvidenceEvent.RELAY_ACCEPTANCE, true);
        atPeer.put(receipt(1), proof);
        collector.run();
        assertThat(store.of(receipt(1))).contains(proof);
        assertThat(node.of(EvidenceEvent.RECEIPT_PROOF_KEPT))
                .singleElement()
                .satisfies(entry -> assertThat(entry.documentSha256()).contains(Sha256.of(proof)))
                .satisfies(entry -> assertThat(entry.to()).contains(new PartyId("by-gw")));
        collector.run();
        assertThat(asked).hasSize(1);
        assertThat(collector.warnings()).isEmpty();
    }

    @Test
    void doesNotKeepWhatNoQuorumHasSeen() {
        atPeer.put(receipt(1), proof(receipt(1), EvidenceEvent.RELAY_ACCEPTANCE, false));
        assertNotKept();
    }

    @Test
    void doesNotKeepAProofOfAnotherReceiptOrEvent() {
        atPeer.put(receipt(1), proof(receipt(2), EvidenceEvent.RELAY_ACCEPTANCE, true));
        assertNotKept();
        atPeer.put(receipt(1), proof(receipt(1), EvidenceEvent.CONTENT_HANDOVER, true));
        now.set(NOON.plusSeconds(15));
        assertNotKept();
    }

    @Test
    void doesNotKeepWhatIsNoProof() {
        atPeer.put(receipt(1), "c2sp.org/tlog-proof@v1\nindex 0\n\n".getBytes(UTF_8));
        assertNotKept();
    }

    @Test
    void asksEverMoreSeldomAndSaysSoAfterADay() {
        Instant at = NOON;
        for (Duration pause : List.of(Duration.ofSeconds(15), Duration.ofSeconds(30), Duration.ofSeconds(60))) {
            asked.clear();
            collector.run();
            now.set(at.plus(pause).minusMillis(1));
            collector.run();
            assertThat(asked).hasSize(1);
            at = at.plus(pause);
            now.set(at);
        }
        assertThat(collector.warnings()).isEmpty();
        now.set(NOON.plus(Duration.ofDays(2)));
        assertThat(collector.warnings()).containsExactly("receipt-proofs missing for over a day: 1");
    }

    @Test
    void asksAPeerThatDoesNotAnswerOnceARound() {
        store.want(wanted(2), NOON);
        store.want(wanted(3), NOON);
        reachable = false;
        collector.run();
        assertThat(asked).hasSize(1);
        assertThat(store.due(NOON, 10)).isEmpty();
        assertThat(store.due(NOON.plusSeconds(15), 10)).hasSize(3);
    }

    private void assertNotKept() {
        asked.clear();
        collector.run();
        assertThat(asked).hasSize(1);
        assertThat(store.kept).isEmpty();
        assertThat(node.of(EvidenceEvent.RECEIPT_PROOF_KEPT)).isEmpty();
        assertThat(store.wanted).hasSize(1);
    }

    private byte[] proof(Sha256 receipt, EvidenceEvent event, boolean seen) {
        EntryBytes entry = TrailEntry.of(event, Stage.RECEIVE, NOON)
                .message(MESSAGE, Optional.empty())
                .document(receipt)
                .build()
                .toBytes();
        Checkpoint checkpoint = new Checkpoint(ORIGIN, new SizeAndRoot(1, entry.leafHash()));
        List<SigningKey> keys = seen ? List.of(log, witness) : List.of(log);
        SignedNote note = new SignedNote(
                checkpoint.text(),
                keys.stream().map(key -> key.sign(checkpoint, NOON)).toList());
        return EntryProof.of(entry, new InclusionProof(0, 1, List.of()), note).bytes();
    }

    private WitnessPolicy policy() {
        return WitnessPolicy.read(
                ("log " + log.verifier() + "\nwitness iom " + witness.verifier() + "\nquorum iom\n").getBytes(UTF_8));
    }

    private static WantedProof wanted(int number) {
        return new WantedProof(MESSAGE, EvidenceEvent.RELAY_ACCEPTANCE, receipt(number), new PartyId("by-mvd"), 0);
    }

    private static Sha256 receipt(int number) {
        return Sha256.of(("receipt " + number).getBytes(UTF_8));
    }

    private static SigningKey key(String name, String algorithm, SignatureType type) {
        try {
            return SigningKey.of(
                    name, type, KeyPairGenerator.getInstance(algorithm).generateKeyPair());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
