package org.trmgateway.node.wiring;

import java.time.Clock;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.trmgateway.node.config.NodeProperties;
import org.trmgateway.node.config.RetentionProperties;
import org.trmgateway.node.store.JdbcLegalHoldStore;
import org.trmgateway.node.store.JdbcRetentionStore;
import org.trmgateway.routes.erasure.CaseErasure;
import org.trmgateway.routes.erasure.LegalHoldDesk;
import org.trmgateway.routes.erasure.LegalHolds;
import org.trmgateway.routes.erasure.Retention;
import org.trmgateway.routes.erasure.RetentionPeriods;
import org.trmgateway.routes.erasure.SubjectRecords;
import org.trmgateway.routes.store.CaseStore;
import org.trmgateway.routes.store.MessageStore;
import org.trmgateway.routes.store.RetentionStore;
import org.trmgateway.routes.store.UnitOfWork;
import org.trmgateway.seal.Directory;
import org.trmgateway.trail.TrailJournal;

/** What is erased when, and what must not be. */
@Configuration(proxyBeanMethods = false)
public class RetentionWiring {

    @Bean
    RetentionStore retentionStore(JdbcClient jdbc, CaseStore cases) {
        return new JdbcRetentionStore(jdbc, cases);
    }

    /** Whatever else keeps something of a person is a bean of type {@link SubjectRecords}, and goes with her case. */
    @Bean
    CaseErasure caseErasure(
            RetentionStore retention,
            ObjectProvider<SubjectRecords> elsewhere,
            TrailJournal journal,
            UnitOfWork unitOfWork,
            Clock clock) {
        return new CaseErasure(retention, elsewhere.orderedStream().toList(), journal, unitOfWork, clock);
    }

    @Bean
    Retention retention(
            NodeProperties properties, RetentionStore store, CaseErasure erasure, UnitOfWork unitOfWork, Clock clock) {
        RetentionProperties periods = properties.retention();
        return new Retention(
                store,
                erasure,
                new RetentionPeriods(
                        periods.withdrawn(), periods.bodies(), periods.addressing(), periods.index(), periods.vault()),
                unitOfWork,
                clock);
    }

    @Bean
    LegalHolds legalHolds(
            JdbcClient jdbc,
            CaseStore cases,
            MessageStore messages,
            RetentionStore retention,
            Supplier<Directory> directory,
            TrailJournal journal,
            UnitOfWork unitOfWork,
            Clock clock) {
        return new LegalHoldDesk(
                new JdbcLegalHoldStore(jdbc), cases, messages, retention, directory, journal, unitOfWork, clock);
    }
}
