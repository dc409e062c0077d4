package org.trmgateway.node.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import java.util.function.Supplier;
import org.trmgateway.referral.NodeId;
import org.trmgateway.seal.Directory;
import org.trmgateway.seal.DirectoryNode;
import org.trmgateway.seal.DirectoryTrail;
import org.trmgateway.seal.TrailPolicies;
import org.trmgateway.trail.note.WitnessPolicy;

/**
 * Policies of the directory in force.
 *
 * @param directory in force
 */
public record DirectoryPolicies(Supplier<Directory> directory) implements ProofPolicies {

    @Override
    public Optional<WitnessPolicy> of(NodeId node, String origin) {
        Directory now = directory.get();
        int end = origin.lastIndexOf('/');
        String folder = origin.substring(end + 1);
        return now.nodes().stream()
                .filter(listed -> listed.id().equals(node))
                .findFirst()
                .flatMap(DirectoryNode::trail)
                .filter(trail ->
                        DirectoryTrail.isFolder(folder) && trail.origin(folder).equals(origin))
                .map(trail -> WitnessPolicy.read(
                        TrailPolicies.of(now.content()).policy(node, folder).getBytes(UTF_8)));
    }
}
