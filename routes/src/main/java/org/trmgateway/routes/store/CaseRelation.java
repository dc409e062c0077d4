package org.trmgateway.routes.store;

import java.util.UUID;
import org.trmgateway.contracts.Strand;
import org.trmgateway.referral.CaseReference;
import org.trmgateway.referral.PartyId;

/**
 * What a case is called between its holder and one other party.
 *
 * @param caseId local case
 * @param peer the other party
 * @param strand what they speak of under the reference
 * @param reference pairwise reference
 * @param openedHere whether this node minted the reference
 * @param lastSent sequence number of the last message sent to the peer, 0 for none
 * @param lastDelivered sequence number of the last message from the peer that was dealt with, 0 for none
 */
public record CaseRelation(
        UUID caseId,
        PartyId peer,
        Strand strand,
        CaseReference reference,
        boolean openedHere,
        long lastSent,
        long lastDelivered) {}
