package org.trmgateway.routes.model;

import java.util.List;
import java.util.Set;

/**
 * A party as the model knows it.
 *
 * @param id its id in the directory
 * @param node its gateway
 * @param country where its side is
 * @param roles what it may be
 */
record ModelParty(String id, String node, String country, Set<String> roles) {

    /** Everybody of the walk. */
    static final List<ModelParty> ALL = List.of(
            new ModelParty("pl-sg", "pl", "PL", Set.of("NRC", "LEA")),
            new ModelParty("pl-kcik", "pl", "PL", Set.of("SP")),
            new ModelParty("pl-kurator", "pl", "PL", Set.of("GUARD")),
            new ModelParty("pl-policja", "pl", "PL", Set.of("LEA")),
            new ModelParty("pl-audyt", "pl", "PL", Set.of("AUD")),
            new ModelParty("by-mvd", "by", "BY", Set.of("NRC")),
            new ModelParty("by-tcson", "by", "BY", Set.of("SP")),
            new ModelParty("by-konsul", "by", "BY", Set.of("CONS")),
            new ModelParty("iom-pl", "iom", "PL", Set.of("IOM")),
            new ModelParty("iom-by", "iom", "BY", Set.of("IOM")));

    static ModelParty of(String id) {
        return ALL.stream().filter(party -> party.id().equals(id)).findFirst().orElseThrow();
    }
}
