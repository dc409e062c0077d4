package org.trmgateway.routes.inbound.translate;

import org.trmgateway.contracts.pack.NationalDocument;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.MessageType;
import org.trmgateway.referral.PartyId;
import org.trmgateway.routes.store.CaseRecord;

/**
 * A document on its way to a party of this node.
 *
 * @param messageId message it came from; of a notice, its own id
 * @param type its type
 * @param kind {@code message}, {@code refusal} for the answer to a message of the party's own, or {@code notice}
 * @param party who gets it
 * @param holder the party's case
 * @param document in the party's own form and language
 */
public record Parcel(
        MessageId messageId,
        MessageType type,
        String kind,
        PartyId party,
        CaseRecord holder,
        NationalDocument document) {

    /** A message from a peer. */
    public static final String MESSAGE = "message";

    /** The reason why a message of the party's own did not arrive. */
    public static final String REFUSAL = "refusal";

    /** An answer is due or late; such a parcel has an id of its own. */
    public static final String NOTICE = "notice";
}
