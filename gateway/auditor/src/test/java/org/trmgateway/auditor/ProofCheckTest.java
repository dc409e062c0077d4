package org.trmgateway.auditor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trmgateway.referral.Evidence;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.MessageType;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Sha256;
import org.trmgateway.referral.Stage;
import org.trmgateway.seal.Receipts;
import org.trmgateway.seal.StampedReceipt;
import org.trmgateway.trail.EntryBytes;
import org.trmgateway.trail.MerkleTree;
import org.trmgateway.trail.TrailEntry;
import org.trmgateway.trail.TrailEntryBuilder;
import org.trmgateway.trail.note.EntryProof;
import org.trmgateway.trail.note.WitnessPolicy;

/** Whether a receipt is believed to be on a trail. */
class ProofCheckTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final MessageId MESSAGE = MessageId.parse("019aa5b6-3c7d-7abc-8def-0123456789ab");
    private static final PartyId FROM = new PartyId("pl-sg");
    private static final PartyId TO = new PartyId("by-mvd");

    private final SampleAuthority authority = new SampleAuthority("Sample Root", Instant.parse("2026-11-01T00:00:00Z"));
    private byte[] receipt = {};

    @TempDir
    private Path folder;

    @BeforeEach
    void give() {
        receipt = Receipts.sign(
                new Evidence(
                        EvidenceEvent.RELAY_ACCEPTANCE,
                        MESSAGE,
                        Optional.of(new MessageType("M03")),
                        FROM,
                        Optional.of(TO),
                        new PartyId("by-gw"),
                        NOON,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                authority.signing("by-gw", Optional.empty()));
    }

    @Test
    void believesAReceiptThatBringsItsProof() throws IOException {
        Findings findings = check(proven(proof(entry(), SampleWitnesses.WITNESSES)), Optional.empty());
        assertThat(findings.defects()).isEmpty();
        assertThat(findings.facts())
                .containsEntry("log", SampleTrail.ORIGIN)
                .containsEntry("entry", "300")
                .containsEntry("size", "301")
                .containsEntry("recordedAt", "2026-11-21T12:00:00Z")
                .containsKeys("seenBy", "seenAt");
    }

    @Test
    void believesAProofThatLiesBeside() throws IOException {
        byte[] proof = proof(entry(), SampleWitnesses.WITNESSES).bytes();
        assertThat(check(receipt, Optional.of(proof)).isVerified()).isTrue();
    }

    @Test
    void doesNotBelieveAReceiptWithoutAProof() throws IOException {
        assertThat(check(receipt, Optional.empty()).defects()).containsExactly(new Defect("proof", "missing"));
    }

    @Test
    void doesNotBelieveAnEntryAboutSomethingElse() throws IOException {
        assertThat(defects(entry().document(Sha256.of()))).containsExactly(new Defect("proof-entry", "document"));
        assertThat(defects(entry().from(new PartyId("pl-cc")))).containsExactly(new Defect("proof-entry", "from"));
        assertThat(defects(entry().message(MessageId.parse("019aa5b6-3c7d-7abc-8def-0123456789ac"), Optional.empty())))
                .containsExactly(new Defect("proof-entry", "messageId"));
        assertThat(defects(TrailEntry.of(EvidenceEvent.CONTENT_HANDOVER, Stage.DELIVER, NOON)
                        .message(MESSAGE, Optional.empty())
                        .from(FROM)
                        .to(TO)
                        .document(Sha256.of(receipt))))
                .containsExactly(new Defect("proof-entry", "event"));
    }

    @Test
    void doesNotBelieveAnEntryThatIsNotInTheTree() throws IOException {
        EntryProof honest = proof(entry(), SampleWitnesses.WITNESSES);
        EntryBytes other = entry().rule("other").build().toBytes();
        byte[] forged = new EntryProof(other, honest.index(), honest.path(), honest.note()).bytes();
        assertThat(check(receipt, Optional.of(forged)).defects())
                .containsExactly(new Defect("proof", "inclusion-root"));
    }

    @Test
    void doesNotBelieveATrailThatNoQuorumHasSeen() throws IOException {
        byte[] unseen = proof(entry(), List.of("by", "rs")).bytes();
        assertThat(check(receipt, Optional.of(unseen)).defects())
                .containsExactly(new Defect("checkpoint-quorum", "proof"));
    }

    @Test
    void doesNotBelieveATrailThatThePolicyDoesNotKnow() throws IOException {
        byte[] proof = proof(entry(), SampleWitnesses.WITNESSES).bytes();
        assertThat(check(receipt, Optional.of(proof), SampleWitnesses.policy("by.trm.example/trail/2026"))
                        .defects())
                .containsExactly(new Defect("checkpoint-log", "proof"));
    }

    @Test
    void doesNotBelieveAnythingElseThatIsCalledAProof() throws IOException {
        assertThat(check(receipt, Optional.of(new byte[] {1, 2, 3})).defects())
                .extracting(Defect::check)
                .containsExactly("proof");
    }

    private List<Defect> defects(TrailEntryBuilder entry) throws IOException {
        return check(
                        receipt,
                        Optional.of(proof(entry, SampleWitnesses.WITNESSES).bytes()))
                .defects();
    }

    private TrailEntryBuilder entry() {
        return TrailEntry.of(EvidenceEvent.RELAY_ACCEPTANCE, Stage.RECEIVE, NOON)
                .message(MESSAGE, Optional.empty())
                .from(FROM)
                .to(TO)
                .document(Sha256.of(receipt));
    }

    private static EntryProof proof(TrailEntryBuilder entry, List<String> witnesses) {
        EntryBytes bytes = entry.build().toBytes();
        List<EntryBytes> bodies = new ArrayList<>(SampleTrail.honest(300));
        bodies.add(bytes);
        SampleTrail trail = SampleTrail.of(bodies);
        return EntryProof.of(
                bytes,
                new MerkleTree(trail, 301).inclusionProof(300),
                SampleWitnesses.note(trail.checkpoint(), NOON, witnesses));
    }

    private byte[] proven(EntryProof proof) {
        return StampedReceipt.read(receipt).proven(proof.bytes()).bytes();
    }

    private Findings check(byte[] container, Optional<byte[]> proof) throws IOException {
        return check(container, proof, SampleWitnesses.policy(SampleTrail.ORIGIN));
    }

    /** That the receipt itself verifies is for {@link ReceiptCheckTest}. */
    private Findings check(byte[] container, Optional<byte[]> proof, WitnessPolicy policy) throws IOException {
        Findings findings = new Findings();
        findings.fact("event", "RelayAcceptance");
        findings.fact("messageId", MESSAGE);
        findings.fact("from", FROM);
        findings.fact("to", TO);
        Optional<Path> file =
                proof.isPresent() ? Optional.of(Files.write(folder.resolve("proof"), proof.get())) : Optional.empty();
        Path taken = Files.write(folder.resolve("receipt"), container);
        return ProofCheck.check(taken, Optional.of("pl.trm.example/trail"), file, List.of(policy), findings);
    }
}
