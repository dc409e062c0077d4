package org.trmgateway.node.wiring;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.trmgateway.node.config.NodeProperties;
import org.trmgateway.node.directory.PeerHttp;
import org.trmgateway.node.ledger.HttpLedgerPeers;
import org.trmgateway.node.ledger.JdbcLedgerStore;
import org.trmgateway.node.ledger.LedgerDesk;
import org.trmgateway.node.ledger.LedgerStore;
import org.trmgateway.node.ledger.PeerLedgerController;
import org.trmgateway.node.peer.PeerCalls;
import org.trmgateway.node.proof.DirectoryPolicies;
import org.trmgateway.node.proof.HttpProofPeers;
import org.trmgateway.node.proof.JdbcProofStore;
import org.trmgateway.node.proof.OwnProofs;
import org.trmgateway.node.proof.PeerProofController;
import org.trmgateway.node.proof.ProofCollector;
import org.trmgateway.node.proof.ProofPolicies;
import org.trmgateway.node.proof.ProofStore;
import org.trmgateway.node.proof.ReceiptProofs;
import org.trmgateway.node.trail.CheckpointStore;
import org.trmgateway.node.trail.JdbcTrailStore;
import org.trmgateway.node.trail.MessageTrail;
import org.trmgateway.routes.EvidenceDesk;
import org.trmgateway.routes.directory.DirectoryInForce;
import org.trmgateway.routes.store.UnitOfWork;
import org.trmgateway.routes.work.TimerRoutes;

/** What nodes hold against each other: proofs that receipts are on the trail of whoever gave them, and the ledgers of each day. */
@Configuration(proxyBeanMethods = false)
public class ProofWiring {

    private static final Duration PROOFS = Duration.ofSeconds(5);
    private static final Duration LEDGERS = Duration.ofMinutes(1);

    @Bean
    PeerCalls peerCalls(PeerHttp http, NodeProperties properties) {
        return new PeerCalls(http, properties.peer().answerTimeout());
    }

    /** Of the directory in force; a peer that it lists no trail of has no proofs. */
    @Bean
    ProofPolicies proofPolicies(DirectoryInForce directory) {
        return new DirectoryPolicies(directory);
    }

    @Bean
    OwnProofs ownProofs(JdbcClient jdbc, JdbcTrailStore trail, CheckpointStore checkpoints) {
        return new OwnProofs(new MessageTrail(jdbc), trail::ofLog, checkpoints);
    }

    @Bean
    ProofStore proofStore(JdbcClient jdbc) {
        return new JdbcProofStore(jdbc);
    }

    @Bean
    ReceiptProofs receiptProofs(ProofStore kept, OwnProofs own) {
        return new ReceiptProofs(kept, own);
    }

    @Bean
    PeerProofController peerProofController(OwnProofs proofs, DirectoryInForce directory) {
        return new PeerProofController(proofs, directory);
    }

    @Bean
    ProofCollector proofCollector(
            NodeProperties properties,
            DirectoryInForce directory,
            ProofStore store,
            PeerCalls line,
            ProofPolicies policies,
            EvidenceDesk evidence,
            UnitOfWork unitOfWork,
            Clock clock) {
        return new ProofCollector(
                properties.node(), directory, store, new HttpProofPeers(line), policies, evidence, unitOfWork, clock);
    }

    @Bean
    LedgerStore ledgerStore(JdbcClient jdbc) {
        return new JdbcLedgerStore(jdbc);
    }

    @Bean
    LedgerDesk ledgerDesk(
            NodeProperties properties,
            DirectoryInForce directory,
            LedgerStore store,
            PeerCalls line,
            EvidenceDesk evidence,
            UnitOfWork unitOfWork,
            Clock clock) {
        return new LedgerDesk(
                properties.node(), directory, store, new HttpLedgerPeers(line), evidence, unitOfWork, clock);
    }

    @Bean
    PeerLedgerController peerLedgerController(LedgerDesk desk) {
        return new PeerLedgerController(desk);
    }

    @Bean
    TimerRoutes proofTimers(ProofCollector proofs, LedgerDesk ledgers) {
        return new TimerRoutes(Map.of(
                "receipt-proofs", new TimerRoutes.Task(PROOFS, proofs::run),
                "peer-ledgers", new TimerRoutes.Task(LEDGERS, ledgers::run)));
    }
}
