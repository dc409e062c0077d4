package org.trmgateway.auditor;

import static java.util.stream.Collectors.toSet;

import java.util.Optional;
import java.util.Set;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.seal.Directory;
import org.trmgateway.seal.DirectoryNode;
import org.trmgateway.seal.DirectoryParty;
import org.trmgateway.seal.DirectoryTrail;

/**
 * Which parties are behind which of two nodes, A and B. By the directory, if the auditor has it; else by what the trails themselves say, which
 * cannot show that everything about a party was left out of one of them.
 *
 * @param ofA parties of A
 * @param ofB parties of B
 * @param a id of A, if the directory says it
 * @param b id of B, if the directory says it
 */
record Membership(Set<PartyId> ofA, Set<PartyId> ofB, Optional<NodeId> a, Optional<NodeId> b) {

    Membership {
        ofA = Set.copyOf(ofA);
        ofB = Set.copyOf(ofB);
    }

    static Membership of(NodeRecord a, NodeRecord b, Optional<Directory> directory) throws Unlisted {
        if (directory.isEmpty()) {
            return new Membership(a.parties(), b.parties(), Optional.empty(), Optional.empty());
        }
        NodeId nodeOfA = node(directory.get(), a.name());
        NodeId nodeOfB = node(directory.get(), b.name());
        return new Membership(
                parties(directory.get(), nodeOfA),
                parties(directory.get(), nodeOfB),
                Optional.of(nodeOfA),
                Optional.of(nodeOfB));
    }

    /** The trails are not those of two nodes, or the directory does not say of which. */
    static final class Unlisted extends Exception {

        private static final long serialVersionUID = 1L;

        Unlisted(String message) {
            super(message);
        }
    }

    /** Whether a message went from one of the nodes to the other. */
    boolean crosses(PartyId from, PartyId to) {
        return (ofA.contains(from) && ofB.contains(to)) || (ofB.contains(from) && ofA.contains(to));
    }

    /** The name of the trail of the node behind which a party is, if the directory lists it. */
    static Optional<String> trailOf(Directory directory, PartyId party) {
        return directory.parties().stream()
                .filter(listed -> listed.id().equals(party))
                .flatMap(listed ->
                        directory.nodes().stream().filter(node -> node.id().equals(listed.node())))
                .flatMap(node -> node.trail().stream())
                .map(DirectoryTrail::name)
                .findFirst();
    }

    /** The parties behind the node of a trail. */
    static Set<PartyId> partiesOf(Directory directory, String trail) throws Unlisted {
        return parties(directory, node(directory, trail));
    }

    private static Set<PartyId> parties(Directory directory, NodeId node) {
        return directory.partiesOf(node).stream().map(DirectoryParty::id).collect(toSet());
    }

    private static NodeId node(Directory directory, String trail) throws Unlisted {
        for (DirectoryNode node : directory.nodes()) {
            if (node.trail().map(DirectoryTrail::name).filter(trail::equals).isPresent()) {
                return node.id();
            }
        }
        throw new Unlisted("the directory lists no trail " + trail);
    }
}
