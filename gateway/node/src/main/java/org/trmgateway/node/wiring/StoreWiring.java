package org.trmgateway.node.wiring;

import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.apache.camel.ProducerTemplate;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.trmgateway.contracts.Contracts;
import org.trmgateway.node.config.NodeProperties;
import org.trmgateway.node.config.NodeProperties.OwnerProperties;
import org.trmgateway.node.database.DatabaseAddress;
import org.trmgateway.node.database.EmbeddedDatabase;
import org.trmgateway.node.store.JdbcCaseStore;
import org.trmgateway.node.store.JdbcExpectationStore;
import org.trmgateway.node.store.JdbcExpiryStore;
import org.trmgateway.node.store.JdbcInboxStore;
import org.trmgateway.node.store.JdbcMessageStore;
import org.trmgateway.node.store.JdbcOutbox;
import org.trmgateway.node.store.JdbcPseudonymStore;
import org.trmgateway.node.store.JdbcSubmissionStore;
import org.trmgateway.node.store.JdbcTrailHeads;
import org.trmgateway.node.store.JdbcUnitOfWork;
import org.trmgateway.protect.SubjectId;
import org.trmgateway.routes.CaseBodies;
import org.trmgateway.routes.EvidenceDesk;
import org.trmgateway.routes.deadline.Deadlines;
import org.trmgateway.routes.directory.CutOffs;
import org.trmgateway.routes.erasure.SubjectRecords;
import org.trmgateway.routes.expiry.ExpiryWatch;
import org.trmgateway.routes.expiry.ReadableTime;
import org.trmgateway.routes.inbound.deliver.DeliveryDestinations;
import org.trmgateway.routes.inbound.deliver.InboxDesk;
import org.trmgateway.routes.store.CaseStore;
import org.trmgateway.routes.store.ExpectationStore;
import org.trmgateway.routes.store.ExpiryStore;
import org.trmgateway.routes.store.InboxStore;
import org.trmgateway.routes.store.MessageStore;
import org.trmgateway.routes.store.Outbox;
import org.trmgateway.routes.store.PseudonymStore;
import org.trmgateway.routes.store.RevealStore;
import org.trmgateway.routes.store.SubmissionStore;
import org.trmgateway.routes.store.TrailHeads;
import org.trmgateway.routes.store.UnitOfWork;
import org.trmgateway.routes.work.CamelWorkQueue;
import org.trmgateway.routes.work.PromptOutbox;
import org.trmgateway.routes.work.Sweeper;
import org.trmgateway.routes.work.WorkQueue;
import org.trmgateway.seal.Directory;

/** The database and the stores on it: PostgreSQL is the truth. */
@Configuration(proxyBeanMethods = false)
public class StoreWiring {

    private static final int CONNECTIONS = 16;
    private static final String DATABASE = "trm";
    private static final String VAULT = "vault";

    /** Starts an embedded server when no external one is configured; nothing is started for contracts that nobody signed. */
    @Bean(destroyMethod = "close")
    @DependsOn("signedContracts")
    NodeDatabase nodeDatabase(NodeProperties properties) {
        var configured = properties.database();
        if (configured.url().isPresent()) {
            String url = configured.url().get();
            Path passwordFile = configured.passwordFile().orElseThrow();
            OwnerProperties owner = configured.owner().orElseThrow();
            return new NodeDatabase(
                    DatabaseAddress.external(url, configured.user().orElseThrow(), passwordFile),
                    DatabaseAddress.external(url, owner.user(), owner.passwordFile()),
                    DatabaseAddress.external(
                            url,
                            properties.vault().user().orElseThrow(),
                            properties.vault().passwordFile().orElseThrow()),
                    passwordFile,
                    () -> {});
        }
        EmbeddedDatabase embedded = EmbeddedDatabase.start(properties.data().resolve("postgres"));
        return new NodeDatabase(
                embedded.database(DATABASE),
                embedded.owner(DATABASE),
                embedded.schema(DATABASE, VAULT),
                embedded.passwordFile(DATABASE),
                embedded::close);
    }

    @Bean(destroyMethod = "close")
    DataSource dataSource(NodeDatabase database, NodeProperties properties) {
        return database.open(CONNECTIONS, "trm-" + properties.node());
    }

    @Bean
    JdbcClient jdbcClient(DataSource dataSource) {
        return JdbcClient.create(dataSource);
    }

    @Bean
    PlatformTransactionManager transactionManager(DataSource dataSource) {
        return new JdbcTransactionManager(dataSource);
    }

    @Bean
    UnitOfWork unitOfWork(PlatformTransactionManager transactionManager) {
        return new JdbcUnitOfWork(transactionManager);
    }

    @Bean
    CaseStore caseStore(JdbcClient jdbc) {
        return new JdbcCaseStore(jdbc);
    }

    @Bean
    MessageStore messageStore(JdbcClient jdbc) {
        return new JdbcMessageStore(jdbc);
    }

    @Bean
    SubmissionStore submissionStore(JdbcClient jdbc) {
        return new JdbcSubmissionStore(jdbc);
    }

    @Bean
    InboxStore inboxStore(JdbcClient jdbc) {
        return new JdbcInboxStore(jdbc);
    }

    @Bean
    ExpectationStore expectationStore(JdbcClient jdbc) {
        return new JdbcExpectationStore(jdbc);
    }

    @Bean
    PseudonymStore pseudonymStore(JdbcClient jdbc) {
        return new JdbcPseudonymStore(jdbc);
    }

    /** Pseudonyms given for a person can be resolved as long as the index is kept. */
    @Bean
    SubjectRecords pseudonymRecords(PseudonymStore pseudonyms) {
        return SubjectRecords.of(SubjectRecords.Kind.INDEX, subjectId -> pseudonyms.forget(SubjectId.of(subjectId)));
    }

    @Bean
    ExpiryStore expiryStore(JdbcClient jdbc) {
        return new JdbcExpiryStore(jdbc);
    }

    @Bean
    ReadableTime readableTime(Contracts contracts, ExpiryStore expiries) {
        return new ReadableTime(contracts.releasePolicy().expiries(), expiries);
    }

    @Bean
    ExpiryWatch expiryWatch(
            ExpiryStore expiries,
            MessageStore messages,
            InboxStore inbox,
            Outbox outbox,
            DeliveryDestinations destinations,
            EvidenceDesk evidence,
            UnitOfWork unitOfWork) {
        return new ExpiryWatch(expiries, messages, inbox, outbox, destinations, evidence, unitOfWork);
    }

    @Bean
    TrailHeads trailHeads(JdbcClient jdbc) {
        return new JdbcTrailHeads(jdbc);
    }

    @Bean
    WorkQueue workQueue(ObjectProvider<ProducerTemplate> producer) {
        return item -> new CamelWorkQueue(producer.getObject()).send(item);
    }

    @Bean
    Outbox outbox(JdbcClient jdbc, WorkQueue queue, UnitOfWork unitOfWork) {
        return new PromptOutbox(new JdbcOutbox(jdbc), queue, unitOfWork);
    }

    @Bean
    Sweeper sweeper(Outbox outbox, WorkQueue queue, Clock clock) {
        return new Sweeper(outbox, queue, clock);
    }

    @Bean
    DeliveryDestinations deliveryDestinations(
            NodeProperties properties,
            Supplier<Directory> directory,
            ObjectProvider<InboxDesk> inbox,
            UnitOfWork unitOfWork) {
        return new NodeDestinations(properties, directory, inbox, unitOfWork);
    }

    @Bean
    InboxDesk inboxDesk(
            InboxStore inbox,
            CaseStore cases,
            MessageStore messages,
            Outbox outbox,
            CaseBodies bodies,
            EvidenceDesk evidence,
            Deadlines deadlines,
            RevealStore reveals,
            CutOffs cutOffs,
            UnitOfWork unitOfWork,
            DeliveryDestinations destinations) {
        return new InboxDesk(
                inbox,
                cases,
                messages,
                outbox,
                bodies,
                evidence,
                deadlines,
                reveals,
                cutOffs,
                unitOfWork,
                destinations);
    }
}
