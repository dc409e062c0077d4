package org.trmgateway.node.wiring;

import java.time.Clock;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.trmgateway.node.config.NodeProperties;
import org.trmgateway.node.store.JdbcStatisticsStore;
import org.trmgateway.protect.statistics.Suppression;
import org.trmgateway.routes.EvidenceDesk;
import org.trmgateway.routes.outbound.admit.CaseMemory;
import org.trmgateway.routes.statistics.CaseStatistics;
import org.trmgateway.routes.statistics.StatisticsDesk;
import org.trmgateway.routes.store.CaseStore;
import org.trmgateway.routes.store.UnitOfWork;
import org.trmgateway.seal.Directory;

/** Numbers about a party's own cases. */
@Configuration(proxyBeanMethods = false)
public class StatisticsWiring {

    @Bean
    StatisticsDesk statisticsDesk(
            NodeProperties properties,
            Supplier<Directory> directory,
            JdbcClient jdbc,
            CaseStore cases,
            CaseMemory memory,
            EvidenceDesk evidence,
            UnitOfWork unitOfWork,
            Clock clock) {
        return new CaseStatistics(
                Suppression.below(properties.statistics().threshold()),
                directory,
                new JdbcStatisticsStore(jdbc),
                cases,
                memory,
                evidence,
                unitOfWork,
                clock);
    }
}
