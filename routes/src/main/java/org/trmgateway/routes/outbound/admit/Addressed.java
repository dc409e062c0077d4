package org.trmgateway.routes.outbound.admit;

import java.util.Optional;
import org.trmgateway.contracts.Strand;
import org.trmgateway.contracts.Transition;
import org.trmgateway.routes.store.CaseRelation;
import org.trmgateway.seal.DirectoryParty;

/**
 * A recipient with the row that lets the message go to it.
 *
 * @param recipient who gets it
 * @param strand under which reference
 * @param transition row of the choreography
 * @param view column of the release policy
 * @param relation what the parties call the case; absent when this is the first message
 */
record Addressed(
        DirectoryParty recipient, Strand strand, Transition transition, String view, Optional<CaseRelation> relation) {

    boolean towardsOpener() {
        return relation.isPresent() && !relation.get().openedHere();
    }
}
