package org.trmgateway.node.stamp;

import java.util.List;
import java.util.Optional;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.MessageId;
import org.trmgateway.routes.store.Direction;
import org.trmgateway.routes.store.MessageStore;
import org.trmgateway.seal.StampedReceipt;

/**
 * The receipts of a message with the stamps they have by now.
 *
 * @param messages where the receipts are
 * @param stamps where the stamps are
 * @param authorities who is asked for a stamp on each
 */
public record ReceiptEvidence(MessageStore messages, StampStore stamps, List<String> authorities) {

    public ReceiptEvidence {
        authorities = List.copyOf(authorities);
    }

    /** The receipt of one event, stamped. */
    public Optional<byte[]> of(MessageId id, Direction direction, EvidenceEvent event) {
        return messages.receipt(id, direction, event)
                .map(signed -> stamps.stamps(id, direction, event).stream()
                        .map(StampStore.Stamp::token)
                        .reduce(StampedReceipt.read(signed), StampedReceipt::stamped, (_, last) -> last)
                        .bytes());
    }

    /** The authorities whose stamp is there. */
    public List<String> stampedBy(MessageId id, Direction direction, EvidenceEvent event) {
        return stamps.stamps(id, direction, event).stream()
                .map(StampStore.Stamp::authority)
                .toList();
    }
}
