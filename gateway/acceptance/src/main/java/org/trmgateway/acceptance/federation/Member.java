package org.trmgateway.acceptance.federation;

import java.util.List;

/**
 * One node of the sample federation.
 *
 * @param node node id
 * @param pack country pack
 * @param parties parties behind it, with the name of the system that speaks for each
 */
public record Member(String node, String pack, List<Seat> parties) {

    /**
     * A party and its system.
     *
     * @param party party id
     * @param system name of the system, also of its client certificate
     * @param language of refusals
     * @param folder whether it takes documents by folder; by inbox otherwise
     * @param desk whether it keeps the keys for sealed parts at its own desk; at its node otherwise
     */
    public record Seat(String party, String system, String language, boolean folder, boolean desk) {

        /** The same party, with the keys for sealed parts at its own desk. */
        public Seat withDesk() {
            return new Seat(party, system, language, folder, true);
        }
    }

    /** The three nodes of the demo. */
    public static List<Member> sample() {
        return List.of(
                new Member("pl", "pl", List.of(seat("pl-sg", "pl", false), seat("pl-kcik", "pl", false))),
                new Member("by", "by", List.of(seat("by-mvd", "ru", true), seat("by-tcson", "ru", true))),
                new Member("iom", "iom", List.of(seat("iom-pl", "en", false), seat("iom-by", "en", false))));
    }

    /** All six nodes of the sample: five countries, each with the channel its systems are used to, and IOM. */
    public static List<Member> everyone() {
        return List.of(
                new Member("pl", "pl", List.of(seat("pl-sg", "pl", false), seat("pl-kcik", "pl", false))),
                new Member("sk", "sk", List.of(seat("sk-mv", "sk", false))),
                new Member("rs", "rs", List.of(seat("rs-centar", "sr", true))),
                new Member("by", "by", List.of(seat("by-mvd", "ru", true), seat("by-tcson", "ru", true))),
                new Member("tm", "tm", List.of(seat("tm-ngo", "tk", true))),
                new Member("iom", "iom", List.of(seat("iom-pl", "en", false), seat("iom-by", "en", false))));
    }

    private static Seat seat(String party, String language, boolean folder) {
        return new Seat(party, party + "-system", language, folder, false);
    }
}
