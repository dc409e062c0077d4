package org.trmgateway.routes.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.MessageType;
import org.trmgateway.referral.PartyId;

/** Documents waiting for a party that fetches. */
public interface InboxStore {

    /**
     * One waiting document, without its content.
     *
     * @param messageId message it came from; of a notice, its own id
     * @param type its type
     * @param kind {@code message}, {@code refusal} for the answer to a message of the party's own, or {@code notice}
     * @param mediaType of the content
     * @param arrivedAt when it was put here
     * @param fetchedAt first fetch
     * @param acknowledgedAt acknowledgement
     */
    record Item(
            MessageId messageId,
            MessageType type,
            String kind,
            String mediaType,
            Instant arrivedAt,
            Optional<Instant> fetchedAt,
            Optional<Instant> acknowledgedAt) {}

    /** Puts a document; does nothing when the same message and kind is there already. */
    void put(PartyId party, Item item, byte[] encryptedContent);

    /** Items not acknowledged yet whose content is there, oldest first. */
    List<Item> waiting(PartyId party, int most);

    Optional<Item> find(PartyId party, MessageId messageId);

    /**
     * A document's content.
     *
     * @throws org.trmgateway.referral.GatewayException with DELIVER_ITEM_UNKNOWN when the party has no such item, with DELIVER_CONTENT_ERASED when
     *     the time for which it was kept is over
     */
    byte[] encryptedContent(PartyId party, MessageId messageId);

    void fetched(PartyId party, MessageId messageId, Instant at);

    /** Returns false when it was acknowledged before. */
    boolean acknowledge(PartyId party, MessageId messageId, Instant at);
}
