package org.trmgateway.seal;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/**
 * What a directory authority signs.
 *
 * @param version counts up with every issue, from 1
 * @param issued whole milliseconds
 * @param expires from then on it must not be used
 * @param authorities certificates of the authorities that issued the certificates below, without the roots
 * @param nodes every gateway of the federation
 * @param parties every organisation, the gateways' own included
 */
public record DirectoryContent(
        long version,
        Instant issued,
        Instant expires,
        List<X509Certificate> authorities,
        List<DirectoryNode> nodes,
        List<DirectoryParty> parties) {

    public DirectoryContent {
        authorities = List.copyOf(authorities);
        nodes = List.copyOf(nodes);
        parties = List.copyOf(parties);
    }
}
