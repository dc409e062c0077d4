package org.trmgateway.node.trail;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import org.trmgateway.referral.Sha256;
import org.trmgateway.trail.SizeAndRoot;
import org.trmgateway.trail.note.Checkpoint;
import org.trmgateway.trail.note.SignedNote;

/**
 * What this node has seen of other trails, in the tables {@code witness_state} and {@code witness_successor}. The answer is given only after what
 * it says is durable. One at a time for each log, also the very first time, when there is no row to lock yet.
 */
public final class JdbcWitnessMemory implements NotesSeen {

    /** "witn" in ASCII: keeps these advisory locks apart from others. */
    private static final long SEED = 0x7769746EL;

    private final JdbcClient database;
    private final TransactionOperations transactions;
    private final Clock clock;

    public JdbcWitnessMemory(JdbcClient database, TransactionOperations transactions, Clock clock) {
        this.database = database;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public <T> T decide(String origin, Function<Optional<SizeAndRoot>, Decision<T>> answer) {
        return transactions.execute(_ -> {
            Decision<T> decision = answer.apply(locked(origin));
            decision.seen().ifPresent(note -> keep(origin, note));
            return decision.answer();
        });
    }

    @Override
    public Optional<SignedNote> lastSeen(Sha256 originSha256) {
        return database.sql("select note from witness_state where sha256(convert_to(origin, 'UTF8')) = :digest")
                .param("digest", originSha256.bytes())
                .query(byte[].class)
                .optional()
                .map(SignedNote::read);
    }

    @Override
    public List<String> origins(String beginning) {
        return database.sql("select origin from witness_state where starts_with(origin, :beginning)")
                .param("beginning", beginning)
                .query(String.class)
                .list();
    }

    @Override
    public <T> T alone(String trail, Supplier<T> work) {
        return transactions.execute(_ -> {
            lock(trail);
            return work.get();
        });
    }

    @Override
    public void follow(Successor successor) {
        database.sql("""
                        insert into witness_successor (origin, after_origin, event, document, accepted_at)
                        values (:origin, :after, :event, :document, :at)
                        """)
                .param("origin", successor.origin())
                .param("after", successor.after())
                .param("event", successor.event().wireName())
                .param("document", successor.document())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private void lock(String name) {
        database.sql("select pg_advisory_xact_lock(hashtextextended(:name, :seed))::text")
                .param("name", name)
                .param("seed", SEED)
                .query(String.class)
                .single();
    }

    private Optional<SizeAndRoot> locked(String origin) {
        lock(origin);
        return database.sql("select size, root from witness_state where origin = :origin for update")
                .param("origin", origin)
                .query((row, _) -> new SizeAndRoot(
                        row.getLong("size"), new Sha256(HexFormat.of().formatHex(row.getBytes("root")))))
                .optional();
    }

    private void keep(String origin, SignedNote note) {
        Checkpoint checkpoint = Checkpoint.read(note.text());
        database.sql("""
                        insert into witness_state (origin, size, root, note, seen_at)
                        values (:origin, :size, :root, :note, :at)
                        on conflict (origin) do update
                        set size = excluded.size, root = excluded.root, note = excluded.note, seen_at = excluded.seen_at
                        """)
                .param("origin", origin)
                .param("size", checkpoint.size())
                .param("root", checkpoint.root().bytes())
                .param("note", note.bytes())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }
}
