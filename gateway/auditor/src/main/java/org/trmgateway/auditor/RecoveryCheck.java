package org.trmgateway.auditor;

import java.time.Instant;
import java.util.Optional;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.seal.RecoveryOrder;
import org.trmgateway.seal.SignedRecoveryOrder;
import org.trmgateway.trail.TrailEntry;
import org.trmgateway.trail.note.Checkpoint;

/**
 * Whether a log that begins with an order of two officers can have begun with this one. That two different people signed it is verified here, each under the
 * certificate that lies in the signature; that these are officers of the node this program cannot know: docs/operations.md says how it is seen.
 */
final class RecoveryCheck {

    private RecoveryCheck() {}

    /**
     * Whether the order can be read, was in force when the log was opened, is signed under two different keys and by nobody in vain, and does not
     * contradict the log before.
     *
     * @param before as {@link LogChain#checkBegin} has it
     */
    static boolean fits(
            Logs.Log log, TrailEntry first, byte[] opened, Optional<Optional<Checkpoint>> before, Findings findings) {
        try {
            SignedRecoveryOrder signed = SignedRecoveryOrder.read(opened);
            RecoveryOrder order = signed.content();
            findings.fact(
                    log.place("recovered"),
                    order.reason().word() + ": " + order.restored().size() + " of "
                            + order.held().size() + " entries kept by order " + order.id());
            return isInForce(order, first.at())
                    && signed.isSignedByTwo()
                    && (before.isEmpty()
                            || before.get().filter(order::endsAfter).isPresent());
        } catch (GatewayException noOrder) {
            return false;
        }
    }

    private static boolean isInForce(RecoveryOrder order, Instant at) {
        return !at.isBefore(order.ordered().minus(EntryChecks.SLACK))
                && !at.isAfter(order.expires().plus(EntryChecks.SLACK));
    }
}
