package org.trmgateway.trail.note;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.trmgateway.trail.TrailInconsistency;

/**
 * Which trails are accepted, and who must have seen them (C2SP tlog-policy): logs, witnesses, groups of witnesses and the quorum. Immutable.
 *
 * <pre>
 * log     trail.example/2026+...
 * witness at  at.example/witness+...
 * witness md  md.example/witness+...
 * witness secretariat secretariat.example/witness+...
 * group   peers 1 at md
 * group   q all peers secretariat
 * quorum  q
 * </pre>
 */
public final class WitnessPolicy {

    /** The quorum that asks for nobody. */
    static final String NOBODY = "none";

    private final List<VerifierKey> logs;
    private final SequencedMap<String, VerifierKey> witnesses;
    private final SequencedMap<String, Group> groups;
    private final String quorum;

    /**
     * Witnesses or groups of which so many must have seen a checkpoint.
     *
     * @param threshold 1 to the number of members
     * @param members names defined before
     */
    record Group(int threshold, List<String> members) {}

    /**
     * A checkpoint that satisfies a policy.
     *
     * @param checkpoint the state
     * @param log the key of the trail that signed it
     * @param seenBy names of the witnesses whose cosignatures hold
     * @param latest when the quorum had seen it: the earliest time by which enough of them say they had; the epoch when nobody is asked for. One
     *     witness with a false clock does not move it.
     */
    public record Accepted(Checkpoint checkpoint, VerifierKey log, Set<String> seenBy, Instant latest) {}

    WitnessPolicy(
            List<VerifierKey> logs,
            SequencedMap<String, VerifierKey> witnesses,
            SequencedMap<String, Group> groups,
            String quorum) {
        this.logs = List.copyOf(logs);
        this.witnesses = new LinkedHashMap<>(witnesses);
        this.groups = new LinkedHashMap<>(groups);
        this.quorum = quorum;
    }

    /**
     * Reads a policy file.
     *
     * @throws org.trmgateway.referral.GatewayException with {@code TRAIL_INCONSISTENT}, rule {@code policy-...}
     */
    public static WitnessPolicy read(byte[] bytes) {
        return new PolicyReader(new String(bytes, UTF_8)).read();
    }

    /**
     * Requires that one of the logs signed the checkpoint, under its own name, and that the quorum has seen it. A trail with several keys has a
     * log line for each; each of its lines on the note has to hold.
     *
     * @throws org.trmgateway.referral.GatewayException with {@code TRAIL_INCONSISTENT}: rule {@code policy-log} or {@code policy-quorum}, or
     *     what {@link CheckpointVerifier} says of a false signature
     */
    public Accepted require(SignedNote note) {
        Checkpoint checkpoint = Checkpoint.read(note.text());
        List<CheckpointVerifier.Verified> byLogs = CheckpointVerifier.verify(note, logs);
        VerifierKey log = byLogs.stream()
                .map(CheckpointVerifier.Verified::key)
                .filter(key -> key.name().equals(checkpoint.origin()))
                .findFirst()
                .orElseThrow(() -> TrailInconsistency.of("policy-log"));
        Set<String> seenBy = new TreeSet<>();
        Map<String, Instant> times = new HashMap<>();
        for (CheckpointVerifier.Verified seen : CheckpointVerifier.verify(note, List.copyOf(witnesses.values()))) {
            for (Map.Entry<String, VerifierKey> witness : witnesses.entrySet()) {
                if (witness.getValue().equals(seen.key())) {
                    seenBy.add(witness.getKey());
                    times.put(witness.getKey(), seen.at());
                }
            }
        }
        if (!isMet(quorum, seenBy)) {
            throw TrailInconsistency.of("policy-quorum");
        }
        return new Accepted(checkpoint, log, seenBy, reached(times));
    }

    private Instant reached(Map<String, Instant> times) {
        return Stream.concat(Stream.of(Instant.EPOCH), times.values().stream())
                .sorted()
                .filter(time -> isMet(
                        quorum,
                        times.keySet().stream()
                                .filter(name -> time.isAfter(Instant.EPOCH)
                                        && !times.getOrDefault(name, Instant.MAX)
                                                .isAfter(time))
                                .collect(Collectors.toSet())))
                .findFirst()
                .orElse(Instant.EPOCH);
    }

    /** Whether these witnesses together are a quorum. */
    public boolean isQuorum(Set<String> seenBy) {
        return isMet(quorum, seenBy);
    }

    /** The witnesses by their names in the policy. */
    public Map<String, VerifierKey> witnesses() {
        return Map.copyOf(witnesses);
    }

    public List<VerifierKey> logs() {
        return logs;
    }

    private boolean isMet(String name, Set<String> seenBy) {
        if (name.equals(NOBODY) || seenBy.contains(name)) {
            return true;
        }
        Group group = groups.get(name);
        return group != null
                && group.members().stream()
                                .filter(member -> isMet(member, seenBy))
                                .count()
                        >= group.threshold();
    }
}
