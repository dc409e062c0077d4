package org.trmgateway.seal;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.PartyId;

/**
 * A gateway, as the directory lists it.
 *
 * @param id the node
 * @param country ISO 3166-1 alpha-2, upper case
 * @param relayEndpoint where it takes envelopes; https
 * @param tlsCertificates with which it serves and calls, the current one first; several while it changes from one to the next
 * @param gatewayParty the party that signs its receipts
 * @param packVersion version of the country pack it runs, if it said
 * @param codeListVersion version of the messages' code lists it runs, if it said: a peer that is behind can be told apart
 * @param trail its message trail and what it signs it with, if it is listed; without one it is nobody's witness
 */
public record DirectoryNode(
        NodeId id,
        String country,
        URI relayEndpoint,
        List<X509Certificate> tlsCertificates,
        PartyId gatewayParty,
        Optional<String> packVersion,
        Optional<String> codeListVersion,
        Optional<DirectoryTrail> trail) {

    public DirectoryNode {
        tlsCertificates = List.copyOf(tlsCertificates);
    }

    /** A node with one certificate that did not say what it runs. */
    public DirectoryNode(
            NodeId id, String country, URI relayEndpoint, X509Certificate tlsCertificate, PartyId gatewayParty) {
        this(
                id,
                country,
                relayEndpoint,
                List.of(tlsCertificate),
                gatewayParty,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The current certificate. */
    public X509Certificate tlsCertificate() {
        return tlsCertificates.getFirst();
    }

    /** The same node at another address. */
    public DirectoryNode withRelayEndpoint(URI other) {
        return new DirectoryNode(
                id, country, other, tlsCertificates, gatewayParty, packVersion, codeListVersion, trail);
    }

    /** The same node with another trail, or without one. */
    public DirectoryNode withTrail(Optional<DirectoryTrail> other) {
        return new DirectoryNode(
                id, country, relayEndpoint, tlsCertificates, gatewayParty, packVersion, codeListVersion, other);
    }
}
