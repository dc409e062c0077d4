package org.trmgateway.node.http;

import java.util.Optional;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.PartyId;

/** Who is at the door, after its certificate was judged. */
public sealed interface ClientIdentity {

    /** Party for which the client speaks at this node; empty for another node and for an auditor. */
    Optional<PartyId> speaksFor();

    /** Language of refusals, RFC 5646. */
    String language();

    /**
     * A national system, listed in the configuration.
     *
     * @param name neutral name for logs
     * @param party for which it speaks
     * @param language of refusals, RFC 5646
     * @param signs whether every message of it has to be signed
     */
    record NationalSystem(String name, PartyId party, String language, boolean signs) implements ClientIdentity {

        @Override
        public Optional<PartyId> speaksFor() {
            return Optional.of(party);
        }
    }

    /**
     * Another node, listed in the directory with the TLS certificate it presented.
     *
     * @param node the node
     */
    record PeerNode(NodeId node) implements ClientIdentity {

        @Override
        public Optional<PartyId> speaksFor() {
            return Optional.empty();
        }

        /** English: another node's operators may be anywhere. */
        @Override
        public String language() {
            return "en";
        }
    }

    /**
     * An auditor, listed in the configuration: reads the trail as files and nothing else.
     *
     * @param name neutral name for logs
     */
    record Auditor(String name) implements ClientIdentity {

        @Override
        public Optional<PartyId> speaksFor() {
            return Optional.empty();
        }

        @Override
        public String language() {
            return "en";
        }
    }
}
