package org.trmgateway.seal;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;

/** What a directory has to fulfil in what it says of trails and witnesses. Each refusal is {@link ErrorCode#OPEN_DIRECTORY_INVALID}. */
final class TrailRules {

    private TrailRules() {}

    static void requireConsistent(DirectoryContent content) {
        List<DirectoryTrail> trails =
                content.nodes().stream().flatMap(node -> node.trail().stream()).toList();
        requireOnce(trails.stream().map(DirectoryTrail::name), "trail-name-twice");
        requireOnce(
                trails.stream()
                        .flatMap(trail -> Stream.of(
                                trail.ed25519(), trail.mlDsa44(), trail.witnessEd25519(), trail.witnessMlDsa44())),
                "trail-key-twice");
        content.witnesses().ifPresent(witnesses -> requireWitnesses(content, witnesses, trails.size()));
    }

    /** A quorum that cannot be reached would stop every node; one that a node reaches with itself would prove nothing. */
    private static void requireWitnesses(DirectoryContent content, DirectoryWitnesses witnesses, int trails) {
        boolean listed = content.nodes().stream()
                .anyMatch(node ->
                        node.id().equals(witnesses.neutral()) && node.trail().isPresent());
        if (!listed) {
            throw invalid("witness-neutral");
        }
        // Beside the node whose trail it is and the neutral one.
        if (witnesses.others() < 0 || witnesses.others() > trails - 2) {
            throw invalid("witness-others");
        }
    }

    private static void requireOnce(Stream<String> values, String rule) {
        Set<String> seen = new HashSet<>();
        values.forEach(value -> {
            if (!seen.add(value)) {
                throw invalid(rule);
            }
        });
    }

    private static GatewayException invalid(String rule) {
        return new GatewayException(ErrorCode.OPEN_DIRECTORY_INVALID, Detail.rule(rule));
    }
}
