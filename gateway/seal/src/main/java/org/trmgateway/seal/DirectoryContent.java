package org.trmgateway.seal;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What directory authorities sign.
 *
 * @param version counts up with every issue, from 1
 * @param issued whole milliseconds
 * @param expires from then on it must not be used; at most {@link #LONGEST_LIFE} after {@code issued}
 * @param algorithms which suites are used, and until when
 * @param witnesses who has to have seen the trails of the nodes; empty where nobody has to
 * @param authorities certificates of the authorities that issued the certificates below, without the roots
 * @param nodes every gateway of the federation
 * @param parties every organisation, the gateways' own included
 */
public record DirectoryContent(
        long version,
        Instant issued,
        Instant expires,
        AlgorithmPolicy algorithms,
        Optional<DirectoryWitnesses> witnesses,
        List<X509Certificate> authorities,
        List<DirectoryNode> nodes,
        List<DirectoryParty> parties) {

    /**
     * The longest time a directory may be used: whoever keeps a newer one from a node can freeze it in the past no longer than that.
     */
    public static final Duration LONGEST_LIFE = Duration.ofDays(90);

    public DirectoryContent {
        authorities = List.copyOf(authorities);
        nodes = List.copyOf(nodes);
        parties = List.copyOf(parties);
    }

    /** With every suite, without an end, and without witnesses. */
    public DirectoryContent(
            long version,
            Instant issued,
            Instant expires,
            List<X509Certificate> authorities,
            List<DirectoryNode> nodes,
            List<DirectoryParty> parties) {
        this(version, issued, expires, AlgorithmPolicy.ALL, Optional.empty(), authorities, nodes, parties);
    }

    /** The next version of the same, which may be used as long as this one could. */
    public DirectoryContent next(Instant at) {
        return new DirectoryContent(
                version + 1,
                at,
                at.plus(Duration.between(issued, expires)),
                algorithms,
                witnesses,
                authorities,
                nodes,
                parties);
    }

    /** The same with other suites. */
    public DirectoryContent withAlgorithms(AlgorithmPolicy others) {
        return new DirectoryContent(version, issued, expires, others, witnesses, authorities, nodes, parties);
    }

    /** The same with other witnesses, or without. */
    public DirectoryContent withWitnesses(Optional<DirectoryWitnesses> others) {
        return new DirectoryContent(version, issued, expires, algorithms, others, authorities, nodes, parties);
    }

    /** The same with other nodes. */
    public DirectoryContent withNodes(List<DirectoryNode> others) {
        return new DirectoryContent(version, issued, expires, algorithms, witnesses, authorities, others, parties);
    }

    /** The same with other parties. */
    public DirectoryContent withParties(List<DirectoryParty> others) {
        return new DirectoryContent(version, issued, expires, algorithms, witnesses, authorities, nodes, others);
    }
}
