package org.trmgateway.node.stamp;

import java.util.List;
import java.util.Optional;
import org.trmgateway.node.proof.ReceiptProofs;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.MessageId;
import org.trmgateway.routes.store.Direction;
import org.trmgateway.routes.store.MessageStore;
import org.trmgateway.seal.StampedReceipt;

/**
 * The receipts of a message with the stamps they have by now, and with the proof from the trail of whoever gave them.
 *
 * @param messages where the receipts are
 * @param stamps where the stamps are
 * @param proofs where the proofs are
 * @param authorities who is asked for a stamp on each
 */
public record ReceiptEvidence(
        MessageStore messages, StampStore stamps, ReceiptProofs proofs, List<String> authorities) {

    public ReceiptEvidence {
        authorities = List.copyOf(authorities);
    }

    /** The receipt of one event, stamped and proven as far as it is. */
    public Optional<byte[]> of(MessageId id, Direction direction, EvidenceEvent event) {
        return messages.receipt(id, direction, event)
                .flatMap(signed -> stamped(id, direction, event)
                        .map(stamped -> proofs.of(id, direction, event, signed)
                                .map(stamped::proven)
                                .orElse(stamped)))
                .map(StampedReceipt::bytes);
    }

    /** The receipt of one event, stamped. */
    public Optional<StampedReceipt> stamped(MessageId id, Direction direction, EvidenceEvent event) {
        return messages.receipt(id, direction, event)
                .map(signed -> stamps.stamps(id, direction, event).stream()
                        .map(StampStore.Stamp::token)
                        .reduce(StampedReceipt.read(signed), StampedReceipt::stamped, (_, last) -> last));
    }

    /** The authorities whose stamp is there. */
    public List<String> stampedBy(MessageId id, Direction direction, EvidenceEvent event) {
        return stamps.stamps(id, direction, event).stream()
                .map(StampStore.Stamp::authority)
                .toList();
    }
}
