package org.trmgateway.routes.outbound.admit;

import org.trmgateway.contracts.Strand;
import org.trmgateway.referral.PartyId;
import org.trmgateway.routes.CasePseudonyms;
import org.trmgateway.routes.store.CaseRecord;
import org.trmgateway.routes.store.CaseRelation;
import org.trmgateway.routes.store.CaseStore;

/** Mints what a case is called between its holder and another party. */
final class Relations {

    private final CaseStore cases;
    private final CasePseudonyms pseudonyms;

    Relations(CaseStore cases, CasePseudonyms pseudonyms) {
        this.cases = cases;
        this.pseudonyms = pseudonyms;
    }

    CaseRelation open(CaseRecord holder, PartyId peer, Strand strand) {
        CaseRelation relation =
                new CaseRelation(holder.id(), peer, strand, pseudonyms.reference(holder, peer, strand), true, 0, 0);
        cases.insertRelation(relation);
        return relation;
    }
}
