package org.trmgateway.seal;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Role;
import org.trmgateway.referral.Sha256;

/**
 * An organisation, as the directory lists it.
 *
 * @param id the party
 * @param node the gateway it is behind
 * @param country ISO 3166-1 alpha-2, upper case
 * @param roles what it may be in a case
 * @param generations its keys, the current ones first: messages are sealed to those; what any listed generation signed is accepted
 * @param suites what it can open
 * @param suiteFloor the weakest suite it sends or takes
 * @param languages what it reads, best first; BCP 47
 * @param desk certificates for sealed parts, whose keys are at the party's own desk and not at its node; absent: parts are sealed to {@code certificates}
 */
public record DirectoryParty(
        PartyId id,
        NodeId node,
        String country,
        Set<Role> roles,
        List<PartyCertificates> generations,
        Set<Suite> suites,
        Suite suiteFloor,
        List<String> languages,
        Optional<PartCertificates> desk) {

    public DirectoryParty {
        roles = Set.copyOf(roles);
        generations = List.copyOf(generations);
        suites = Set.copyOf(suites);
        languages = List.copyOf(languages);
    }

    /** A party with one generation of keys that can open every suite. */
    public DirectoryParty(
            PartyId id,
            NodeId node,
            String country,
            Set<Role> roles,
            PartyCertificates certificates,
            Suite suiteFloor,
            List<String> languages,
            Optional<PartCertificates> desk) {
        this(id, node, country, roles, List.of(certificates), EnumSet.allOf(Suite.class), suiteFloor, languages, desk);
    }

    /** The same, whose node holds all its keys. */
    public DirectoryParty(
            PartyId id,
            NodeId node,
            String country,
            Set<Role> roles,
            PartyCertificates certificates,
            Suite suiteFloor,
            List<String> languages) {
        this(id, node, country, roles, certificates, suiteFloor, languages, Optional.empty());
    }

    /** The same party with these keys, the current ones first. */
    public DirectoryParty withGenerations(List<PartyCertificates> others) {
        return new DirectoryParty(id, node, country, roles, others, suites, suiteFloor, languages, desk);
    }

    /** The current certificates. */
    public PartyCertificates certificates() {
        return generations.getFirst();
    }

    /** The generation whose classical signing certificate has this fingerprint. Both signatures of a container are of one generation. */
    public Optional<PartyCertificates> generationOfSigner(Sha256 certificateFingerprint) {
        return generations.stream()
                .filter(generation -> generation.signing().fingerprint().equals(certificateFingerprint))
                .findFirst();
    }

    /** To which certificates parts for this party alone are sealed. */
    public PartCertificates sealsPartsTo() {
        return desk.orElseGet(() ->
                new PartCertificates(certificates().encryption(), certificates().postQuantumEncryption()));
    }

    /** Who can open the parts that are sealed for this party. */
    public Custody custody() {
        return desk.isPresent() ? Custody.PARTY : Custody.NODE;
    }

    /** Whether it can open the suite and holds it strong enough. */
    boolean takes(Suite suite) {
        return suites.contains(suite) && suite.reaches(suiteFloor);
    }
}
