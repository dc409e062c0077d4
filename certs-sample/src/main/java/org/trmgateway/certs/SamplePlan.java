package org.trmgateway.certs;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Role;
import org.trmgateway.seal.DirectoryWitnesses;

/**
 * Who is in the sample federation.
 *
 * @param nodes the nodes, in order
 * @param hosts host names and addresses that the nodes' TLS certificates are valid for, besides localhost and 127.0.0.1
 * @param desks parties that keep the keys for sealed parts at their own desk, so that their node cannot open them
 * @param witnesses who has to have seen the trails of the nodes; unless said otherwise {@code iom} and one other, where there are three nodes
 *     and {@code iom} is one of them, and nobody where there are fewer
 */
public record SamplePlan(
        List<Node> nodes, List<String> hosts, Set<PartyId> desks, Optional<DirectoryWitnesses> witnesses) {

    private static final NodeId NEUTRAL = new NodeId("iom");

    private static final int FIRST_PORT = 8443;

    private static final SequencedMap<String, String> COUNTRIES = countries();

    private static final List<Party> PARTIES = List.of(
            new Party("pl-sg", "pl", "PL", "Border Guard", Set.of(Role.NRC, Role.LEA), List.of("pl", "en")),
            new Party("pl-kcik", "pl", "PL", "National Consulting Centre", Set.of(Role.SP), List.of("pl", "en")),
            new Party("by-mvd", "by", "BY", "Ministry of Internal Affairs", Set.of(Role.NRC), List.of("ru", "be")),
            new Party(
                    "by-tcson",
                    "by",
                    "BY",
                    "Territorial Centre of Social Service",
                    Set.of(Role.SP),
                    List.of("ru", "be")),
            new Party("iom-pl", "iom", "PL", "IOM Poland", Set.of(Role.IOM), List.of("en", "pl")),
            new Party("iom-by", "iom", "BY", "IOM Belarus", Set.of(Role.IOM), List.of("en", "ru")),
            new Party("sk-mv", "sk", "SK", "Ministry of Interior", Set.of(Role.NRC), List.of("sk", "en")),
            new Party(
                    "rs-centar", "rs", "RS", "Centre for Protection of Victims", Set.of(Role.NRC), List.of("sr", "en")),
            new Party("tm-ngo", "tm", "TM", "Service provider", Set.of(Role.SP, Role.NRC), List.of("tk", "ru")));

    /**
     * A node and where it takes envelopes.
     *
     * @param country ISO 3166-1 alpha-2; CH for IOM, where its headquarters are
     */
    public record Node(NodeId id, String country, URI relayEndpoint) {

        /** The party that signs this node's receipts. */
        public PartyId gatewayParty() {
            return new PartyId(id.value() + "-gw");
        }
    }

    /** A party of the plan. */
    record Party(String name, String node, String country, String title, Set<Role> roles, List<String> languages) {

        PartyId id() {
            return new PartyId(name);
        }
    }

    public SamplePlan {
        nodes = List.copyOf(nodes);
        hosts = List.copyOf(hosts);
        desks = Set.copyOf(desks);
    }

    /** All six nodes, at {@code https://localhost:8443/soap/relay} and the ports that follow. */
    public static SamplePlan standard() {
        return of(COUNTRIES.sequencedKeySet().stream().map(NodeId::new).toList(), Map.of(), List.of());
    }

    /**
     * Some of the nodes.
     *
     * @param relayEndpoints where they take envelopes; a node that is missing gets a port of localhost
     * @throws IllegalArgumentException when the sample knows no such node
     */
    public static SamplePlan of(List<NodeId> nodes, Map<NodeId, URI> relayEndpoints, List<String> hosts) {
        List<Node> planned = new ArrayList<>();
        for (NodeId id : nodes) {
            String country = COUNTRIES.get(id.value());
            if (country == null) {
                throw new IllegalArgumentException("the sample has the nodes " + COUNTRIES.keySet());
            }
            URI local = URI.create("https://localhost:" + (FIRST_PORT + planned.size()) + "/soap/relay");
            planned.add(new Node(id, country, relayEndpoints.getOrDefault(id, local)));
        }
        return new SamplePlan(planned, hosts, Set.of(), witnesses(nodes));
    }

    /**
     * The same, but these parties keep the keys for sealed parts at their own desk.
     *
     * @throws IllegalArgumentException when the plan has no such party
     */
    public SamplePlan withDesks(Set<PartyId> parties) {
        SamplePlan changed = new SamplePlan(nodes, hosts, parties, witnesses);
        Set<PartyId> known = changed.parties().stream()
                .filter(party -> !party.roles().contains(Role.GW))
                .map(Party::id)
                .collect(Collectors.toSet());
        if (!known.containsAll(parties)) {
            throw new IllegalArgumentException("a desk for a party that these nodes do not have");
        }
        return changed;
    }

    /** The same, but nobody has to have seen a trail. */
    public SamplePlan withoutWitnesses() {
        return new SamplePlan(nodes, hosts, desks, Optional.empty());
    }

    private static Optional<DirectoryWitnesses> witnesses(List<NodeId> nodes) {
        return nodes.contains(NEUTRAL) && nodes.size() > 2
                ? Optional.of(new DirectoryWitnesses(NEUTRAL, 1))
                : Optional.empty();
    }

    /** The organisations behind the nodes, then the nodes' own gateway parties. */
    List<Party> parties() {
        List<Party> parties = new ArrayList<>();
        for (Party party : PARTIES) {
            if (nodes.stream().anyMatch(node -> node.id().value().equals(party.node()))) {
                parties.add(party);
            }
        }
        for (Node node : nodes) {
            parties.add(new Party(
                    node.gatewayParty().value(),
                    node.id().value(),
                    node.country(),
                    "Gateway",
                    Set.of(Role.GW),
                    List.of("en")));
        }
        return parties;
    }

    private static SequencedMap<String, String> countries() {
        SequencedMap<String, String> countries = new LinkedHashMap<>();
        countries.put("pl", "PL");
        countries.put("by", "BY");
        countries.put("iom", "CH");
        countries.put("sk", "SK");
        countries.put("rs", "RS");
        countries.put("tm", "TM");
        return countries;
    }
}
