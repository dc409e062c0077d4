package org.trmgateway.node.proof;

import java.util.Optional;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.Sha256;
import org.trmgateway.routes.store.Direction;
import org.trmgateway.routes.store.MessageStore;
import org.trmgateway.trail.note.EntryProof;

/**
 * The proof to go with a receipt: from the trail of whoever gave it. What peers gave has the one that was fetched, what this node gave has one
 * that is made.
 *
 * @param kept fetched ones
 * @param own made ones
 */
public record ReceiptProofs(ProofStore kept, OwnProofs own) {

    /** The proof; absent until there is one. */
    public Optional<byte[]> of(MessageId message, Direction direction, EvidenceEvent event, byte[] signed) {
        Sha256 receipt = Sha256.of(signed);
        return kept.of(receipt)
                .or(() -> isOwn(direction, event)
                        ? own.of(message, receipt).flatMap(OwnProofs.Own::proof).map(EntryProof::bytes)
                        : Optional.empty());
    }

    private static boolean isOwn(Direction direction, EvidenceEvent event) {
        return direction == Direction.IN || !MessageStore.OF_PEERS.contains(event);
    }
}
