package org.trmgateway.node.wiring;

import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.trmgateway.node.trail.CheckpointStore;
import org.trmgateway.node.trail.CheckpointedLogs;
import org.trmgateway.node.trail.ExportedLogs;
import org.trmgateway.node.trail.JdbcCheckpointStore;
import org.trmgateway.node.trail.JdbcTrailJournal;
import org.trmgateway.node.trail.JdbcTrailSequencer;
import org.trmgateway.node.trail.JdbcTrailStore;
import org.trmgateway.node.trail.LogSuccession;
import org.trmgateway.node.trail.OwnTrail;
import org.trmgateway.node.trail.TrailLogs;
import org.trmgateway.node.trail.UnnamedTrail;
import org.trmgateway.trail.TrailJournal;

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

    /** Until the directory names trails, nothing is signed. */
    @Bean
    OwnTrail ownTrail() {
        return new UnnamedTrail();
    }

    @Bean
    JdbcTrailSequencer trailSequencer(
            JdbcTrailStore store,
            TrailLogs logs,
            CheckpointStore checkpoints,
            OwnTrail own,
            PlatformTransactionManager transactionManager,
            Clock clock) {
        return new JdbcTrailSequencer(
                store,
                new LogSuccession(store, logs, checkpoints, own, clock),
                new TransactionTemplate(transactionManager));
    }
}
