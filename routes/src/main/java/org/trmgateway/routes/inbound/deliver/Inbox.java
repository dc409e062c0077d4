package org.trmgateway.routes.inbound.deliver;

import java.util.List;
import java.util.Optional;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.routes.look.Look;
import org.trmgateway.routes.store.InboxStore;

/** The inbox of a party whose system fetches its documents. */
public interface Inbox {

    /** Media type of a sealed part (RFC 7193). */
    String PART_TYPE = "application/cms";

    /** What waits, oldest first, at most 200. */
    List<InboxStore.Item> list(PartyId party);

    /** A document's content, collected by a system. */
    default Document fetch(PartyId party, MessageId messageId) {
        return fetch(party, messageId, Optional.empty());
    }

    /**
     * A document's content. Once the system has acknowledged it, it is shown again for a stated purpose only, and the look is on the trail; so is
     * that it was collected more than once before.
     *
     * @throws org.trmgateway.referral.GatewayException with DELIVER_PURPOSE_MISSING when it was acknowledged and no purpose is stated
     * @throws org.trmgateway.referral.GatewayException with DELIVER_ITEM_UNKNOWN when the party has no such item, with DELIVER_ITEM_EXPIRED when its
     *     time has come, with DELIVER_CONTENT_ERASED when it was erased
     */
    Document fetch(PartyId party, MessageId messageId, Optional<Look> look);

    /** What was sealed for the party alone, collected by a system. */
    default Document sealedPart(PartyId party, MessageId messageId) {
        return sealedPart(party, messageId, Optional.empty());
    }

    /**
     * What was sealed for the party alone and only the party can open, a CMS message.
     *
     * @throws org.trmgateway.referral.GatewayException with DELIVER_PURPOSE_MISSING when the document was acknowledged and no purpose is stated
     * @throws org.trmgateway.referral.GatewayException with DELIVER_ITEM_UNKNOWN when there is no such item or no such part beside it, with
     *     DELIVER_ITEM_EXPIRED when its time has come
     */
    Document sealedPart(PartyId party, MessageId messageId, Optional<Look> look);

    /**
     * The party's system has the document: this makes the ContentHandover evidence. Repeating it changes nothing.
     *
     * @throws org.trmgateway.referral.GatewayException with DELIVER_ITEM_UNKNOWN when the party has no such item, with DELIVER_ITEM_EXPIRED or
     *     DELIVER_CONTENT_ERASED when its time came, or it was erased, before it was ever fetched
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
