package org.trmgateway.seal;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.trmgateway.referral.NodeId;

/** Nodes with trails and real keys. */
final class TestTrails {

    private TestTrails() {}

    static TrailKeys keys(String node) {
        Map<TrailKeyFile, KeyPair> pairs = new EnumMap<>(TrailKeyFile.class);
        for (TrailKeyFile file : TrailKeyFile.values()) {
            pairs.put(file, pair(file.algorithm()));
        }
        return TrailKeys.of(node + ".trm.example/trail", pairs);
    }

    static KeyPair pair(String algorithm) {
        try {
            return KeyPairGenerator.getInstance(algorithm).generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static Map<NodeId, TrailKeys> keysOf(String... nodes) {
        Map<NodeId, TrailKeys> keys = new LinkedHashMap<>();
        for (String node : nodes) {
            keys.put(new NodeId(node), keys(node));
        }
        return keys;
    }

    /** The content with these nodes only, all alike but for id and trail: no directory authority would sign it, but it says who witnesses. */
    static DirectoryContent content(
            DirectoryContent like, Map<NodeId, TrailKeys> keys, Optional<DirectoryWitnesses> witnesses) {
        DirectoryNode first = like.nodes().getFirst();
        List<DirectoryNode> nodes = new ArrayList<>();
        keys.forEach((id, own) -> nodes.add(new DirectoryNode(
                        id, first.country(), first.relayEndpoint(), first.tlsCertificate(), first.gatewayParty())
                .withTrail(Optional.of(own.listing()))));
        return like.withNodes(nodes).withWitnesses(witnesses);
    }
}
