package org.trmgateway.auditor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.Sha256;
import org.trmgateway.seal.StampedReceipt;
import org.trmgateway.trail.InclusionProof;
import org.trmgateway.trail.TrailEntry;
import org.trmgateway.trail.note.Checkpoint;
import org.trmgateway.trail.note.EntryProof;
import org.trmgateway.trail.note.WitnessPolicy;

/**
 * Checks that a receipt is on a trail: that the proof leads from an entry to a checkpoint, that the policy accepts the checkpoint, and that the entry
 * is about this receipt. Nothing but files is needed, no export and no node.
 */
public final class ProofCheck {

    private static final long LONGEST_PROOF = 1 << 20;

    private final NoteCheck policies;
    private final Optional<String> trail;
    private final Findings findings;

    private ProofCheck(NoteCheck policies, Optional<String> trail, Findings findings) {
        this.policies = policies;
        this.trail = trail;
        this.findings = findings;
    }

    /**
     * Goes on from a receipt.
     *
     * @param receipt a container that {@link ReceiptCheck} was asked about
     * @param trail name of the trail of the gateway that gave the receipt; empty when the directory lists none, and then no log will do
     * @param proof file of the proof; without one it is the proof within the container
     * @param findings of {@link ReceiptCheck}; nothing more is looked at when they are not good
     * @throws IOException when a file cannot be read, which says nothing about the receipt
     */
    public static Findings check(
            Path receipt, Optional<String> trail, Optional<Path> proof, List<WitnessPolicy> policies, Findings findings)
            throws IOException {
        if (findings.isVerified()) {
            StampedReceipt taken = StampedReceipt.read(Files.readAllBytes(receipt));
            Optional<byte[]> bytes = proof.isPresent() ? Optional.of(read(proof.get())) : taken.trailProof();
            ProofCheck check = new ProofCheck(new NoteCheck(policies), trail, findings);
            if (bytes.isPresent()) {
                check.check(bytes.get(), Sha256.of(taken.signed()));
            } else {
                findings.defect(Check.PROOF, "missing");
            }
        }
        return findings;
    }

    private static byte[] read(Path file) throws IOException {
        if (Files.size(file) > LONGEST_PROOF) {
            throw new IOException(file.getFileName() + " is too long");
        }
        return Files.readAllBytes(file);
    }

    private void check(byte[] bytes, Sha256 receipt) {
        try {
            EntryProof proof = EntryProof.read(bytes);
            Checkpoint checkpoint = Checkpoint.read(proof.note().text());
            findings.fact("log", checkpoint.origin());
            findings.fact("entry", proof.index());
            findings.fact("size", checkpoint.size());
            new InclusionProof(proof.index(), checkpoint.size(), proof.path())
                    .verify(proof.entry().leafHash(), checkpoint.root());
            checkLog(checkpoint.origin());
            checkSeen(proof);
            checkEntry(TrailEntry.read(proof.entry()), receipt);
        } catch (GatewayException refused) {
            String rule = refused.detail().rule().orElse("");
            boolean entry = rule.startsWith("entry-") || rule.equals("tlog-proof-entry");
            findings.defect(entry ? Check.PROOF_ENTRY : Check.PROOF, rule);
        }
    }

    /** The trail of another node may have the receipt too; but that whoever gave it has it is what nobody can take back. */
    private void checkLog(String origin) {
        String name = origin.substring(0, Math.max(0, origin.lastIndexOf('/')));
        if (!trail.equals(Optional.of(name))) {
            findings.defect(Check.PROOF, "log");
        }
    }

    private void checkSeen(EntryProof proof) {
        try {
            NoteCheck.Seen seen = policies.require(proof.note());
            findings.fact("seenBy", String.join(" ", seen.by()));
            findings.fact("seenAt", seen.latest());
        } catch (NoteCheck.Refused refused) {
            findings.defect(refused.check(), "proof");
        }
    }

    private void checkEntry(TrailEntry entry, Sha256 receipt) {
        findings.fact("recordedAt", entry.at());
        requireSame("document", entry.documentSha256().map(Sha256::hex), Optional.of(receipt.hex()));
        requireSame("event", Optional.of(entry.event().wireName()), fact("event"));
        requireSame("messageId", entry.messageId().map(Object::toString), fact("messageId"));
        requireSame("from", entry.from().map(Object::toString), fact("from"));
        requireSame("to", entry.to().map(Object::toString), fact("to"));
    }

    private Optional<String> fact(String name) {
        return Optional.ofNullable(findings.facts().get(name));
    }

    private void requireSame(String name, Optional<String> said, Optional<String> receipt) {
        if (!said.equals(receipt)) {
            findings.defect(Check.PROOF_ENTRY, name);
        }
    }
}
