package org.trmgateway.routes.outbound.admit;

import org.trmgateway.contracts.Strand;
import org.trmgateway.protect.CaseKeyId;
import org.trmgateway.protect.PseudonymKeys;
import org.trmgateway.referral.PartyId;
import org.trmgateway.routes.store.CaseRecord;
import org.trmgateway.routes.store.CaseRelation;
import org.trmgateway.routes.store.CaseStore;

/** Mints what a case is called between its holder and another party. */
final class Relations {

    private static final int FIRST_EPOCH = 1;

    private final CaseStore cases;
    private final PseudonymKeys pseudonymKeys;

    Relations(CaseStore cases, PseudonymKeys pseudonymKeys) {
        this.cases = cases;
        this.pseudonymKeys = pseudonymKeys;
    }

    CaseRelation open(CaseRecord holder, PartyId peer, Strand strand) {
        CaseRelation relation = new CaseRelation(
                holder.id(),
                peer,
                strand,
                pseudonymKeys.caseReference(
                        CaseKeyId.of(holder.caseKey()), holder.holder(), peer, strand.name(), FIRST_EPOCH),
                true,
                0,
                0);
        cases.insertRelation(relation);
        return relation;
    }
}
