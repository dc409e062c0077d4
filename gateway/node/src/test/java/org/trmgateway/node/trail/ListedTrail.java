package org.trmgateway.node.trail;

import java.util.List;
import java.util.Optional;
import org.trmgateway.referral.PartyId;
import org.trmgateway.trail.note.SigningKey;
import org.trmgateway.trail.note.VerifierKey;

/** A trail as the directory of its witnesses lists it. */
record ListedTrail(FixedTrail trail) implements WitnessedTrails {

    @Override
    public List<VerifierKey> logKeys(String origin) {
        return origin.startsWith(FixedTrail.BASE + "/")
                ? trail.keys(origin).stream().map(SigningKey::verifier).toList()
                : List.of();
    }

    @Override
    public Optional<PartyId> partyOf(String origin) {
        return Optional.of(new PartyId("pl-gw"));
    }
}
