package org.trmgateway.node.proof;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.trmgateway.referral.Sha256;

/** Receipts whose proofs are due, and proofs. */
final class MemoryProofStore implements ProofStore {

    final Map<Sha256, WantedProof> wanted = new LinkedHashMap<>();
    final Map<Sha256, Instant> due = new HashMap<>();
    final Map<Sha256, byte[]> kept = new HashMap<>();

    void want(WantedProof proof, Instant at) {
        wanted.put(proof.receipt(), proof);
        due.put(proof.receipt(), at);
    }

    @Override
    public List<WantedProof> due(Instant now, int most) {
        return wanted.values().stream()
                .filter(proof -> !due.get(proof.receipt()).isAfter(now))
                .sorted(Comparator.comparing(proof -> due.get(proof.receipt())))
                .limit(most)
                .toList();
    }

    @Override
    public void postpone(WantedProof proof, Instant until) {
        want(
                new WantedProof(
                        proof.messageId(), proof.event(), proof.receipt(), proof.recipient(), proof.attempts() + 1),
                until);
    }

    @Override
    public boolean keep(WantedProof proof, byte[] bytes, Instant at) {
        forget(proof);
        return kept.putIfAbsent(proof.receipt(), bytes) == null;
    }

    @Override
    public void forget(WantedProof proof) {
        wanted.remove(proof.receipt());
        due.remove(proof.receipt());
    }

    @Override
    public Optional<byte[]> of(Sha256 receipt) {
        return Optional.ofNullable(kept.get(receipt));
    }

    @Override
    public long countWaitingSince(Instant before) {
        return wanted.keySet().stream()
                .filter(receipt -> due.get(receipt).isBefore(before))
                .count();
    }
}
