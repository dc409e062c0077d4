package org.trmgateway.routes.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.MessageType;
import org.trmgateway.referral.PartyId;
import org.trmgateway.seal.Custody;

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
     * @param custody who can open the part of the message that was sealed for the party; absent: nothing was sealed
     * @param readableUntil when the content stops being of use and is deleted; absent: it is kept
     */
    record Item(
            MessageId messageId,
            MessageType type,
            String kind,
            String mediaType,
            Instant arrivedAt,
            Optional<Instant> fetchedAt,
            Optional<Instant> acknowledgedAt,
            Optional<Custody> custody,
            Optional<Instant> readableUntil) {

        /** A document without a sealed part, that is kept. */
        public Item(
                MessageId messageId,
                MessageType type,
                String kind,
                String mediaType,
                Instant arrivedAt,
                Optional<Instant> fetchedAt,
                Optional<Instant> acknowledgedAt) {
            this(
                    messageId,
                    type,
                    kind,
                    mediaType,
                    arrivedAt,
                    fetchedAt,
                    acknowledgedAt,
                    Optional.empty(),
                    Optional.empty());
        }
    }

    /** Puts a document without a sealed part; does nothing when the same message and kind is there already. */
    default void put(PartyId party, Item item, byte[] encryptedContent) {
        put(party, item, encryptedContent, Optional.empty());
    }

    /** Puts a document and the sealed part beside it; does nothing when the same message and kind is there already. */
    void put(PartyId party, Item item, byte[] encryptedContent, Optional<byte[]> encryptedPart);

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

    /** The sealed part beside the item; absent when there is none, or when it was deleted. */
    Optional<byte[]> encryptedPart(PartyId party, MessageId messageId);

    void fetched(PartyId party, MessageId messageId, Instant at);

    /** Returns false when it was acknowledged before. */
    boolean acknowledge(PartyId party, MessageId messageId, Instant at);
}
