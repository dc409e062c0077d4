package org.trmgateway.routes.inbound.deliver;

import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.routes.inbound.translate.Parcel;

/** How one party's system takes documents. */
public interface DeliveryChannel {

    /**
     * Hands the document over, exactly once however often it is called for the same message and kind.
     *
     * @return CONTENT_HANDOVER when the system has it, CONTENT_CONSIGNMENT when it waits to be fetched
     * @throws org.trmgateway.referral.GatewayException with DELIVER_CHANNEL_UNAVAILABLE, to be tried again
     */
    EvidenceEvent deliver(Parcel parcel);
}
