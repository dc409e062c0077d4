package org.trmgateway.acceptance.crash;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.trmgateway.acceptance.demo.UnwitnessedExport;
import org.trmgateway.acceptance.demo.Waiting;
import org.trmgateway.auditor.Against;
import org.trmgateway.auditor.TrailFsck;
import org.trmgateway.node.database.ConnectionPool;
import org.trmgateway.node.database.DatabaseAddress;
import org.trmgateway.node.trail.JdbcTrailStore;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.MessageId;
import org.trmgateway.trail.TrailEntry;
import org.trmgateway.trail.note.Checkpoint;

/** What a node's database says, read beside the node. */
final class NodeRecords implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HikariDataSource pool;
    private final JdbcClient database;
    private final JdbcTrailStore trail;

    NodeRecords(String node, DatabaseAddress address) {
        this.pool = ConnectionPool.open(address, 2, "records-" + node);
        this.database = JdbcClient.create(pool);
        this.trail = new JdbcTrailStore(new JdbcTemplate(pool));
    }

    /** Steps of the message that were done. */
    List<String> stepsDone(String messageId) {
        return strings("SELECT step FROM step_done WHERE message_id = :id", messageId);
    }

    /** Events of the message for which there is a receipt. */
    List<String> receipts(String messageId) {
        return strings("SELECT event FROM receipt WHERE message_id = :id", messageId);
    }

    /** Steps of the message that are promised and not done. */
    List<String> promises(String messageId) {
        return strings("SELECT step FROM outbox WHERE message_id = :id", messageId);
    }

    /** Direction and state of every message in the case of this message. */
    List<String> messagesOfTheCase(String messageId) {
        return strings("""
                SELECT direction || ' ' || state FROM message
                 WHERE case_reference = (SELECT case_reference FROM message WHERE message_id = :id)
                """, messageId);
    }

    /** Messages that the submissions with this key became. */
    List<String> messagesOfTheKey(String key) {
        return database.sql("SELECT message_id FROM submission_message WHERE idempotency_key = :key")
                .param("key", key)
                .query(String.class)
                .list();
    }

    /** Puts a step off that failed because the other node is down: else its breaker opens, and the test waits for nothing. */
    void hold() {
        database.sql("""
                UPDATE outbox SET due_at = now() + interval '1 hour'
                 WHERE sent_at IS NULL AND attempt > 0 AND due_at < now() + interval '30 minutes'
                """).update();
    }

    /** The end of {@link #hold}, and of any other pause after a failure. */
    void hurry() {
        database.sql("""
                UPDATE outbox SET due_at = now() - interval '1 minute'
                 WHERE sent_at IS NULL AND due_at > now()
                """).update();
    }

    /**
     * Exports the trail once everything on it has its index, and has the offline auditor derive it again.
     *
     * @param earlier checkpoint of an earlier export
     * @throws AssertionError when it is not consistent
     */
    Checkpoint checkTrail(Path export, Optional<Checkpoint> earlier) {
        Waiting.until(
                "every trail entry has its index",
                PATIENCE,
                () -> Optional.of(trail.pending(1)).filter(List::isEmpty));
        try {
            Checkpoint checkpoint = UnwitnessedExport.write(export, trail);
            Against against = earlier.map(Against.nothing()::earlier).orElse(Against.nothing());
            var findings = TrailFsck.check(export, against);
            if (!findings.isVerified()) {
                throw new AssertionError("the trail is not consistent: " + findings.defects());
            }
            return checkpoint;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Events of the message on the trail, in its order. */
    List<EvidenceEvent> onTrail(String messageId) {
        MessageId id = MessageId.parse(messageId);
        return trail.entries(0, Integer.MAX_VALUE).stream()
                .map(entry -> TrailEntry.read(entry.body()))
                .filter(entry -> entry.messageId().filter(id::equals).isPresent())
                .map(TrailEntry::event)
                .toList();
    }

    @Override
    public void close() {
        pool.close();
    }

    private List<String> strings(String statement, String messageId) {
        return database.sql(statement)
                .param("id", UUID.fromString(messageId))
                .query(String.class)
                .list();
    }
}
