package org.trmgateway.seal;

import java.net.URI;
import java.security.cert.X509Certificate;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.PartyId;

/**
 * A gateway, as the directory lists it.
 *
 * @param id the node
 * @param country ISO 3166-1 alpha-2, upper case
 * @param relayEndpoint where it takes envelopes; https
 * @param tlsCertificate with which it serves and calls
 * @param gatewayParty the party that signs its receipts
 */
public record DirectoryNode(
        NodeId id, String country, URI relayEndpoint, X509Certificate tlsCertificate, PartyId gatewayParty) {}
