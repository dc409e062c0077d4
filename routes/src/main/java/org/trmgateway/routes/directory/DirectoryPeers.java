package org.trmgateway.routes.directory;

import java.util.List;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Sha256;

/** Other nodes, asked for their directory and told of ours. Every call throws a GatewayException when the node does not answer as it should. */
public interface DirectoryPeers {

    /**
     * What another node says is in force there.
     *
     * @param version of its directory
     * @param sha256 of what the authorities signed
     * @param cuts the cut-offs that hold there
     */
    record State(long version, Sha256 sha256, List<KnownCut> cuts) {

        public State {
            cuts = List.copyOf(cuts);
        }
    }

    /**
     * A cut-off by name.
     *
     * @param party who is cut off
     * @param directoryVersion last version for which it holds
     */
    record KnownCut(PartyId party, long directoryVersion) {}

    State state(NodeId peer);

    /** The signed directory that is in force there. */
    byte[] directory(NodeId peer);

    /** The signed cut-off. */
    byte[] cut(NodeId peer, KnownCut cut);

    /** Hands a signed directory over. */
    void handOn(NodeId peer, byte[] directory);

    /** Hands a signed cut-off over. */
    void handOnCut(NodeId peer, byte[] cut);
}
