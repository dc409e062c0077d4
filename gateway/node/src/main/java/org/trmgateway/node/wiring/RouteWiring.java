package org.trmgateway.node.wiring;

import jakarta.jms.ConnectionFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.jms.JmsComponent;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.trmgateway.contracts.Contracts;
import org.trmgateway.contracts.pack.CountryPack;
import org.trmgateway.node.change.Changes;
import org.trmgateway.node.change.JdbcKnownDigests;
import org.trmgateway.node.config.NodeProperties;
import org.trmgateway.node.http.HealthWarnings;
import org.trmgateway.node.http.NodeHealth;
import org.trmgateway.node.http.RefusalLog;
import org.trmgateway.node.http.TlsIdentity;
import org.trmgateway.node.http.TrailController;
import org.trmgateway.node.trail.JdbcTrailSequencer;
import org.trmgateway.node.trail.MessageTrail;
import org.trmgateway.node.trail.OwnTrailKeys;
import org.trmgateway.node.trail.TrailWatch;
import org.trmgateway.policy.SignedContracts;
import org.trmgateway.referral.EnvelopeMetadata;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Sha256;
import org.trmgateway.routes.CamelDoors;
import org.trmgateway.routes.Doors;
import org.trmgateway.routes.EvidenceDesk;
import org.trmgateway.routes.InboundFlow;
import org.trmgateway.routes.OutboundFlow;
import org.trmgateway.routes.PeerRoutes;
import org.trmgateway.routes.deadline.DeadlineWatch;
import org.trmgateway.routes.directory.DirectoryDesk;
import org.trmgateway.routes.directory.DirectoryFile;
import org.trmgateway.routes.directory.DirectoryInForce;
import org.trmgateway.routes.directory.HandingOn;
import org.trmgateway.routes.erasure.Retention;
import org.trmgateway.routes.expiry.ExpiryWatch;
import org.trmgateway.routes.inbound.InboundRoutes;
import org.trmgateway.routes.look.LookDesk;
import org.trmgateway.routes.look.Looks;
import org.trmgateway.routes.outbound.OutboundRoutes;
import org.trmgateway.routes.outbound.dispatch.RefusalReport;
import org.trmgateway.routes.outbound.intake.FolderRoutes;
import org.trmgateway.routes.store.MessageStore;
import org.trmgateway.routes.store.Outbox;
import org.trmgateway.routes.store.UnitOfWork;
import org.trmgateway.routes.vault.RevealDesk;
import org.trmgateway.routes.work.ErrorPolicy;
import org.trmgateway.routes.work.FailedWork;
import org.trmgateway.routes.work.Sweeper;
import org.trmgateway.routes.work.TimerRoutes;
import org.trmgateway.seal.Directory;
import org.trmgateway.seal.DirectoryNode;

/** The broker and the Camel routes. */
@Configuration(proxyBeanMethods = false)
public class RouteWiring {

    private static final int CONSUMERS = 2;

    @Bean
    JmsComponent jms(ConnectionFactory connections) {
        JmsComponent component = new JmsComponent();
        component.setConnectionFactory(connections);
        return component;
    }

    @Bean
    Doors doors(ProducerTemplate producer) {
        return new CamelDoors(producer);
    }

    @Bean
    ErrorPolicy errorPolicy(FailedWork failedWork) {
        return new ErrorPolicy(failedWork);
    }

    @Bean
    OutboundRoutes outboundRoutes(OutboundFlow flow, RefusalReport refusals, NodeProperties properties) {
        return new OutboundRoutes(flow, refusals, properties.node(), CONSUMERS);
    }

    @Bean
    InboundRoutes inboundRoutes(InboundFlow flow, NodeProperties properties) {
        return new InboundRoutes(flow, properties.node(), CONSUMERS);
    }

    /** Queues to the nodes of the directory; to those of a later one when it comes into force. */
    @Bean
    PeerRoutes peerRoutes(
            OutboundFlow outbound,
            InboundFlow inbound,
            DirectoryInForce directory,
            ObjectProvider<CamelContext> routes) {
        Set<NodeId> wired = ConcurrentHashMap.newKeySet();
        wired.addAll(nodes(directory.get()));
        directory.onChange(next -> nodes(next).stream()
                .filter(wired::add)
                .forEach(node -> join(routes.getObject(), new PeerRoutes(outbound, inbound, Set.of(node), CONSUMERS))));
        return new PeerRoutes(outbound, inbound, wired, CONSUMERS);
    }

    @Bean
    FolderRoutes folderRoutes(NodeProperties properties, Doors doors, CountryPack pack, Clock clock) {
        Map<PartyId, Path> folders = new HashMap<>();
        properties
                .parties()
                .forEach((party, settings) -> settings.folder().ifPresent(folder -> folders.put(party, folder.in())));
        Map<PartyId, String> languages = new HashMap<>();
        properties.systems().forEach(system -> languages.putIfAbsent(system.party(), system.language()));
        return new FolderRoutes(
                folders,
                doors,
                new FolderRefusals(pack, languages, clock),
                properties.http().maxSubmission().toBytes());
    }

    @Bean
    TimerRoutes timerRoutes(
            Sweeper sweeper,
            JdbcTrailSequencer sequencer,
            InboundFlow inbound,
            DeadlineWatch deadlines,
            RevealDesk reveals,
            Retention retention,
            ExpiryWatch expiries,
            DirectoryDesk directories,
            DirectoryFile directoryFile,
            HandingOn handingOn) {
        return new TimerRoutes(Map.of(
                "directory",
                        new TimerRoutes.Task(Duration.ofSeconds(1), () -> {
                            directories.follow();
                            directoryFile.look();
                        }),
                "handing-on", new TimerRoutes.Task(Duration.ofSeconds(1), handingOn::round),
                "sweep", new TimerRoutes.Task(Duration.ofMillis(500), sweeper::sweep),
                "trail", new TimerRoutes.Task(Duration.ofMillis(250), () -> sequenceAll(sequencer)),
                "deadlines", new TimerRoutes.Task(Duration.ofSeconds(30), deadlines::sweep),
                "reveals", new TimerRoutes.Task(Duration.ofSeconds(10), reveals::sweep),
                "retention", new TimerRoutes.Task(Duration.ofSeconds(5), retention::sweep),
                "expiry", new TimerRoutes.Task(Duration.ofSeconds(30), expiries::sweep),
                "parked", new TimerRoutes.Task(Duration.ofSeconds(30), inbound::giveUpParked)));
    }

    @Bean
    TrailController trailController(MessageStore messages, JdbcClient jdbc, Looks looks) {
        return new TrailController(messages, new MessageTrail(jdbc), looks);
    }

    @Bean
    RefusalLog refusalLog(EvidenceDesk evidence, UnitOfWork unitOfWork, Clock clock) {
        return new DoorRefusals(evidence, unitOfWork, clock);
    }

    @Bean
    NodeHealth nodeHealth(
            Outbox outbox,
            ObjectProvider<CamelContext> routes,
            DirectoryInForce directory,
            TrailWatch trail,
            Clock clock) {
        return new DatabaseHealth(
                outbox,
                () -> routes.getObject().isStarted(),
                () -> clock.instant().isBefore(directory.get().expires()),
                trail::isSound);
    }

    @Bean
    HealthWarnings directoryFileWarnings(DirectoryFile file) {
        return () -> file.isGood() ? List.of() : List.of("directory-file");
    }

    /** The first entry of every run: which rules and settings this node enforces from now on; then what of it is another than at the last start. */
    @Bean
    StartRecord startRecord(
            EvidenceDesk evidence,
            Contracts contracts,
            CountryPack pack,
            SignedContracts signed,
            NodeProperties properties,
            Keys keys,
            TlsIdentity tls,
            OwnTrailKeys trailKeys,
            Changes changes,
            UnitOfWork unitOfWork) {
        EnvelopeMetadata.Versions versions = new EnvelopeMetadata.Versions(
                pack.version(),
                contracts.releasePolicy().version(),
                contracts.choreography().version(),
                contracts.codeLists().version());
        Sha256 settings = SettingsFolder.keep(properties);
        unitOfWork.inTransaction(() -> {
            evidence.recordStart(versions, settings);
            changes.settings(settings);
            changes.contracts(signed.manifest().sha256(), versions);
            changes.keys(OwnKeys.of(keys, tls, trailKeys, evidence.gatewayParty()));
            changes.revocationLists(digest(properties.trust().crls()));
            return versions;
        });
        return new StartRecord(versions);
    }

    @Bean
    Looks looks(EvidenceDesk evidence, UnitOfWork unitOfWork) {
        return new LookDesk(evidence, unitOfWork);
    }

    @Bean
    Changes changes(JdbcClient jdbc, EvidenceDesk evidence) {
        return new Changes(new JdbcKnownDigests(jdbc), evidence);
    }

    /**
     * Proof that the start was recorded.
     *
     * @param versions rules in force
     */
    record StartRecord(EnvelopeMetadata.Versions versions) {}

    /** A full batch means that more is waiting. */
    private static void sequenceAll(JdbcTrailSequencer sequencer) {
        while (sequencer.sequence() == JdbcTrailSequencer.BATCH) {
            Thread.onSpinWait();
        }
    }

    private static Sha256 digest(Path file) {
        try {
            return Sha256.of(Files.readAllBytes(file));
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("trm.trust.crls cannot be read", unreadable);
        }
    }

    private static void join(CamelContext camel, PeerRoutes node) {
        try {
            camel.addRoutes(node);
        } catch (Exception failed) {
            throw new IllegalStateException("no queue for a node that joined", failed);
        }
    }

    private static Set<NodeId> nodes(Directory directory) {
        return directory.nodes().stream().map(DirectoryNode::id).collect(Collectors.toUnmodifiableSet());
    }
}
