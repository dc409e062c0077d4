package org.trmgateway.trail.note;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Sha256;
import org.trmgateway.referral.Stage;
import org.trmgateway.trail.EntryBytes;
import org.trmgateway.trail.InclusionProof;
import org.trmgateway.trail.SizeAndRoot;
import org.trmgateway.trail.TrailEntry;
import org.trmgateway.trail.TreeHashes;

/** A proof that brings its entry says what a trail says of one receipt, and of no other. */
class EntryProofTest {

    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");
    private static final String ORIGIN = "by.trm.example/trail/2026";
    private static final MessageId MESSAGE = MessageId.parse("01935f2a-7c00-7000-8000-000000000001");
    private static final MessageId OTHER = MessageId.parse("01935f2a-7c00-7000-8000-000000000002");
    private static final Sha256 RECEIPT = Sha256.of("receipt".getBytes(UTF_8));

    private final SigningKey classical = GrowingLog.key(ORIGIN, SignatureType.ED25519);
    private final SigningKey postQuantum = GrowingLog.key(ORIGIN, SignatureType.ML_DSA_44_COSIGNATURE);
    private final SigningKey witness = GrowingLog.key("pl.trm.example/witness", SignatureType.ML_DSA_44_COSIGNATURE);

    private final EntryBytes entry = TrailEntry.of(EvidenceEvent.RELAY_ACCEPTANCE, Stage.RECEIVE, NOON)
            .message(MESSAGE, Optional.empty())
            .from(new PartyId("pl-sg"))
            .to(new PartyId("by-mvd"))
            .document(RECEIPT)
            .build()
            .toBytes();

    @Test
    void saysWhatTheTrailSaysOfTheReceipt() {
        EntryProof proof = proof(true);
        EntryProof read = EntryProof.read(proof.bytes());
        assertThat(read.bytes()).isEqualTo(proof.bytes());
        assertThat(read.origin()).isEqualTo(ORIGIN);
        assertThat(read.verify(policy(), RECEIPT, EvidenceEvent.RELAY_ACCEPTANCE, MESSAGE))
                .isEqualTo(TrailEntry.read(entry));
    }

    @Test
    void saysNothingOfAnotherReceiptEventOrMessage() {
        EntryProof proof = proof(true);
        Sha256 another = Sha256.of("another".getBytes(UTF_8));
        assertRefused(() -> proof.verify(policy(), another, EvidenceEvent.RELAY_ACCEPTANCE, MESSAGE), "proof-receipt");
        assertRefused(() -> proof.verify(policy(), RECEIPT, EvidenceEvent.CONTENT_HANDOVER, MESSAGE), "proof-receipt");
        assertRefused(() -> proof.verify(policy(), RECEIPT, EvidenceEvent.RELAY_ACCEPTANCE, OTHER), "proof-receipt");
    }

    @Test
    void doesNotBelieveAnEntryThatIsNotTheOneInTheTree() {
        EntryProof genuine = proof(true);
        EntryBytes forged = TrailEntry.of(EvidenceEvent.RELAY_ACCEPTANCE, Stage.RECEIVE, NOON)
                .message(OTHER, Optional.empty())
                .document(RECEIPT)
                .build()
                .toBytes();
        EntryProof swapped = new EntryProof(forged, genuine.index(), genuine.path(), genuine.note());
        assertRefused(() -> swapped.verify(policy()), "inclusion-root");
    }

    @Test
    void needsBothKeysOfTheTrailAndTheQuorum() {
        EntryProof oneKey = new EntryProof(entry, 1, proof(true).path(), note(List.of(classical, witness)));
        assertRefused(() -> oneKey.verify(policy()), "policy-log");
        assertRefused(() -> proof(false).verify(policy()), "policy-quorum");
    }

    @Test
    void bringsItsEntry() {
        EntryProof proof = proof(true);
        byte[] bare = new TlogProof(Optional.empty(), proof.index(), proof.path(), proof.note()).bytes();
        assertRefused(() -> EntryProof.read(bare), "tlog-proof-entry");
    }

    private EntryProof proof(boolean seen) {
        List<SigningKey> keys = new ArrayList<>(List.of(classical, postQuantum));
        if (seen) {
            keys.add(witness);
        }
        return EntryProof.of(entry, new InclusionProof(1, 2, List.of(first())), note(keys));
    }

    /** A log of two entries, of which the second is the one that is proven. */
    private SignedNote note(List<SigningKey> keys) {
        Checkpoint checkpoint = new Checkpoint(ORIGIN, new SizeAndRoot(2, TreeHashes.node(first(), entry.leafHash())));
        return new SignedNote(
                checkpoint.text(),
                keys.stream().map(key -> key.sign(checkpoint, NOON)).toList());
    }

    private static Sha256 first() {
        return TreeHashes.leaf("first".getBytes(UTF_8));
    }

    private WitnessPolicy policy() {
        return WitnessPolicy.read(("log " + classical.verifier() + "\nlog " + postQuantum.verifier() + "\nwitness pl "
                        + witness.verifier() + "\nquorum pl\n")
                .getBytes(UTF_8));
    }

    private static void assertRefused(ThrowingCallable call, String rule) {
        assertThatThrownBy(call).isInstanceOf(GatewayException.class).hasMessageContaining(rule);
    }
}
