package org.trmgateway.routes.inbound.deliver;

import java.util.List;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.routes.store.InboxStore;

/** The inbox of a party whose system fetches its documents. */
public interface Inbox {

    /** What waits, oldest first, at most 200. */
    List<InboxStore.Item> list(PartyId party);

    /**
     * A document's content.
     *
     * @throws org.trmgateway.referral.GatewayException with DELIVER_ITEM_UNKNOWN when the party has no such item, with DELIVER_CONTENT_ERASED when
     *     the time for which it was kept is over
     */
    Document fetch(PartyId party, MessageId messageId);

    /**
     * The party's system has the document: this makes the ContentHandover evidence. Repeating it changes nothing.
     *
     * @throws org.trmgateway.referral.GatewayException with DELIVER_ITEM_UNKNOWN when the party has no such item, with DELIVER_CONTENT_ERASED when
     *     it was erased before it was fetched
     */
    void acknowledge(PartyId party, MessageId messageId);

    /**
     * A document.
     *
     * @param mediaType of the content
     * @param content the bytes
     */
    record Document(String mediaType, byte[] content) {}
}
