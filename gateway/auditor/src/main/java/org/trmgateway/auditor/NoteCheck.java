package org.trmgateway.auditor;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.trail.TrailInconsistency;
import org.trmgateway.trail.note.Checkpoint;
import org.trmgateway.trail.note.CheckpointVerifier;
import org.trmgateway.trail.note.SignedNote;
import org.trmgateway.trail.note.VerifierKey;
import org.trmgateway.trail.note.WitnessPolicy;

/** Asks the policies whether a checkpoint is that of the log it names, and whether those who have to have seen it have. */
final class NoteCheck {

    private final List<WitnessPolicy> policies;

    NoteCheck(List<WitnessPolicy> policies) {
        this.policies = policies;
    }

    /**
     * A checkpoint that every policy for its log accepts.
     *
     * @param by names of the witnesses whose cosignatures hold, as the policies call them
     * @param latest when the quorum of them had seen it; empty when nobody is asked for
     */
    record Seen(Set<String> by, Optional<Instant> latest) {}

    /** A checkpoint that is not accepted. */
    static final class Refused extends Exception {

        private static final long serialVersionUID = 1L;

        private final Check check;

        Refused(Check check) {
            super(check.word());
            this.check = check;
        }

        Check check() {
            return check;
        }
    }

    /** Whether there is anything to ask. */
    boolean isAsked() {
        return !policies.isEmpty();
    }

    /**
     * Requires that the log signed with every key a policy has for it, and that the quorum of the policy has seen it; of each policy that knows
     * the log, and of at least one.
     */
    Seen require(SignedNote note) throws Refused {
        String origin = Checkpoint.read(note.text()).origin();
        List<WitnessPolicy> asked = policies.stream()
                .filter(policy -> !keys(policy, origin).isEmpty())
                .toList();
        if (asked.isEmpty()) {
            throw new Refused(Check.CHECKPOINT_LOG);
        }
        Set<String> by = new TreeSet<>();
        Instant latest = Instant.EPOCH;
        for (WitnessPolicy policy : asked) {
            WitnessPolicy.Accepted accepted = require(note, policy, keys(policy, origin));
            by.addAll(accepted.seenBy());
            latest = accepted.latest().isAfter(latest) ? accepted.latest() : latest;
        }
        return new Seen(by, latest.equals(Instant.EPOCH) ? Optional.empty() : Optional.of(latest));
    }

    private static WitnessPolicy.Accepted require(SignedNote note, WitnessPolicy policy, List<VerifierKey> keys)
            throws Refused {
        try {
            if (CheckpointVerifier.verify(note, keys).size() < keys.size()) {
                throw TrailInconsistency.of("policy-log");
            }
            return policy.require(note);
        } catch (GatewayException refused) {
            throw new Refused(
                    switch (refused.detail().rule().orElse("")) {
                        case "policy-log" -> Check.CHECKPOINT_LOG;
                        case "policy-quorum" -> Check.CHECKPOINT_QUORUM;
                        default -> Check.CHECKPOINT_SIGNATURE;
                    });
        }
    }

    private static List<VerifierKey> keys(WitnessPolicy policy, String origin) {
        return policy.logs().stream().filter(key -> key.name().equals(origin)).toList();
    }
}
