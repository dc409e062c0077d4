package org.trmgateway.node.trail;

import java.util.Optional;
import org.trmgateway.node.config.TrailKeysProperties;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.NodeId;
import org.trmgateway.seal.Directory;
import org.trmgateway.seal.DirectoryTrail;
import org.trmgateway.seal.TrailKeys;

/**
 * What this node signs its trail with.
 *
 * @param keys those that the directory lists of it; empty when the directory lists no trail of this node, which then signs nothing and is
 *     nobody's witness
 */
public record OwnTrailKeys(Optional<TrailKeys> keys) {

    /**
     * Loads the keys and compares them with what the directory lists.
     *
     * @throws IllegalArgumentException when the directory lists a trail of the node and these are not its keys, or there are none
     * @throws GatewayException with {@link ErrorCode#SEAL_KEY_UNAVAILABLE} when a file cannot be used; the field is the file
     */
    public static OwnTrailKeys load(Optional<TrailKeysProperties> settings, NodeId node, Directory directory) {
        // Not by lookup: a directory that is over still says whose keys these are.
        Optional<DirectoryTrail> listed = directory.nodes().stream()
                .filter(other -> other.id().equals(node))
                .findFirst()
                .flatMap(own -> own.trail());
        return new OwnTrailKeys(listed.map(trail -> load(settings, trail)));
    }

    private static TrailKeys load(Optional<TrailKeysProperties> settings, DirectoryTrail listed) {
        TrailKeysProperties where = settings.orElseThrow(
                () -> refused(
                        "the directory lists a trail of this node, and trm.keys.trail is missing. Name the directory of its four keys"));
        TrailKeys keys = TrailKeys.load(listed.name(), where.directory(), where.passwordFile());
        try {
            return keys.requireListed(listed);
        } catch (GatewayException unlisted) {
            String file = unlisted.detail().field().orElse("a file");
            throw refused(file
                    + " in trm.keys.trail.directory is not the key that the directory lists of this node. Name the"
                    + " directory of the keys that are listed, or have the directory authorities list the new ones");
        }
    }

    private static IllegalArgumentException refused(String why) {
        return new IllegalArgumentException(ErrorCode.SEAL_KEY_UNAVAILABLE + ": " + why);
    }
}
