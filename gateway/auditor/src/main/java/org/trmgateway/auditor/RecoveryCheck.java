package org.trmgateway.auditor;

import java.time.Instant;
import java.util.Optional;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.seal.RecoveryOrder;
import org.trmgateway.seal.SignedRecoveryOrder;
import org.trmgateway.trail.TrailEntry;
import org.trmgateway.trail.note.Checkpoint;

/**
 * Whether a log that begins with an order of two officers can have begun with this one. Who the officers are this program does not know:
 * docs/verify-by-hand.md says how their signatures are verified.
 */
final class RecoveryCheck {

    private static final int OFFICERS = 2;

    private RecoveryCheck() {}

    /**
     * Whether the order can be read and has two signatures, does not contradict the log before, and was in force when the log was opened.
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
            return signed.approvals().size() >= OFFICERS
                    && isInForce(order, first.at())
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
