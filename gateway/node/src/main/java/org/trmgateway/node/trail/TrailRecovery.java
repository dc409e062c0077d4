package org.trmgateway.node.trail;

import java.util.Optional;
import org.springframework.transaction.support.TransactionOperations;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.Sha256;
import org.trmgateway.seal.RecoveryOrder;
import org.trmgateway.trail.MerkleTree;
import org.trmgateway.trail.SizeAndRoot;
import org.trmgateway.trail.note.Checkpoint;

/** The way on after a roll-back: the log that went back ends where it is, and its successor begins with the order of two officers. */
public final class TrailRecovery {

    private final JdbcTrailStore store;
    private final TrailLogs logs;
    private final RollBacks rollBacks;
    private final LogSuccession succession;
    private final Runnable checkpoint;
    private final TransactionOperations transactions;

    /**
     * A way on.
     *
     * @param checkpoint asks for a checkpoint, and does not wait for it
     */
    public TrailRecovery(
            JdbcTrailStore store,
            TrailLogs logs,
            RollBacks rollBacks,
            LogSuccession succession,
            Runnable checkpoint,
            TransactionOperations transactions) {
        this.store = store;
        this.logs = logs;
        this.rollBacks = rollBacks;
        this.succession = succession;
        this.checkpoint = checkpoint;
        this.transactions = transactions;
    }

    /**
     * What is known of the roll-back.
     *
     * @throws GatewayException with TRAIL_RECOVERY_CONTRADICTED, rule {@code not-rolled-back}, when the open log is good
     */
    public OwnRollBack rollBack() {
        return known().orElseThrow(() -> contradicted("not-rolled-back"));
    }

    /**
     * Opens the next log, in the sequencer's turn. An order can be used once: the log it names has ended then.
     *
     * @param order approved
     * @param file the order with its signatures, what entry 0 of the log is about
     * @return the log that is open now
     * @throws GatewayException with TRAIL_RECOVERY_CONTRADICTED; its rule is {@code not-rolled-back}, {@code log-ended}, or what is different:
     *     {@code origin}, {@code held}, {@code restored}; nothing was changed
     */
    public TrailLog follow(RecoveryOrder order, byte[] file) {
        TrailLog next = transactions.execute(_ -> {
            store.lead();
            OwnRollBack now =
                    known().orElseThrow(() -> contradicted(hasEnded(order) ? "log-ended" : "not-rolled-back"));
            if (!order.restored().origin().equals(now.restored().origin())) {
                throw contradicted(hasEnded(order) ? "log-ended" : "origin");
            }
            if (!order.held().equals(now.held()) || !order.heldNote().equals(now.heldNote())) {
                throw contradicted("held");
            }
            if (!order.restored().equals(now.restored())) {
                throw contradicted("restored");
            }
            succession.next(EvidenceEvent.LOG_RECOVERED, file);
            return logs.open().orElseThrow();
        });
        checkpoint.run();
        return Optional.ofNullable(next).orElseThrow();
    }

    private Optional<OwnRollBack> known() {
        return logs.open()
                .flatMap(log -> rollBacks.proof().map(proof -> {
                    JdbcTrailStore entries = store.ofLog(log.ordinal());
                    long size = entries.size();
                    return new OwnRollBack(
                            log.folder(),
                            new Checkpoint(log.origin(), new SizeAndRoot(size, new MerkleTree(entries, size).root())),
                            Checkpoint.read(proof.note().text()),
                            Sha256.of(proof.note().bytes()),
                            proof.peer(),
                            proof.foundAt());
                }));
    }

    private boolean hasEnded(RecoveryOrder order) {
        return logs.all().stream()
                .limit(Math.max(0, logs.all().size() - 1))
                .anyMatch(log -> log.origin().equals(order.restored().origin()));
    }

    private static GatewayException contradicted(String rule) {
        return new GatewayException(ErrorCode.TRAIL_RECOVERY_CONTRADICTED, Detail.rule(rule));
    }
}
