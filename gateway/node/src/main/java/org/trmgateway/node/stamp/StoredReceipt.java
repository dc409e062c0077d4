package org.trmgateway.node.stamp;

import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.MessageId;
import org.trmgateway.routes.store.Direction;

/**
 * A receipt this node holds, its own or a peer's.
 *
 * @param messageId the message
 * @param direction side of the border
 * @param event what it states
 * @param signed the container as its gateway signed it
 */
public record StoredReceipt(MessageId messageId, Direction direction, EvidenceEvent event, byte[] signed) {}
