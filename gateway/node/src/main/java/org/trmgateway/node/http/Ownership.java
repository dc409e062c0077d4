package org.trmgateway.node.http;

import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.routes.store.Direction;
import org.trmgateway.routes.store.MessageRecord;
import org.trmgateway.routes.store.MessageStore;

/**
 * Which messages a party may ask about: those it sent and those it receives. A message of others is answered as one that does not exist.
 *
 * @param messages all of them
 */
record Ownership(MessageStore messages) {

    /**
     * A message of the party.
     *
     * @throws GatewayException with {@link ErrorCode#DELIVER_ITEM_UNKNOWN}
     */
    MessageRecord require(PartyId party, String text) {
        MessageId id = MessageController.idOf(text);
        return messages.find(id, Direction.OUT)
                .filter(message -> message.metadata().from().equals(party))
                .or(() -> messages.find(id, Direction.IN)
                        .filter(message -> message.metadata().to().equals(party)))
                .orElseThrow(() -> new GatewayException(ErrorCode.DELIVER_ITEM_UNKNOWN, Detail.field("messageId")));
    }
}
