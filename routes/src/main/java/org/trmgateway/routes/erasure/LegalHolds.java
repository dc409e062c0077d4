package org.trmgateway.routes.erasure;

import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.PartyId;

/**
 * Legal holds. While one stands nothing of the case is erased, by no clock and no withdrawal. A party holds its own cases only, named by one of
 * its messages.
 */
public interface LegalHolds {

    /**
     * Sets a hold; does nothing when one stands.
     *
     * @throws org.trmgateway.referral.GatewayException with DELIVER_ITEM_UNKNOWN when the party has no such message, with ADMIT_CASE_ERASED when
     *     it is too late
     */
    void set(PartyId party, MessageId message, HoldReason reason);

    /**
     * Lifts the hold; does nothing when none stands.
     *
     * @throws org.trmgateway.referral.GatewayException with DELIVER_ITEM_UNKNOWN when the party has no such message, with ADMIT_CASE_ERASED when
     *     there is no case any more
     */
    void lift(PartyId party, MessageId message);
}
