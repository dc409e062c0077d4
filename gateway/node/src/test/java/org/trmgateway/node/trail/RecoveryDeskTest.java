package org.trmgateway.node.trail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.trmgateway.certs.SamplePki;
import org.trmgateway.certs.SamplePlan;
import org.trmgateway.certs.SampleVaultOfficers;
import org.trmgateway.node.database.ConnectionPool;
import org.trmgateway.node.database.EmbeddedDatabase;
import org.trmgateway.node.database.Migrations;
import org.trmgateway.node.store.JdbcUnitOfWork;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Sha256;
import org.trmgateway.referral.Stage;
import org.trmgateway.routes.EvidenceDesk;
import org.trmgateway.routes.store.TrailHeads;
import org.trmgateway.seal.ApprovalSignature;
import org.trmgateway.seal.KeyFiles;
import org.trmgateway.seal.RecoveryOrder;
import org.trmgateway.seal.RecoveryOrderXml;
import org.trmgateway.seal.SignedRecoveryOrder;
import org.trmgateway.trail.SizeAndRoot;
import org.trmgateway.trail.TrailEntry;
import org.trmgateway.trail.note.Checkpoint;
import org.trmgateway.trail.note.SignedNote;
import org.trmgateway.vault.VaultOfficers;

/** Orders to begin another log, against PostgreSQL: what is refused changes nothing but the trail, what is taken opens the log. */
class RecoveryDeskTest {

    private static final NodeId PL = new NodeId("pl");
    private static final NodeId BY = new NodeId("by");
    private static final PartyId GUARD = new PartyId("pl-sg");
    private static final String CASE_OFFICER = "case-officer-1";
    private static final String OTHER_CASE_OFFICER = "case-officer-2";
    private static final String DATA_PROTECTION = "data-protection-officer-1";

    private static EmbeddedDatabase server;
    private static SamplePki pki;
    private static int databases;

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private final Clock clock = Clock.fixed(now, ZoneOffset.UTC);
    private final FixedTrail own = new FixedTrail();
    private final AtomicInteger asked = new AtomicInteger();

    private int appended;
    private HikariDataSource pool;
    private TransactionTemplate transactions;
    private JdbcTrailStore store;
    private JdbcTrailJournal journal;
    private TrailLogs logs;
    private JdbcRollBacks rollBacks;
    private JdbcTrailSequencer sequencer;
    private RecoveryDesk desk;

    /** Nothing here is about a message. */
    private static final class NoHeads implements TrailHeads {

        @Override
        public Optional<Sha256> last(MessageId id) {
            return Optional.empty();
        }

        @Override
        public void put(MessageId id, Sha256 leafHash) {
            throw new IllegalStateException("no message");
        }
    }

    @BeforeAll
    static void start(@TempDir Path folder) {
        server = EmbeddedDatabase.start(folder.resolve("postgres"));
        pki = SamplePki.generate(
                folder.resolve("pki"), Clock.systemUTC(), SamplePlan.of(List.of(PL, BY), Map.of(), List.of()));
        List.of(PL, BY).forEach(node -> SampleVaultOfficers.generate(pki.layout(), node, Clock.systemUTC()));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void migrate() {
        String name = "recovery_" + ++databases;
        Migrations.apply(server.owner(name), name);
        pool = ConnectionPool.open(server.database(name), 4, "recovery");
        JdbcTemplate template = new JdbcTemplate(pool);
        JdbcClient database = JdbcClient.create(template);
        var manager = new DataSourceTransactionManager(pool);
        transactions = new TransactionTemplate(manager);
        store = new JdbcTrailStore(template);
        journal = new JdbcTrailJournal(database);
        logs = new TrailLogs(database);
        rollBacks = new JdbcRollBacks(database);
        LogSuccession succession =
                new LogSuccession(store, logs, new JdbcCheckpointStore(database), rollBacks, own, () -> {}, clock);
        sequencer = new JdbcTrailSequencer(store, succession, transactions);
        PartyId gateway = new PartyId("pl-gw");
        EvidenceDesk evidence = new EvidenceDesk(
                gateway,
                pki.signing(gateway),
                () -> pki.directory(Clock.systemUTC()),
                pki.trustAnchors(),
                journal,
                new NoHeads(),
                clock);
        desk = new RecoveryDesk(
                PL,
                VaultOfficers.in(pki.layout().vaultOfficers(PL)),
                new TrailRecovery(store, logs, rollBacks, succession, asked::incrementAndGet, transactions),
                evidence,
                new JdbcUnitOfWork(manager));
        for (int entry = 0; entry < 3; entry++) {
            append();
        }
        sequencer.sequence();
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void twoOfficersOpenTheNextLogAndNothingWentIntoTheOldOneSince() {
        rollBack();
        Sha256 waiting = append();
        assertThat(sequencer.sequence()).as("the log has ended").isZero();
        OwnRollBack known = desk.rollBack();
        assertThat(known.restored().size()).isEqualTo(3);
        assertThat(known.held()).isEqualTo(held().checkpoint());
        byte[] file = signed(order(known), CASE_OFFICER, DATA_PROTECTION);

        TrailLog next = desk.recover(GUARD, file);

        assertThat(next.ordinal()).isEqualTo(2);
        assertThat(next.folder()).endsWith("-2");
        assertThat(logs.openedWith(2))
                .hasValueSatisfying(opened -> assertThat(opened).isEqualTo(file));
        TrailEntry first =
                TrailEntry.read(store.ofLog(2).entries(0, 1).getFirst().body());
        assertThat(first.event()).isEqualTo(EvidenceEvent.LOG_RECOVERED);
        assertThat(first.documentSha256()).contains(Sha256.of(file));
        assertThat(rollBacks.isRolledBack()).isFalse();
        assertThat(asked).hasValue(1);
        assertThat(sequencer.sequence()).isEqualTo(1);
        assertThat(store.positionOf(waiting)).contains(new TrailPosition(2, 1));
        assertThat(store.ofLog(1).size()).isEqualTo(3);
    }

    @Test
    void anOrderIsUsedOnce() {
        rollBack();
        byte[] file = signed(order(desk.rollBack()), CASE_OFFICER, DATA_PROTECTION);
        desk.recover(GUARD, file);
        assertRefused(ErrorCode.TRAIL_RECOVERY_CONTRADICTED, "log-ended", file);
        assertThat(logs.all()).hasSize(2);
    }

    @Test
    void oneOfficerIsNotEnoughNorTwoOfOneRole() {
        rollBack();
        RecoveryOrder order = order(desk.rollBack());
        assertRefused(ErrorCode.TRAIL_RECOVERY_UNAPPROVED, "case-officer", signed(order));
        assertRefused(ErrorCode.TRAIL_RECOVERY_UNAPPROVED, "data-protection-officer", signed(order, CASE_OFFICER));
        assertRefused(
                ErrorCode.TRAIL_RECOVERY_UNAPPROVED,
                "data-protection-officer",
                signed(order, CASE_OFFICER, OTHER_CASE_OFFICER));
        assertRefused(ErrorCode.TRAIL_RECOVERY_UNAPPROVED, "case-officer", signed(order, DATA_PROTECTION));
        assertThat(logs.all()).hasSize(1);
        assertThat(rollBacks.isRolledBack()).isTrue();
        desk.recover(GUARD, signed(order, CASE_OFFICER, DATA_PROTECTION));
        sequencer.sequence();
        assertThat(store.ofLog(2).entries(0, 10))
                .map(entry -> TrailEntry.read(entry.body()))
                .map(TrailEntry::event)
                .containsExactly(
                        EvidenceEvent.LOG_RECOVERED,
                        EvidenceEvent.OPERATOR_ACTION,
                        EvidenceEvent.OPERATOR_ACTION,
                        EvidenceEvent.OPERATOR_ACTION,
                        EvidenceEvent.OPERATOR_ACTION);
    }

    @Test
    void signaturesOfSomebodyElseOrUnderAnotherOrderDoNotCount() {
        rollBack();
        RecoveryOrder order = order(desk.rollBack());
        byte[] other = RecoveryOrderXml.write(at(order, now.minusSeconds(1), now.plusSeconds(60)));
        byte[] xml = RecoveryOrderXml.write(order);
        assertRefused(
                ErrorCode.TRAIL_RECOVERY_UNAPPROVED,
                "signature-shape",
                new SignedRecoveryOrder(xml, List.of(approval(other, CASE_OFFICER), approval(xml, DATA_PROTECTION)))
                        .bytes());
        Path stranger = pki.layout().vaultOfficers(BY).resolve(CASE_OFFICER);
        assertRefused(
                ErrorCode.TRAIL_RECOVERY_UNAPPROVED,
                "officer-unknown",
                new SignedRecoveryOrder(xml, List.of(approval(xml, stranger), approval(xml, DATA_PROTECTION))).bytes());
    }

    @Test
    void anOrderOfAnotherTimeOrForAnotherNodeIsRefused() {
        rollBack();
        RecoveryOrder order = order(desk.rollBack());
        assertRefused(ErrorCode.TRAIL_RECOVERY_INVALID, "expires", at(order, now.minusSeconds(60), now));
        assertRefused(
                ErrorCode.TRAIL_RECOVERY_INVALID, "ordered", at(order, now.plusSeconds(301), now.plusSeconds(400)));
        assertRefused(
                ErrorCode.TRAIL_RECOVERY_INVALID, "node", order(BY, order.restored(), order.held(), order.heldNote()));
        assertRefused(ErrorCode.TRAIL_RECOVERY_INVALID, "xml", "nothing".getBytes(UTF_8));
    }

    @Test
    void anOrderThatSaysSomethingElseThanTheNodeKnowsIsRefused() {
        RecoveryOrder early = order(PL, log(3, 1), log(9, 2), Sha256.of(new byte[] {3}));
        assertRefused(ErrorCode.TRAIL_RECOVERY_CONTRADICTED, "not-rolled-back", early);
        assertThatExceptionOfType(GatewayException.class)
                .isThrownBy(desk::rollBack)
                .satisfies(refused -> assertThat(refused.detail().rule()).contains("not-rolled-back"));
        rollBack();
        RecoveryOrder order = order(desk.rollBack());
        Checkpoint restored = order.restored();
        Checkpoint held = order.held();
        Checkpoint otherLog = new Checkpoint(FixedTrail.BASE + "x/" + order.folder(), restored.head());
        assertRefused(
                ErrorCode.TRAIL_RECOVERY_CONTRADICTED,
                "origin",
                order(PL, otherLog, new Checkpoint(otherLog.origin(), held.head()), order.heldNote()));
        assertRefused(
                ErrorCode.TRAIL_RECOVERY_CONTRADICTED,
                "restored",
                order(PL, log(restored.size() + 1, restored.root()), held, order.heldNote()));
        assertRefused(ErrorCode.TRAIL_RECOVERY_CONTRADICTED, "restored", order(PL, log(3, 7), held, order.heldNote()));
        assertRefused(
                ErrorCode.TRAIL_RECOVERY_CONTRADICTED,
                "held",
                order(PL, restored, log(held.size() + 1, held.root()), order.heldNote()));
        assertRefused(ErrorCode.TRAIL_RECOVERY_CONTRADICTED, "held", order(PL, restored, log(9, 7), order.heldNote()));
        assertRefused(
                ErrorCode.TRAIL_RECOVERY_CONTRADICTED, "held", order(PL, restored, held, Sha256.of(new byte[] {7})));
        assertThat(logs.all()).hasSize(1);
        assertThat(store.ofLog(1).size()).isEqualTo(3);
    }

    private void assertRefused(ErrorCode code, String why, RecoveryOrder order) {
        assertRefused(code, why, signed(order, CASE_OFFICER, DATA_PROTECTION));
    }

    private void assertRefused(ErrorCode code, String why, byte[] file) {
        long before = store.pending(100).size();
        assertThatExceptionOfType(GatewayException.class)
                .isThrownBy(() -> desk.recover(GUARD, file))
                .satisfies(refused -> {
                    assertThat(refused.code()).isEqualTo(code);
                    assertThat(Stream.of(
                                            refused.detail().rule(),
                                            refused.detail().field())
                                    .flatMap(Optional::stream))
                            .contains(why);
                });
        assertThat(store.pending(100)).hasSize((int) before + 1).last().satisfies(entry -> {
            TrailEntry said = TrailEntry.read(entry.body());
            assertThat(said.event()).isEqualTo(EvidenceEvent.OPERATOR_ACTION);
            assertThat(said.errorCode()).contains(code);
            assertThat(said.documentSha256()).contains(Sha256.of(file));
        });
    }

    private void rollBack() {
        rollBacks.found(logs.open().orElseThrow(), BY, held().note(), now);
    }

    /** What a peer would hold. */
    private StoredCheckpoint held() {
        Checkpoint checkpoint = log(9, 2);
        SignedNote note = new SignedNote(
                checkpoint.text(),
                own.keys(checkpoint.origin()).stream()
                        .limit(1)
                        .map(key -> key.sign(checkpoint, now))
                        .toList());
        return new StoredCheckpoint(1, note, checkpoint, Optional.empty());
    }

    private Checkpoint log(long size, int root) {
        return log(size, Sha256.of(new byte[] {(byte) root}));
    }

    private Checkpoint log(long size, Sha256 root) {
        return new Checkpoint(logs.open().orElseThrow().origin(), new SizeAndRoot(size, root));
    }

    private RecoveryOrder order(OwnRollBack known) {
        return order(PL, known.restored(), known.held(), known.heldNote());
    }

    private RecoveryOrder order(NodeId node, Checkpoint restored, Checkpoint held, Sha256 heldNote) {
        return new RecoveryOrder(
                new UUID(1, 2),
                node,
                logs.open().orElseThrow().folder(),
                restored,
                held,
                heldNote,
                RecoveryOrder.Reason.BACKUP_RESTORED,
                now,
                now.plus(Duration.ofHours(1)));
    }

    private static RecoveryOrder at(RecoveryOrder order, Instant ordered, Instant expires) {
        return new RecoveryOrder(
                order.id(),
                order.node(),
                order.folder(),
                order.restored(),
                order.held(),
                order.heldNote(),
                order.reason(),
                ordered,
                expires);
    }

    private byte[] signed(RecoveryOrder order, String... officers) {
        byte[] xml = RecoveryOrderXml.write(order);
        List<byte[]> approvals = new ArrayList<>();
        Arrays.stream(officers).forEach(officer -> approvals.add(approval(xml, officer)));
        return new SignedRecoveryOrder(xml, approvals).bytes();
    }

    private byte[] approval(byte[] xml, String officer) {
        return approval(xml, pki.layout().vaultOfficers(PL).resolve(officer));
    }

    private byte[] approval(byte[] xml, Path officer) {
        return ApprovalSignature.sign(
                KeyFiles.privateKey(officer.resolve("signing.key.pem"), pki.password()),
                KeyFiles.certificates(officer.resolve("signing.cert.pem")).getFirst(),
                xml,
                now);
    }

    private Sha256 append() {
        return transactions.execute(
                _ -> journal.append(TrailEntry.of(EvidenceEvent.NODE_STARTED, Stage.TRAIL, now.plusMillis(++appended))
                        .build()));
    }
}
