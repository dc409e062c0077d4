package org.trmgateway.node.wiring;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.trmgateway.node.config.NodeProperties;
import org.trmgateway.node.directory.PeerHttp;
import org.trmgateway.node.http.RecoveryController;
import org.trmgateway.node.http.TlsIdentity;
import org.trmgateway.node.http.WitnessController;
import org.trmgateway.node.stamp.Stampers;
import org.trmgateway.node.trail.AdvisoryTurn;
import org.trmgateway.node.trail.CheckpointStamper;
import org.trmgateway.node.trail.CheckpointStore;
import org.trmgateway.node.trail.CheckpointedLogs;
import org.trmgateway.node.trail.Checkpointer;
import org.trmgateway.node.trail.ConfirmedCheckpoints;
import org.trmgateway.node.trail.DirectoryTrails;
import org.trmgateway.node.trail.ExportedLogs;
import org.trmgateway.node.trail.HttpWitnessLine;
import org.trmgateway.node.trail.JdbcCheckpointStore;
import org.trmgateway.node.trail.JdbcHeads;
import org.trmgateway.node.trail.JdbcRollBacks;
import org.trmgateway.node.trail.JdbcTrailJournal;
import org.trmgateway.node.trail.JdbcTrailSequencer;
import org.trmgateway.node.trail.JdbcTrailStore;
import org.trmgateway.node.trail.JdbcWitnessMemory;
import org.trmgateway.node.trail.LogSuccession;
import org.trmgateway.node.trail.OwnTrail;
import org.trmgateway.node.trail.OwnTrailKeys;
import org.trmgateway.node.trail.PeerRollBacks;
import org.trmgateway.node.trail.RecoveryDesk;
import org.trmgateway.node.trail.RollBacks;
import org.trmgateway.node.trail.Stalls;
import org.trmgateway.node.trail.TrailLogs;
import org.trmgateway.node.trail.TrailRecovery;
import org.trmgateway.node.trail.TrailWatch;
import org.trmgateway.node.trail.Unwitnessed;
import org.trmgateway.node.trail.WitnessDesk;
import org.trmgateway.node.trail.WitnessedInclusion;
import org.trmgateway.routes.EvidenceDesk;
import org.trmgateway.routes.directory.DirectoryInForce;
import org.trmgateway.routes.store.UnitOfWork;
import org.trmgateway.routes.vault.TrailInclusion;
import org.trmgateway.routes.work.TimerRoutes;
import org.trmgateway.seal.TrailKeys;
import org.trmgateway.seal.TrustAnchors;
import org.trmgateway.trail.TrailJournal;
import org.trmgateway.vault.VaultOfficers;

/** The trail: its logs, who gives entries their place, and what others have seen of it. */
@Configuration(proxyBeanMethods = false)
public class TrailWiring {

    @Bean
    TrailJournal trailJournal(JdbcClient jdbc) {
        return new JdbcTrailJournal(jdbc);
    }

    @Bean
    JdbcTrailStore trailStore(DataSource dataSource) {
        return new JdbcTrailStore(new JdbcTemplate(dataSource));
    }

    @Bean
    TrailLogs trailLogs(JdbcClient jdbc) {
        return new TrailLogs(jdbc);
    }

    @Bean
    CheckpointStore checkpointStore(JdbcClient jdbc) {
        return new JdbcCheckpointStore(jdbc);
    }

    @Bean
    ExportedLogs exportedLogs(TrailLogs logs, CheckpointStore checkpoints, JdbcTrailStore store) {
        return new CheckpointedLogs(logs, checkpoints, store);
    }

    @Bean
    DirectoryTrails directoryTrails(NodeProperties properties, DirectoryInForce directory, OwnTrailKeys keys) {
        return new DirectoryTrails(properties.node(), directory, keys.keys());
    }

    @Bean
    RollBacks rollBacks(JdbcClient jdbc) {
        return new JdbcRollBacks(jdbc);
    }

    @Bean(destroyMethod = "close")
    PeerHttp witnessHttp(
            TlsIdentity identity,
            TrustAnchors anchors,
            DirectoryInForce directory,
            NodeProperties properties,
            Clock clock) {
        return new PeerHttp(identity, anchors, directory, properties.peer().connectTimeout(), clock);
    }

    @Bean
    Checkpointer checkpointer(
            NodeProperties properties,
            OwnTrail own,
            TrailLogs logs,
            JdbcTrailStore store,
            CheckpointStore checkpoints,
            RollBacks rollBacks,
            DataSource dataSource,
            PeerHttp witnessHttp,
            Clock clock) {
        return new Checkpointer(
                own,
                new JdbcHeads(logs, store),
                checkpoints,
                rollBacks,
                new AdvisoryTurn(dataSource),
                new HttpWitnessLine(witnessHttp),
                properties.trail().checkpointEvery(),
                clock);
    }

    @Bean
    PeerRollBacks peerRollBacks(
            JdbcClient jdbc, TrailJournal journal, PlatformTransactionManager transactionManager, Clock clock) {
        return new PeerRollBacks(jdbc, journal, new TransactionTemplate(transactionManager), clock);
    }

    @Bean
    TrailWatch trailWatch(
            NodeProperties properties,
            RollBacks rollBacks,
            PeerRollBacks peers,
            Checkpointer checkpointer,
            JdbcClient jdbc,
            TrailJournal journal,
            PlatformTransactionManager transactionManager,
            Clock clock) {
        return new TrailWatch(
                new Unwitnessed(jdbc),
                rollBacks,
                new Stalls(jdbc, journal, new TransactionTemplate(transactionManager)),
                peers,
                checkpointer,
                properties.trail().maxUnwitnessed(),
                clock);
    }

    @Bean
    TrailInclusion trailInclusion(
            TrailLogs logs,
            JdbcTrailStore store,
            CheckpointStore checkpoints,
            RollBacks rollBacks,
            Checkpointer checkpointer) {
        return new WitnessedInclusion(logs, store, checkpoints, rollBacks, checkpointer);
    }

    @Bean
    WitnessController witnessController(
            DirectoryTrails trails,
            OwnTrailKeys keys,
            JdbcClient jdbc,
            PeerRollBacks peers,
            RollBacks rollBacks,
            Checkpointer checkpointer,
            PlatformTransactionManager transactionManager,
            Clock clock) {
        return new WitnessController(new WitnessDesk(
                trails,
                keys.keys().map(TrailKeys::witness).orElse(List.of()),
                new JdbcWitnessMemory(jdbc, new TransactionTemplate(transactionManager), clock),
                peers,
                () -> checkpointer.hasLooked() && !rollBacks.isRolledBack(),
                clock));
    }

    /** Peers, and authorities, that take their time hold up nobody who gives entries their place. */
    @Bean
    TimerRoutes checkpointTimers(
            Checkpointer checkpointer,
            TrailWatch watch,
            TrailLogs logs,
            CheckpointStore checkpoints,
            Stampers stampers,
            TrustAnchors anchors,
            Clock clock) {
        CheckpointStamper stamper = new CheckpointStamper(logs, checkpoints, stampers.lines(), anchors, clock);
        return new TimerRoutes(Map.of(
                "checkpoint", new TimerRoutes.Task(Duration.ofMillis(250), checkpointer::look),
                "trail-watch", new TimerRoutes.Task(Duration.ofSeconds(1), watch::look),
                "checkpoint-stamp", new TimerRoutes.Task(Duration.ofSeconds(5), stamper::run)));
    }

    @Bean
    LogSuccession logSuccession(
            JdbcTrailStore store,
            TrailLogs logs,
            CheckpointStore checkpoints,
            RollBacks rollBacks,
            OwnTrail own,
            Checkpointer checkpointer,
            Clock clock) {
        return new LogSuccession(
                store,
                logs,
                new ConfirmedCheckpoints(checkpoints, checkpointer::hasConfirmed),
                rollBacks,
                own,
                checkpointer::ask,
                clock);
    }

    @Bean
    JdbcTrailSequencer trailSequencer(
            JdbcTrailStore store, LogSuccession succession, PlatformTransactionManager transactionManager) {
        return new JdbcTrailSequencer(store, succession, new TransactionTemplate(transactionManager));
    }

    @Bean
    RecoveryController recoveryController(
            NodeProperties properties,
            VaultOfficers officers,
            JdbcTrailStore store,
            TrailLogs logs,
            RollBacks rollBacks,
            LogSuccession succession,
            Checkpointer checkpointer,
            EvidenceDesk evidence,
            UnitOfWork unitOfWork,
            PlatformTransactionManager transactionManager) {
        TrailRecovery recovery = new TrailRecovery(
                store, logs, rollBacks, succession, checkpointer::ask, new TransactionTemplate(transactionManager));
        return new RecoveryController(new RecoveryDesk(properties.node(), officers, recovery, evidence, unitOfWork));
    }
}
