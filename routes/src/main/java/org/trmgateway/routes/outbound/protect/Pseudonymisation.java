package org.trmgateway.routes.outbound.protect;

import java.util.Optional;
import org.trmgateway.protect.Pseudonym;
import org.trmgateway.referral.EnvelopeMetadata;
import org.trmgateway.routes.CanonicalXml;
import org.trmgateway.routes.CasePseudonyms;
import org.trmgateway.routes.store.CaseRecord;
import org.trmgateway.routes.store.CaseRelation;
import org.trmgateway.routes.store.CaseStore;
import org.trmgateway.routes.store.UnitOfWork;
import org.trmgateway.seal.DirectoryParty;
import org.w3c.dom.Element;

/**
 * Decides what the recipient of a message calls the person. The party that opened the case called her something first, and gets that back;
 * everybody else gets a pseudonym of the sender's own, which can be resolved before it leaves.
 */
public final class Pseudonymisation {

    private final CaseStore cases;
    private final CasePseudonyms pseudonyms;
    private final UnitOfWork unitOfWork;

    public Pseudonymisation(CaseStore cases, CasePseudonyms pseudonyms, UnitOfWork unitOfWork) {
        this.cases = cases;
        this.pseudonyms = pseudonyms;
        this.unitOfWork = unitOfWork;
    }

    /** The pseudonym for the recipient; empty towards a party that opened the case and never called the person anything. */
    Optional<Pseudonym> of(AcceptedMessage accepted, DirectoryParty recipient, Element person) {
        EnvelopeMetadata metadata = accepted.message().metadata();
        return unitOfWork.inTransaction(() -> {
            CaseRecord holder = cases.lock(accepted.holder().id());
            boolean towardsOpener = cases.relation(holder.id(), metadata.caseReference())
                    .filter(relation -> !relation.openedHere())
                    .map(CaseRelation::peer)
                    .filter(recipient.id()::equals)
                    .isPresent();
            return towardsOpener
                    ? CanonicalXml.value(person, "trm_Pseudonym")
                            .map(Pseudonym::typed)
                            .filter(typed -> pseudonyms.wasReceived(holder, recipient.id(), typed))
                            .or(() -> pseudonyms.received(holder, recipient.id()))
                    : Optional.of(pseudonyms.mint(holder, recipient, metadata.purpose()));
        });
    }
}
