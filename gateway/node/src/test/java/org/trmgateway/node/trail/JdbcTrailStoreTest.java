package org.trmgateway.node.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;
import org.trmgateway.node.database.ConnectionPool;
import org.trmgateway.node.database.DatabaseAddress;
import org.trmgateway.node.database.EmbeddedDatabase;
import org.trmgateway.node.database.Migrations;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.Sha256;
import org.trmgateway.referral.Stage;
import org.trmgateway.trail.MerkleTree;
import org.trmgateway.trail.RightEdge;
import org.trmgateway.trail.SequencedEntry;
import org.trmgateway.trail.TrailEntry;
import org.trmgateway.trail.TrailStore;
import org.trmgateway.trail.TrailStoreContract;

class JdbcTrailStoreTest extends TrailStoreContract {

    private static final Instant START = Instant.parse("2026-11-21T00:00:00Z");

    private static final List<String> CHANGES = List.of(
            "update trail_entry set body = body",
            "delete from trail_entry where idx = 0",
            "truncate trail_entry",
            "update trail_pending set body = body",
            "delete from trail_pending",
            "truncate trail_pending",
            "delete from trail_tile",
            "truncate trail_tile",
            "update trail_tile set hashes = hashes",
            "update trail_tile set width = 1, hashes = substring(hashes from 1 for 32) where width > 1",
            "update trail_tile set width = width + 1, hashes = sha256('') || hashes where width < 256",
            "insert into trail_entry values (300, sha256('x'), 'x')");

    private static EmbeddedDatabase server;
    private static int databases;

    private HikariDataSource pool;
    private JdbcTemplate owner;
    private JdbcTemplate template;
    private TransactionTemplate transactions;
    private JdbcTrailStore store;
    private JdbcTrailJournal journal;

    @BeforeAll
    static void startServer(@TempDir Path directory) {
        server = EmbeddedDatabase.start(directory.resolve("postgres"));
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    /** A trail cannot be emptied, so every test has a database of its own. */
    @BeforeEach
    void migrate() {
        String name = "trail_" + ++databases;
        DatabaseAddress address = server.owner(name);
        Migrations.apply(address, name);
        owner = new JdbcTemplate(new DriverManagerDataSource(
                address.url(), address.user(), address.password().value()));
        pool = ConnectionPool.open(server.database(name), 8, "trail");
        template = new JdbcTemplate(pool);
        transactions = new TransactionTemplate(new DataSourceTransactionManager(pool));
        store = new JdbcTrailStore(template);
        journal = new JdbcTrailJournal(JdbcClient.create(template));
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @Override
    protected TrailStore store() {
        return store;
    }

    @Override
    protected Sha256 append(TrailEntry entry) {
        return transactions.execute(_ -> journal.append(entry));
    }

    @Override
    protected void inTransaction(Runnable work) {
        transactions.executeWithoutResult(_ -> work.run());
    }

    @Test
    void forgetsWhatWasAppendedInATransactionThatFailed() {
        transactions.executeWithoutResult(transaction -> {
            journal.append(entry(1));
            transaction.setRollbackOnly();
        });
        assertThat(store.pending(1)).isEmpty();
    }

    @Test
    void refusesToAppendOutsideATransaction() {
        assertThatIllegalStateException().isThrownBy(() -> journal.append(entry(1)));
    }

    @Test
    void databaseItselfRefusesToChangeTheTrail() {
        inTransaction(() -> {
            for (int index = 0; index < 300; index++) {
                journal.append(entry(index));
            }
        });
        JdbcTrailSequencer sequencer = sequencer(store);
        assertThat(sequencer.sequence()).isEqualTo(300);
        append(entry(300));
        for (String statement : CHANGES) {
            assertThatExceptionOfType(DataAccessException.class)
                    .as(statement)
                    .isThrownBy(() -> owner.execute(statement));
            assertThatExceptionOfType(DataAccessException.class)
                    .as(statement)
                    .isThrownBy(() -> template.execute(statement));
        }
    }

    @Test
    void twoReplicasAtOnceLoseNothingAndDoNothingTwice() throws Exception {
        int writers = 4;
        int each = 300;
        JdbcTrailSequencer one = sequencer(store);
        JdbcTrailSequencer other = sequencer(new JdbcTrailStore(template));
        CountDownLatch written = new CountDownLatch(writers);
        List<Future<?>> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(writers + 2)) {
            for (int writer = 0; writer < writers; writer++) {
                int first = writer * each;
                running.add(threads.submit(() -> {
                    for (int index = first; index < first + each; index++) {
                        append(entry(index));
                    }
                    written.countDown();
                }));
            }
            for (JdbcTrailSequencer sequencer : List.of(one, other)) {
                running.add(threads.submit(() -> {
                    while (written.getCount() > 0) {
                        sequencer.sequence();
                    }
                }));
            }
        }
        for (Future<?> done : running) {
            done.get();
        }
        int left = one.sequence();
        while (left > 0) {
            left = one.sequence();
        }
        int all = writers * each;
        List<SequencedEntry> entries = store.entries(0, all + 1);
        assertThat(entries).hasSize(all);
        assertThat(entries.stream().map(SequencedEntry::leafHash)).doesNotHaveDuplicates();
        RightEdge expected = RightEdge.empty();
        entries.forEach(entry -> expected.append(entry.leafHash(), _ -> {}));
        assertThat(new MerkleTree(store, all).root()).isEqualTo(expected.root());
    }

    private JdbcTrailSequencer sequencer(JdbcTrailStore of) {
        JdbcClient client = JdbcClient.create(template);
        return new JdbcTrailSequencer(
                of,
                new LogSuccession(
                        of,
                        new TrailLogs(client),
                        new JdbcCheckpointStore(client),
                        new JdbcRollBacks(client),
                        new FixedTrail(),
                        () -> {},
                        Clock.fixed(START, ZoneOffset.UTC)),
                transactions);
    }

    private static TrailEntry entry(int index) {
        return TrailEntry.of(EvidenceEvent.NODE_STARTED, Stage.TRAIL, START.plusMillis(index))
                .build();
    }
}
