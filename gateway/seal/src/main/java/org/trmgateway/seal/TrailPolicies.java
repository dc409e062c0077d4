package org.trmgateway.seal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.NodeId;
import org.trmgateway.trail.note.VerifierKey;

/**
 * What a directory says of trails, in the words of C2SP: which keys a log is signed with, and the policy (C2SP tlog-policy) that says who has to
 * have seen it. Of a witness both keys together count once, so that whoever breaks one kind of key is no witness. A node never witnesses itself.
 */
public final class TrailPolicies {

    private final DirectoryContent content;

    private TrailPolicies(DirectoryContent content) {
        this.content = content;
    }

    public static TrailPolicies of(DirectoryContent content) {
        return new TrailPolicies(content);
    }

    /** The keys of the log with an origin, each of which has to have signed it; none when no node of the directory has such a log. */
    public List<VerifierKey> logKeys(String origin) {
        int end = origin.lastIndexOf('/');
        if (end < 0 || !DirectoryTrail.isFolder(origin.substring(end + 1))) {
            return List.of();
        }
        return content.nodes().stream()
                .flatMap(node -> node.trail().stream())
                .filter(trail -> trail.name().equals(origin.substring(0, end)))
                .findFirst()
                .map(trail -> trail.logKeys(origin))
                .orElse(List.of());
    }

    /**
     * The policy for a log of a node, as text. Without witnesses in the directory its quorum is {@code none}; cosignatures are verified all the
     * same.
     *
     * @param folder the log, see {@link DirectoryTrail#isFolder}
     * @throws GatewayException with {@link ErrorCode#OPEN_DIRECTORY_INVALID}, rule {@code trail-unlisted} when the directory lists no trail of the
     *     node, {@code trail-folder} when no log can be called that
     */
    public String policy(NodeId node, String folder) {
        DirectoryTrail trail = trailOf(node)
                .orElseThrow(
                        () -> new GatewayException(ErrorCode.OPEN_DIRECTORY_INVALID, Detail.rule("trail-unlisted")));
        List<DirectoryNode> witnesses = content.nodes().stream()
                .filter(other -> !other.id().equals(node) && other.trail().isPresent())
                .toList();
        List<String> lines = new ArrayList<>();
        lines.add("# Log " + folder + " of node " + node + ", by version " + content.version() + " of the directory");
        trail.logKeys(trail.origin(folder)).forEach(key -> lines.add("log " + key));
        witnesses.forEach(witness -> lines.addAll(witness(witness)));
        lines.addAll(
                content.witnesses().map(asked -> quorum(asked, node, witnesses)).orElse(List.of("quorum none")));
        return lines.stream().collect(Collectors.joining("\n", "", "\n"));
    }

    private Optional<DirectoryTrail> trailOf(NodeId node) {
        return content.nodes().stream()
                .filter(listed -> listed.id().equals(node))
                .findFirst()
                .flatMap(DirectoryNode::trail);
    }

    private static List<String> witness(DirectoryNode witness) {
        List<VerifierKey> keys = witness.trail().orElseThrow().witnessKeys();
        String classical = witness.id() + ".ed25519";
        String postQuantum = witness.id() + ".ml-dsa-44";
        return List.of(
                "witness " + classical + " " + keys.getFirst(),
                "witness " + postQuantum + " " + keys.getLast(),
                "group " + both(witness.id()) + " all " + classical + " " + postQuantum);
    }

    private static List<String> quorum(DirectoryWitnesses asked, NodeId node, List<DirectoryNode> witnesses) {
        Stream<NodeId> rest = witnesses.stream().map(DirectoryNode::id).filter(id -> !id.equals(asked.neutral()));
        String others = rest.map(TrailPolicies::both).collect(Collectors.joining(" "));
        if (node.equals(asked.neutral())) {
            return List.of("group others " + (asked.others() + 1) + " " + others, "quorum others");
        }
        if (asked.others() == 0) {
            return List.of("quorum " + both(asked.neutral()));
        }
        return List.of(
                "group others " + asked.others() + " " + others,
                "group quorum all " + both(asked.neutral()) + " others",
                "quorum quorum");
    }

    /** No node's id has a full stop, so that no name of the policy is taken twice. */
    private static String both(NodeId witness) {
        return witness + ".both";
    }
}
