package org.trmgateway.routes.inbound.translate;

import java.time.Instant;
import java.util.Optional;
import org.trmgateway.contracts.pack.NationalDocument;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.MessageType;
import org.trmgateway.referral.PartyId;
import org.trmgateway.routes.store.CaseRecord;
import org.trmgateway.seal.Custody;

/**
 * A document on its way to a party of this node.
 *
 * @param messageId message it came from; of a notice, its own id
 * @param type its type
 * @param kind {@code message}, {@code refusal} for the answer to a message of the party's own, or {@code notice}
 * @param party who gets it
 * @param holder the party's case
 * @param document in the party's own form and language
 * @param part what was sealed for the party alone; absent: nothing was
 * @param readableUntil when the content stops being of use; absent: it does not
 */
public record Parcel(
        MessageId messageId,
        MessageType type,
        String kind,
        PartyId party,
        CaseRecord holder,
        NationalDocument document,
        Optional<CarriedPart> part,
        Optional<Instant> readableUntil) {

    /** A message from a peer. */
    public static final String MESSAGE = "message";

    /** The reason why a message of the party's own did not arrive. */
    public static final String REFUSAL = "refusal";

    /** An answer is due or late; such a parcel has an id of its own. */
    public static final String NOTICE = "notice";

    /** A document that holds nothing of a person but what everybody at the party may read. */
    public Parcel(
            MessageId messageId,
            MessageType type,
            String kind,
            PartyId party,
            CaseRecord holder,
            NationalDocument document) {
        this(messageId, type, kind, party, holder, document, Optional.empty(), Optional.empty());
    }

    /** The sealed part that only the party can open; absent when there is none, or when its content stands in the document. */
    public Optional<byte[]> closedPart() {
        return part.filter(carried -> carried.custody() == Custody.PARTY).map(CarriedPart::cms);
    }
}
