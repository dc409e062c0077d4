package org.trmgateway.node.wiring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.trmgateway.node.config.NodeProperties;
import org.trmgateway.node.directory.HttpDirectoryPeers;
import org.trmgateway.node.http.DirectoryController;
import org.trmgateway.node.http.TlsIdentity;
import org.trmgateway.node.store.JdbcDirectoryStore;
import org.trmgateway.node.store.JdbcHoldStore;
import org.trmgateway.node.trail.JdbcTrailStore;
import org.trmgateway.node.trail.OwnTrailKeys;
import org.trmgateway.routes.EvidenceDesk;
import org.trmgateway.routes.directory.CutOffs;
import org.trmgateway.routes.directory.DirectoryDesk;
import org.trmgateway.routes.directory.DirectoryFile;
import org.trmgateway.routes.directory.DirectoryInForce;
import org.trmgateway.routes.directory.DirectoryPeers;
import org.trmgateway.routes.directory.DirectoryReader;
import org.trmgateway.routes.directory.HandingOn;
import org.trmgateway.routes.store.DirectoryStore;
import org.trmgateway.routes.store.HoldStore;
import org.trmgateway.routes.store.MessageStore;
import org.trmgateway.routes.store.UnitOfWork;
import org.trmgateway.seal.Cut;
import org.trmgateway.seal.Directory;
import org.trmgateway.seal.TrustAnchors;

/** The directory in force: where it comes from, how it changes, and what a cut-off does. */
@Configuration(proxyBeanMethods = false)
public class DirectoryWiring {

    @Bean
    DirectoryStore directoryStore(JdbcClient jdbc) {
        return new JdbcDirectoryStore(jdbc);
    }

    @Bean
    HoldStore holdStore(JdbcClient jdbc) {
        return new JdbcHoldStore(jdbc);
    }

    @Bean
    DirectoryReader directoryReader(NodeProperties properties, TrustAnchors anchors, Clock clock) {
        return new DirectoryReader() {
            @Override
            public Directory directory(byte[] container) {
                return Directory.open(container, anchors, properties.trust().directoryQuorum(), clock);
            }

            @Override
            public Cut cut(byte[] container, Instant arrived) {
                return Cut.open(container, anchors, arrived);
            }
        };
    }

    @Bean
    DirectoryInForce directory(NodeProperties properties, DirectoryStore store, DirectoryReader reader) {
        return DirectoryInForce.start(store, bytes(properties.directory()), reader);
    }

    /** A node whose checkpoints nobody would accept does not start. */
    @Bean
    OwnTrailKeys ownTrailKeys(NodeProperties properties, DirectoryInForce directory) {
        return OwnTrailKeys.load(properties.keys().trail(), properties.node(), directory.get());
    }

    @Bean
    CutOffs cutOffs(
            DirectoryInForce directory,
            HoldStore holds,
            MessageStore messages,
            EvidenceDesk evidence,
            UnitOfWork unitOfWork) {
        return new CutOffs(directory, holds, messages, evidence, unitOfWork);
    }

    @Bean
    DirectoryDesk directoryDesk(
            DirectoryInForce directory,
            DirectoryStore store,
            DirectoryReader reader,
            CutOffs cutOffs,
            EvidenceDesk evidence,
            UnitOfWork unitOfWork) {
        return new DirectoryDesk(directory, store, reader, cutOffs, evidence, unitOfWork);
    }

    @Bean
    DirectoryFile directoryFile(NodeProperties properties, DirectoryDesk desk) {
        return new DirectoryFile(properties.directory(), desk);
    }

    @Bean(destroyMethod = "close")
    HttpDirectoryPeers directoryPeers(
            TlsIdentity identity,
            TrustAnchors anchors,
            DirectoryInForce directory,
            NodeProperties properties,
            Clock clock) {
        return new HttpDirectoryPeers(identity, anchors, directory, properties.peer(), clock);
    }

    @Bean(destroyMethod = "shutdownNow")
    ExecutorService directoryCalls() {
        return Executors.newVirtualThreadPerTaskExecutor();
    }

    @Bean
    HandingOn handingOn(
            NodeProperties properties,
            DirectoryInForce directory,
            DirectoryDesk desk,
            DirectoryPeers peers,
            ExecutorService directoryCalls,
            Clock clock) {
        return new HandingOn(properties.node(), directory, desk, peers, directoryCalls, clock);
    }

    @Bean
    DirectoryController directoryController(DirectoryDesk desk, DirectoryInForce directory, JdbcTrailStore trail) {
        return new DirectoryController(desk, directory, trail::positionOf);
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("trm.directory cannot be read", unreadable);
        }
    }
}
