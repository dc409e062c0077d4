package org.trmgateway.node.trail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.trmgateway.node.http.HealthWarnings;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.seal.Directory;
import org.trmgateway.seal.DirectoryNode;
import org.trmgateway.seal.DirectoryTrail;
import org.trmgateway.seal.TrailKeys;
import org.trmgateway.seal.TrailPolicies;
import org.trmgateway.trail.note.SigningKey;
import org.trmgateway.trail.note.VerifierKey;
import org.trmgateway.trail.note.WitnessPolicy;

/** Trails as the directory in force lists them. A cut-off node stays a witness and is witnessed: its signatures bind it. */
public final class DirectoryTrails implements OwnTrail, WitnessedTrails, HealthWarnings {

    private final NodeId node;
    private final Supplier<Directory> directory;
    private final Optional<TrailKeys> keys;

    /**
     * Trails of a directory.
     *
     * @param node this node
     * @param keys of this node; empty when the directory listed no trail of it as it started
     */
    public DirectoryTrails(NodeId node, Supplier<Directory> directory, Optional<TrailKeys> keys) {
        this.node = node;
        this.directory = directory;
        this.keys = keys;
    }

    @Override
    public Optional<String> base() {
        return keys.flatMap(_ -> nodes(node)).flatMap(DirectoryNode::trail).map(DirectoryTrail::name);
    }

    @Override
    public List<SigningKey> keys(String origin) {
        return keys.map(own -> own.log(origin)).orElse(List.of());
    }

    @Override
    public WitnessPolicy policy(String folder) {
        return WitnessPolicy.read(
                TrailPolicies.of(directory.get().content()).policy(node, folder).getBytes(UTF_8));
    }

    @Override
    public List<NodeId> witnesses() {
        return directory.get().nodes().stream()
                .filter(other -> other.trail().isPresent())
                .map(DirectoryNode::id)
                .filter(id -> !id.equals(node))
                .toList();
    }

    @Override
    public List<VerifierKey> logKeys(String origin) {
        return owner(origin)
                .map(_ -> TrailPolicies.of(directory.get().content()).logKeys(origin))
                .orElse(List.of());
    }

    @Override
    public Optional<PartyId> partyOf(String origin) {
        return owner(origin).map(DirectoryNode::gatewayParty);
    }

    @Override
    public List<String> warnings() {
        boolean isListed = nodes(node).flatMap(DirectoryNode::trail).isPresent();
        if (isListed == keys.isPresent()) {
            return List.of();
        }
        return List.of(isListed ? "trail-without-keys" : "trail-unlisted");
    }

    /** Another node that has such a log: nobody is a witness of its own trail. */
    private Optional<DirectoryNode> owner(String origin) {
        return directory.get().nodes().stream()
                .filter(other -> !other.id().equals(node))
                .filter(other -> other.trail()
                        .filter(trail -> origin.startsWith(trail.name() + "/"))
                        .isPresent())
                .findFirst();
    }

    private Optional<DirectoryNode> nodes(NodeId id) {
        return directory.get().nodes().stream()
                .filter(listed -> listed.id().equals(id))
                .findFirst();
    }
}
