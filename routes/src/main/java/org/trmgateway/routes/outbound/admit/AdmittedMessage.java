package org.trmgateway.routes.outbound.admit;

import java.util.Optional;
import org.trmgateway.contracts.Transition;
import org.trmgateway.referral.EnvelopeMetadata;
import org.trmgateway.routes.store.CaseRecord;
import org.w3c.dom.Document;

/**
 * A message that may go to one recipient.
 *
 * @param metadata what its envelope will say
 * @param holder the case, as it was before the message changed it
 * @param transition row of the choreography that allowed it
 * @param stateAfter state of the case from now on
 * @param view column of the release policy for the recipient; absent for a message that concerns the case and goes to nobody
 * @param canonical the whole message, not yet protected
 */
public record AdmittedMessage(
        EnvelopeMetadata metadata,
        CaseRecord holder,
        Transition transition,
        String stateAfter,
        Optional<String> view,
        Document canonical) {}
