package org.trmgateway.seal;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Role;

/**
 * An organisation, as the directory lists it.
 *
 * @param id the party
 * @param node the gateway it is behind
 * @param country ISO 3166-1 alpha-2, upper case
 * @param roles what it may be in a case
 * @param certificates its keys
 * @param suiteFloor the weakest suite it sends or takes
 * @param languages what it reads, best first; BCP 47
 * @param desk certificates for sealed parts, whose keys are at the party's own desk and not at its node; absent: parts are sealed to {@code certificates}
 */
public record DirectoryParty(
        PartyId id,
        NodeId node,
        String country,
        Set<Role> roles,
        PartyCertificates certificates,
        Suite suiteFloor,
        List<String> languages,
        Optional<PartCertificates> desk) {

    public DirectoryParty {
        roles = Set.copyOf(roles);
        languages = List.copyOf(languages);
    }

    /** A party whose node holds all its keys. */
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

    /** To which certificates parts for this party alone are sealed. */
    public PartCertificates sealsPartsTo() {
        return desk.orElseGet(
                () -> new PartCertificates(certificates.encryption(), certificates.postQuantumEncryption()));
    }

    /** Who can open the parts that are sealed for this party. */
    public Custody custody() {
        return desk.isPresent() ? Custody.PARTY : Custody.NODE;
    }

    /** The stronger of the two floors: a peer agreement can raise what a message is protected with, never lower it. */
    public Suite suiteWith(DirectoryParty peer) {
        return suiteFloor.compareTo(peer.suiteFloor) > 0 ? suiteFloor : peer.suiteFloor;
    }
}
