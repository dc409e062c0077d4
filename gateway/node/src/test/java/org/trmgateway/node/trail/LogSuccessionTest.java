package org.trmgateway.node.trail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Sha256;
import org.trmgateway.referral.Stage;
import org.trmgateway.trail.MerkleTree;
import org.trmgateway.trail.SizeAndRoot;
import org.trmgateway.trail.TrailEntry;
import org.trmgateway.trail.note.AddCheckpoint;
import org.trmgateway.trail.note.Checkpoint;
import org.trmgateway.trail.note.SignedNote;
import org.trmgateway.trail.note.SigningKey;
import org.trmgateway.trail.note.VerifierKey;
import org.trmgateway.trail.note.Witness;

/** Logs, checkpoints, witnessing and what stops a node, against PostgreSQL and with a clock that is turned. */
class LogSuccessionTest {

    private static final Instant DECEMBER = Instant.parse("2026-12-31T23:59:50Z");
    private static final Instant JANUARY = Instant.parse("2027-01-01T00:00:10Z");
    private static final NodeId BY = new NodeId("by");

    private static EmbeddedDatabase server;
    private static int databases;

    private final TurnedClock clock = new TurnedClock();
    private final FixedTrail own = new FixedTrail();
    private final PlayedPeers peers = new PlayedPeers();
    private final AtomicInteger asked = new AtomicInteger();

    private int appended;
    private HikariDataSource pool;
    private JdbcTemplate owner;
    private JdbcTemplate template;
    private JdbcClient database;
    private TransactionTemplate transactions;
    private JdbcTrailStore store;
    private JdbcTrailJournal journal;
    private TrailLogs logs;
    private JdbcCheckpointStore checkpoints;
    private LogSuccession succession;
    private JdbcTrailSequencer sequencer;
    private Checkpointer checkpointer;

    @BeforeAll
    static void startServer(@TempDir Path directory) {
        server = EmbeddedDatabase.start(directory.resolve("postgres"));
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @BeforeEach
    void migrate() {
        String name = "logs_" + ++databases;
        DatabaseAddress address = server.owner(name);
        Migrations.apply(address, name);
        owner = new JdbcTemplate(new DriverManagerDataSource(
                address.url(), address.user(), address.password().value()));
        pool = ConnectionPool.open(server.database(name), 8, "logs");
        template = new JdbcTemplate(pool);
        database = JdbcClient.create(template);
        transactions = new TransactionTemplate(new DataSourceTransactionManager(pool));
        store = new JdbcTrailStore(template);
        journal = new JdbcTrailJournal(database);
        logs = new TrailLogs(database);
        checkpoints = new JdbcCheckpointStore(database);
        checkpointer = started();
        succession = succession(checkpointer, asked::incrementAndGet);
        sequencer = new JdbcTrailSequencer(store, succession, transactions);
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void opensTheLogOfAYearOnlyWhenAllOfTheOneBeforeHasBeenSeen() {
        Sha256 old = append();
        sequencer.sequence();
        checkpointer.now();
        Sha256 late = append();
        sequencer.sequence();
        clock.now = JANUARY;
        Sha256 waiting = append();
        assertThat(sequencer.sequence())
                .as("what was seen last does not cover all")
                .isZero();
        assertThat(store.positionOf(waiting)).isEmpty();
        assertThat(asked).hasPositiveValue();

        checkpointer.now();
        assertThat(sequencer.sequence()).isEqualTo(1);

        assertThat(logs.all()).map(TrailLog::folder).containsExactly("2026", "2027");
        assertThat(logs.all()).map(TrailLog::origin).endsWith(FixedTrail.BASE + "/2027");
        assertThat(store.positionOf(old)).contains(new TrailPosition(1, 0));
        assertThat(store.positionOf(late)).contains(new TrailPosition(1, 1));
        assertThat(store.positionOf(waiting)).contains(new TrailPosition(2, 1));
        byte[] last = checkpoints.latest(1).orElseThrow().note().bytes();
        assertThat(logs.openedWith(2)).contains(last);
        TrailEntry first =
                TrailEntry.read(store.ofLog(2).entries(0, 1).getFirst().body());
        assertThat(first.event()).isEqualTo(EvidenceEvent.LOG_OPENED);
        assertThat(first.documentSha256()).contains(Sha256.of(last));
    }

    @Test
    void opensNoLogBecauseOfAQuorumBeforeTheStart() {
        append();
        sequencer.sequence();
        checkpointer.now();
        clock.now = JANUARY;
        append();
        Checkpointer restarted = started();
        sequencer = new JdbcTrailSequencer(store, succession(restarted, restarted::ask), transactions);
        assertThat(sequencer.sequence()).isZero();
        assertThat(logs.all()).hasSize(1);
        restarted.look();
        assertThat(sequencer.sequence()).isEqualTo(1);
        assertThat(logs.all()).hasSize(2);
    }

    @Test
    void findsTheFirstCheckpointThatCoversAnEntryInItsLog() {
        append();
        sequencer.sequence();
        checkpointer.now();
        append();
        append();
        sequencer.sequence();
        checkpointer.now();
        assertThat(checkpoints
                        .covering(new TrailPosition(1, 0))
                        .orElseThrow()
                        .checkpoint()
                        .size())
                .isEqualTo(1);
        assertThat(checkpoints
                        .covering(new TrailPosition(1, 1))
                        .orElseThrow()
                        .checkpoint()
                        .size())
                .isEqualTo(3);
        assertThat(checkpoints.covering(new TrailPosition(1, 3))).isEmpty();
        assertThat(checkpoints.covering(new TrailPosition(2, 0))).isEmpty();
        checkpoints.putStamp(1, 3, new byte[] {1});
        assertThat(checkpoints.unstamped(1)).isEmpty();
        assertThat(checkpoints.latest(1).orElseThrow().stamp())
                .hasValueSatisfying(stamp -> assertThat(stamp).containsExactly(1));
    }

    @Test
    void stopsIntakeWhileNoQuorumHasSeenAnOldEntryAndSaysSoOnce() {
        clock.now = DECEMBER.minus(Duration.ofDays(20));
        TrailWatch watch = watch();
        peers.with(BY, own, clock).with(new NodeId("iom"), own, clock);
        peers.unreachable.add(BY);
        append();
        sequencer.sequence();
        checkpointer.now();
        watch.requireIntake();
        clock.now = clock.now.plus(Duration.ofHours(4).plusSeconds(1));
        watch.look();
        watch().look();
        assertThatExceptionOfType(GatewayException.class)
                .isThrownBy(() -> watch().requireIntake())
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(ErrorCode.INTAKE_TRAIL_UNWITNESSED));
        watch.requireExchange();
        assertThat(watch.warnings()).containsExactly("trail-unwitnessed");

        peers.unreachable.clear();
        sequencer.sequence();
        checkpointer.now();
        watch.requireIntake();
        watch.look();
        watch.look();
        sequencer.sequence();
        assertThat(events()).containsExactly("NodeStarted", "CheckpointStalled", "CheckpointResumed");
    }

    @Test
    void aTrailThatHasBegunHasToBeSeenThoughItIsListedNoMore() {
        clock.now = DECEMBER.minus(Duration.ofDays(20));
        append();
        sequencer.sequence();
        checkpointer.now();
        own.isListed = false;
        Sha256 unseen = append();
        sequencer.sequence();
        WitnessedInclusion inclusion =
                new WitnessedInclusion(logs, store, checkpoints, new JdbcRollBacks(database), checkpointer);
        assertThat(inclusion.holds(unseen)).isFalse();
        watch().requireIntake();
        clock.now = clock.now.plus(Duration.ofHours(4).plusSeconds(1));
        assertThatExceptionOfType(GatewayException.class)
                .isThrownBy(() -> watch().requireIntake())
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(ErrorCode.INTAKE_TRAIL_UNWITNESSED));
    }

    @Test
    void aNodeThatWentBackStopsAndDoesNotForgetItInARestart() {
        append();
        sequencer.sequence();
        checkpointer.now();
        new JdbcRollBacks(database)
                .found(
                        logs.open().orElseThrow(),
                        BY,
                        checkpoints.latest(1).orElseThrow().note(),
                        clock.now);
        assertThatExceptionOfType(GatewayException.class)
                .isThrownBy(() -> watch().requireExchange())
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(ErrorCode.TRAIL_ROLLED_BACK));
        assertThat(watch().isSound()).isFalse();
        assertThat(watch().warnings()).contains("trail-rolled-back");
        transactions.executeWithoutResult(_ -> succession.next(EvidenceEvent.LOG_RECOVERED, new byte[] {1}));
        watch().requireExchange();
        assertThat(logs.open().map(TrailLog::folder)).contains("2026-2");
    }

    @Test
    void saysOnceThatAPeerShowedAnOlderTree() {
        MemoryTrail theirs = new MemoryTrail().grow(10, 0);
        FixedTrail keys = new FixedTrail();
        WitnessDesk desk = desk(keys);
        byte[] old = request(theirs, keys, 4, 0, clock.now);
        assertThat(desk.answer(request(theirs, keys, 10, 0, clock.now.plusSeconds(20)))
                        .status())
                .isEqualTo(200);
        assertThat(desk.answer(old)).as("an old request that came late").isEqualTo(new Witness.Answer.Conflict(10));
        assertThat(peerRollBacks().origins()).isEmpty();
        for (long size : new long[] {5, 6, 5}) {
            assertThat(desk.answer(request(theirs, keys, size, 0, clock.now.plusSeconds(40))))
                    .isEqualTo(new Witness.Answer.Conflict(10));
        }
        assertThat(peerRollBacks().origins()).containsExactly(MemoryTrail.LOG.origin());
        sequencer.sequence();
        assertThat(events()).containsExactly("PeerRolledBack");
        assertThat(desk.lastSeen(Sha256.of(MemoryTrail.LOG.origin().getBytes(UTF_8))))
                .isPresent();
    }

    @Test
    void twoFirstSightsAtOnceEndInOne() throws Exception {
        MemoryTrail theirs = new MemoryTrail().grow(300, 0);
        FixedTrail keys = new FixedTrail();
        WitnessDesk desk = desk(keys);
        List<Thread> running = new ArrayList<>();
        List<Integer> statuses = Collections.synchronizedList(new ArrayList<>());
        for (long size : new long[] {100, 200, 300, 250, 150}) {
            byte[] request = request(theirs, keys, size, 0, clock.now);
            running.add(Thread.ofVirtual()
                    .start(() -> statuses.add(desk.answer(request).status())));
        }
        for (Thread one : running) {
            one.join();
        }
        assertThat(statuses).containsOnlyOnce(200).contains(409);
    }

    @Test
    void witnessesFollowOnlyWhenTheyAreShownHowTheLogBeforeEnded() {
        NodeId iom = new NodeId("iom");
        NodeId sk = new NodeId("sk");
        peers.with(BY, own, clock).with(iom, own, clock).with(sk, own, clock);
        appendAndHaveItSeen();
        assertThat(checkpointer.silent()).isEmpty();
        peers.unreachable.add(sk);
        appendAndHaveItSeen();
        clock.now = JANUARY;
        appendAndHaveItSeen();
        assertThat(peers.opened).hasValue(2);
        clock.now = JANUARY.plus(Duration.ofDays(365));
        appendAndHaveItSeen();
        appendAndHaveItSeen();
        assertThat(logs.all()).map(TrailLog::folder).containsExactly("2026", "2027", "2028");
        assertThat(checkpoints.latest(2)).isPresent();
        assertThat(checkpoints.latest(3)).isPresent();
        assertThat(peers.opened).as("once for each of two witnesses").hasValue(4);

        peers.unreachable.clear();
        peers.unreachable.add(iom);
        appendAndHaveItSeen();
        assertThat(checkpointer.silent())
                .as("who was away over two turns of the year is shown both")
                .containsExactly(iom);
        assertThat(checkpoints.latest(3).orElseThrow().checkpoint().size())
                .isEqualTo(store.ofLog(3).size());
    }

    @Test
    void witnessesFollowAnOrderThatTellsOfAllTheySaw() {
        peers.with(BY, own, clock).with(new NodeId("iom"), own, clock);
        appendAndHaveItSeen();
        appendAndHaveItSeen();
        recover(3);
        assertThat(checkpoints.latest(2)).isPresent();
        assertThat(checkpointer.silent()).isEmpty();
    }

    @Test
    void witnessesFollowNoOrderThatTellsOfLessThanTheySaw() {
        peers.with(BY, own, clock).with(new NodeId("iom"), own, clock);
        appendAndHaveItSeen();
        appendAndHaveItSeen();
        recover(1);
        assertThat(checkpoints.latest(2)).isEmpty();
        assertThat(checkpointer.silent()).hasSize(2);
    }

    @Test
    void ofAllThatWitnessesHoldTheLargestCounts() {
        append();
        sequencer.sequence();
        TrailLog log = logs.open().orElseThrow();
        PlayedLog held = PlayedLog.first(own, log.folder(), 0);
        RollBacks rollBacks = new JdbcRollBacks(database);
        for (long size : new long[] {5, 9, 7, 9}) {
            rollBacks.found(log, BY, held.note(size), clock.now);
        }
        assertThat(rollBacks.proof().map(proof -> proof.note().text()))
                .contains(held.note(9).text());
    }

    @Test
    void aWitnessRemembersInARestartHowALogEnded() {
        PlayedLog log = PlayedLog.first(own, "2026", 0);
        assertThat(desk(own).answer(log.request(0, 10)).status()).isEqualTo(200);
        PlayedLog next = PlayedLog.after(own, "2026-2", log.note(10));
        assertThat(desk(own).answer(next.request(0, 1)).status()).isEqualTo(428);
        assertThat(desk(own).open(next.opening(1).bytes()).status()).isEqualTo(200);
        assertThat(desk(own).answer(next.request(1, 2)).status()).isEqualTo(200);
        assertThat(desk(own).answer(log.request(10, 11)).status()).isEqualTo(403);
        assertThat(desk(own)
                        .open(PlayedLog.after(own, "2026-3", log.note(10))
                                .opening(1)
                                .bytes()))
                .isEqualTo(new Witness.Answer.Conflict(10));
        assertThat(database.sql("select origin || ' ' || after_origin || ' ' || event from witness_successor")
                        .query(String.class)
                        .list())
                .containsExactly(next.origin + " " + log.origin + " LogOpened");
    }

    @Test
    void ofTwoSuccessorsAtOnceOneIsTaken() throws Exception {
        PlayedLog log = PlayedLog.first(own, "2026", 0);
        WitnessDesk desk = desk(own);
        assertThat(desk.answer(log.request(0, 10)).status()).isEqualTo(200);
        List<Integer> statuses = Collections.synchronizedList(new ArrayList<>());
        List<Thread> running = new ArrayList<>();
        for (int number = 2; number <= 6; number++) {
            byte[] request = PlayedLog.after(own, "2026-" + number, log.note(10))
                    .opening(1)
                    .bytes();
            running.add(Thread.ofVirtual()
                    .start(() -> statuses.add(desk.open(request).status())));
        }
        for (Thread one : running) {
            one.join();
        }
        assertThat(statuses)
                .hasSize(5)
                .containsOnlyOnce(200)
                .containsAnyOf(403, 409)
                .doesNotContain(500);
        assertThat(database.sql("select count(*) from witness_successor")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void onlyAnOrderEndsTheWarningAboutALogThatWentBack() {
        PlayedLog log = PlayedLog.first(own, "2026", 0);
        WitnessDesk desk = desk(own);
        assertThat(desk.answer(log.request(0, 10, clock.now)).status()).isEqualTo(200);
        assertThat(desk.answer(log.request(0, 5, clock.now.plusSeconds(20))).status())
                .isEqualTo(409);
        assertThat(peerRollBacks().origins()).containsExactly(log.origin);
        PlayedLog next = PlayedLog.after(
                own,
                "2026-2",
                EvidenceEvent.LOG_RECOVERED,
                log.order(log.checkpoint(5), log.checkpoint(10), PlayedLog.ONE, PlayedLog.OTHER));
        assertThat(desk.open(next.opening(1).bytes()).status()).isEqualTo(200);
        assertThat(peerRollBacks().origins()).isEmpty();

        assertThat(desk.answer(next.request(1, 4, clock.now)).status()).isEqualTo(200);
        assertThat(desk.answer(next.request(0, 3, clock.now.plusSeconds(20))).status())
                .isEqualTo(409);
        PlayedLog without = PlayedLog.after(own, "2026-3", next.note(4));
        assertThat(desk.open(without.opening(1).bytes()).status()).isEqualTo(200);
        assertThat(peerRollBacks().origins())
                .as("a later log alone explains nothing")
                .containsExactly(next.origin);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update trail_log set origin = origin || 'x'",
                "delete from trail_log",
                "insert into trail_log values (5, '2031', 'x/2031', now(), '\\x01')",
                "update trail_checkpoint set note = note",
                "delete from trail_checkpoint",
                "truncate trail_checkpoint cascade",
                "insert into trail_checkpoint values (1, 1, sha256('x'), 'x', now())",
                "update witness_state set size = size - 1",
                "update witness_state set root = sha256('x')",
                "delete from witness_state",
                "update witness_successor set document = document",
                "delete from witness_successor",
                "truncate witness_successor",
                "insert into witness_successor select 'x', after_origin, event, document, now() from witness_successor",
                "update trail_entry set log = 2",
                "update trail_tile set log = 2"
            })
    void databaseItselfRefusesToForget(String statement) {
        append();
        sequencer.sequence();
        checkpointer.now();
        assertThat(desk(own)
                        .answer(request(new MemoryTrail().grow(3, 0), own, 3, 0, clock.now))
                        .status())
                .isEqualTo(200);
        transactions.executeWithoutResult(_ -> new JdbcWitnessMemory(database, transactions, clock)
                .follow(new Successor("y/2027", "y/2026", EvidenceEvent.LOG_OPENED, new byte[] {1})));
        assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> owner.execute(statement));
        assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> template.execute(statement));
    }

    private void appendAndHaveItSeen() {
        append();
        sequencer.sequence();
        checkpointer.now();
    }

    /** Goes on in another log, by an order that says others hold so many entries. */
    private void recover(long held) {
        TrailLog log = logs.open().orElseThrow();
        PlayedLog other = PlayedLog.first(own, log.folder(), 7);
        byte[] order = other.order(
                checkpoints.latest(1).orElseThrow().checkpoint(),
                other.checkpoint(held),
                PlayedLog.ONE,
                PlayedLog.OTHER);
        transactions.executeWithoutResult(_ -> succession.next(EvidenceEvent.LOG_RECOVERED, order));
        checkpointer.now();
    }

    /** Of a node that has just started. */
    private Checkpointer started() {
        return new Checkpointer(
                own,
                new JdbcHeads(logs, store),
                checkpoints,
                new JdbcRollBacks(database),
                new AdvisoryTurn(pool),
                peers,
                Duration.ofSeconds(10),
                clock);
    }

    private LogSuccession succession(Checkpointer since, Runnable checkpoint) {
        CheckpointStore confirmed = new ConfirmedCheckpoints(checkpoints, since::hasConfirmed);
        return new LogSuccession(store, logs, confirmed, new JdbcRollBacks(database), own, checkpoint, clock);
    }

    private Sha256 append() {
        return transactions.execute(_ ->
                journal.append(TrailEntry.of(EvidenceEvent.NODE_STARTED, Stage.TRAIL, clock.now.plusMillis(++appended))
                        .build()));
    }

    private List<String> events() {
        return store.entries(0, 100).stream()
                .map(entry -> TrailEntry.read(entry.body()).event().wireName())
                .toList();
    }

    private TrailWatch watch() {
        checkpointer.now();
        return new TrailWatch(
                new Unwitnessed(database),
                new JdbcRollBacks(database),
                new Stalls(database, journal, transactions),
                peerRollBacks(),
                checkpointer,
                Duration.ofHours(4),
                clock);
    }

    private PeerRollBacks peerRollBacks() {
        return new PeerRollBacks(database, journal, transactions, clock);
    }

    private WitnessDesk desk(FixedTrail theirs) {
        WitnessedTrails trails = new WitnessedTrails() {
            @Override
            public List<VerifierKey> logKeys(String origin) {
                return theirs.keys(origin).stream().map(SigningKey::verifier).toList();
            }

            @Override
            public Optional<PartyId> partyOf(String origin) {
                return Optional.of(new PartyId("by-gw"));
            }
        };
        return new WitnessDesk(
                trails,
                own.keys("w"),
                new JdbcWitnessMemory(database, transactions, clock),
                peerRollBacks(),
                () -> true,
                clock);
    }

    private static byte[] request(MemoryTrail trail, FixedTrail keys, long size, long old, Instant at) {
        var tree = new MerkleTree(trail.of(MemoryTrail.LOG), size);
        var checkpoint = new Checkpoint(MemoryTrail.LOG.origin(), new SizeAndRoot(size, tree.root()));
        return new AddCheckpoint(
                        old,
                        tree.consistencyProof(old).path(),
                        new SignedNote(
                                checkpoint.text(),
                                keys.keys(MemoryTrail.LOG.origin()).stream()
                                        .map(key -> key.sign(checkpoint, at))
                                        .toList()))
                .bytes();
    }

    private static final class TurnedClock extends Clock {

        private Instant now = DECEMBER;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
