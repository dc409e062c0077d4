package org.trmgateway.routes.inbound.deliver;

import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.PartyId;

/** Where documents and receipts go. */
public interface DeliveryDestinations {

    /** The channel of a party of this node. */
    DeliveryChannel channelOf(PartyId party);

    /** The node of any party. */
    NodeId nodeOf(PartyId party);
}
