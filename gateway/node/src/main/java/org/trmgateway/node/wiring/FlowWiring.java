package org.trmgateway.node.wiring;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.trmgateway.contracts.Contracts;
import org.trmgateway.contracts.pack.CountryPack;
import org.trmgateway.node.config.NodeProperties;
import org.trmgateway.node.soap.SoapPeerClient;
import org.trmgateway.protect.BlindIndex;
import org.trmgateway.protect.BodyCipher;
import org.trmgateway.protect.LeakScan;
import org.trmgateway.protect.NumberRule;
import org.trmgateway.protect.PseudonymKeys;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.NodeId;
import org.trmgateway.routes.CaseBodies;
import org.trmgateway.routes.CasePseudonyms;
import org.trmgateway.routes.EvidenceDesk;
import org.trmgateway.routes.InboundFlow;
import org.trmgateway.routes.OutboundFlow;
import org.trmgateway.routes.TrailGuard;
import org.trmgateway.routes.deadline.Deadlines;
import org.trmgateway.routes.directory.CutOffs;
import org.trmgateway.routes.expiry.ReadableTime;
import org.trmgateway.routes.inbound.admit.Admittance;
import org.trmgateway.routes.inbound.deliver.Delivery;
import org.trmgateway.routes.inbound.deliver.DeliveryDestinations;
import org.trmgateway.routes.inbound.open.Opening;
import org.trmgateway.routes.inbound.receive.Receiver;
import org.trmgateway.routes.inbound.translate.Custodian;
import org.trmgateway.routes.inbound.translate.NationalTranslator;
import org.trmgateway.routes.outbound.admit.Acceptance;
import org.trmgateway.routes.outbound.admit.Admission;
import org.trmgateway.routes.outbound.admit.CaseMemory;
import org.trmgateway.routes.outbound.admit.OwnMessages;
import org.trmgateway.routes.outbound.admit.StatedCodes;
import org.trmgateway.routes.outbound.dispatch.BreakingPeerClient;
import org.trmgateway.routes.outbound.dispatch.Dispatcher;
import org.trmgateway.routes.outbound.dispatch.PeerClient;
import org.trmgateway.routes.outbound.dispatch.Recheck;
import org.trmgateway.routes.outbound.dispatch.RefusalReport;
import org.trmgateway.routes.outbound.intake.Intake;
import org.trmgateway.routes.outbound.protect.Protection;
import org.trmgateway.routes.outbound.protect.PseudonymEpochs;
import org.trmgateway.routes.outbound.protect.Pseudonymisation;
import org.trmgateway.routes.outbound.seal.Sealing;
import org.trmgateway.routes.outbound.translate.Translator;
import org.trmgateway.routes.store.CaseStore;
import org.trmgateway.routes.store.MessageStore;
import org.trmgateway.routes.store.Outbox;
import org.trmgateway.routes.store.PseudonymStore;
import org.trmgateway.routes.store.SubmissionStore;
import org.trmgateway.routes.store.TrailHeads;
import org.trmgateway.routes.store.UnitOfWork;
import org.trmgateway.routes.vault.IdentityDesk;
import org.trmgateway.routes.work.FailedWork;
import org.trmgateway.seal.Directory;
import org.trmgateway.seal.PartSealer;
import org.trmgateway.seal.Sealer;
import org.trmgateway.seal.TrustAnchors;
import org.trmgateway.trail.TrailJournal;

/** The two flows with their stages. */
@Configuration(proxyBeanMethods = false)
public class FlowWiring {

    private static final Duration PARKED_AT_MOST = Duration.ofHours(24);

    @Bean
    EvidenceDesk evidenceDesk(
            NodeProperties properties,
            Keys keys,
            Supplier<Directory> directory,
            TrustAnchors anchors,
            TrailJournal journal,
            TrailHeads heads,
            Clock clock) {
        var gateway = directory
                .get()
                .node(properties.node(), ErrorCode.OPEN_DIRECTORY_INVALID)
                .gatewayParty();
        return new EvidenceDesk(gateway, keys.signing(gateway), directory, anchors, journal, heads, clock);
    }

    /** What the flows call: the SOAP client behind a circuit breaker for each peer. */
    @Bean
    @Primary
    PeerClient peerClient(SoapPeerClient soap, Clock clock) {
        return new BreakingPeerClient(soap, clock);
    }

    @Bean
    CaseBodies caseBodies(Keys keys, SecureRandom random) {
        return new CaseBodies(new BodyCipher(keys.storageKey(), random));
    }

    @Bean
    CasePseudonyms casePseudonyms(Keys keys, PseudonymStore store, CaseBodies bodies, Clock clock) {
        return new CasePseudonyms(
                new PseudonymKeys(keys.pseudonymSecret()), new BlindIndex(keys.storageKey()), store, bodies, clock);
    }

    @Bean
    PseudonymEpochs pseudonymEpochs(
            NodeProperties properties,
            Supplier<Directory> directory,
            PseudonymStore store,
            EvidenceDesk evidence,
            UnitOfWork unitOfWork) {
        return new PseudonymEpochs(properties.node(), directory, store, evidence, unitOfWork);
    }

    @Bean
    NationalTranslator nationalTranslator(
            CountryPack pack,
            Supplier<Directory> directory,
            Keys keys,
            CaseBodies bodies,
            ReadableTime readableTime,
            Clock clock) {
        return new NationalTranslator(pack, new Custodian(directory, keys::decryption), bodies, readableTime, clock);
    }

    @Bean
    CaseMemory caseMemory(Contracts contracts, CaseStore cases, CaseBodies bodies) {
        return new CaseMemory(cases, bodies, contracts.choreography().facts(), new StatedCodes(contracts));
    }

    @Bean
    Acceptance acceptance(
            NodeProperties properties,
            MessageStore messages,
            Outbox outbox,
            CaseBodies bodies,
            EvidenceDesk evidence,
            Deadlines deadlines,
            ReadableTime readableTime) {
        return new Acceptance(properties.node(), messages, outbox, bodies, evidence, deadlines, readableTime);
    }

    @Bean
    OwnMessages ownMessages(
            Contracts contracts,
            Supplier<Directory> directory,
            CaseStore cases,
            Acceptance acceptance,
            SecureRandom random,
            Clock clock) {
        return new OwnMessages(contracts, directory, cases, acceptance, random, clock);
    }

    @Bean
    Dispatcher dispatcher(
            NodeProperties properties,
            Contracts contracts,
            Supplier<Directory> directory,
            PeerClient peers,
            CaseStore cases,
            MessageStore messages,
            Outbox outbox,
            CaseBodies bodies,
            CaseMemory memory,
            EvidenceDesk evidence,
            Deadlines deadlines,
            OwnMessages ownMessages,
            UnitOfWork unitOfWork) {
        return new Dispatcher(
                properties.node(),
                directory,
                peers,
                cases,
                messages,
                outbox,
                evidence,
                deadlines,
                new Recheck(contracts, directory, messages, memory, bodies, evidence),
                ownMessages,
                unitOfWork);
    }

    @Bean
    OutboundFlow outboundFlow(
            NodeProperties properties,
            Contracts contracts,
            CountryPack pack,
            Supplier<Directory> directory,
            TrustAnchors anchors,
            Keys keys,
            CaseStore cases,
            MessageStore messages,
            SubmissionStore submissions,
            Outbox outbox,
            Acceptance acceptance,
            IdentityDesk vault,
            CaseBodies bodies,
            CaseMemory memory,
            CasePseudonyms pseudonyms,
            EvidenceDesk evidence,
            Dispatcher dispatcher,
            CutOffs cutOffs,
            TrailGuard trail,
            UnitOfWork unitOfWork,
            SecureRandom random,
            Clock clock) {
        Intake intake = new Intake(
                submissions,
                messages,
                acceptance,
                vault,
                evidence,
                contracts.refusalTexts(),
                pack.languages().getFirst(),
                properties.http().maxSubmission().toBytes(),
                unitOfWork,
                clock);
        Admission admission = new Admission(
                contracts,
                directory,
                cases,
                messages,
                bodies,
                memory,
                new BlindIndex(keys.storageKey()),
                pseudonyms,
                random,
                clock);
        Protection protection = new Protection(
                contracts,
                directory,
                new Pseudonymisation(cases, pseudonyms, unitOfWork),
                bodies,
                new PartSealer(anchors, clock),
                new LeakScan(LeakScan.OFFICE_CONTACTS, contracts.codeLists().all(), numberRules(contracts)),
                clock);
        Sealing sealing = new Sealing(
                new Sealer(anchors, clock),
                directory,
                keys::signing,
                cases,
                messages,
                outbox,
                bodies,
                vault,
                evidence,
                unitOfWork);
        return new OutboundFlow(
                intake, new Translator(pack), admission, protection, sealing, dispatcher, cutOffs, trail, unitOfWork);
    }

    @Bean
    InboundFlow inboundFlow(
            NodeProperties properties,
            Contracts contracts,
            Supplier<Directory> directory,
            TrustAnchors anchors,
            Keys keys,
            CaseStore cases,
            MessageStore messages,
            Outbox outbox,
            CaseBodies bodies,
            CaseMemory memory,
            OwnMessages ownMessages,
            CasePseudonyms pseudonyms,
            EvidenceDesk evidence,
            Deadlines deadlines,
            ReadableTime readableTime,
            NationalTranslator translator,
            DeliveryDestinations destinations,
            PeerClient peers,
            CutOffs cutOffs,
            TrailGuard trail,
            UnitOfWork unitOfWork,
            SecureRandom random) {
        NodeId node = properties.node();
        return new InboundFlow(
                new Receiver(
                        node,
                        contracts.catalogue(),
                        cases,
                        messages,
                        outbox,
                        bodies,
                        evidence,
                        readableTime,
                        unitOfWork,
                        random),
                new Opening(node, contracts, directory, anchors, keys::decryption, evidence),
                new Admittance(contracts, directory, pseudonyms, evidence),
                translator,
                new Delivery(
                        cases,
                        messages,
                        outbox,
                        bodies,
                        memory,
                        ownMessages,
                        evidence,
                        deadlines,
                        readableTime,
                        destinations,
                        peers,
                        cutOffs,
                        unitOfWork,
                        PARKED_AT_MOST),
                cutOffs,
                trail,
                unitOfWork);
    }

    @Bean
    FailedWork failedWork(
            CaseStore cases,
            MessageStore messages,
            Outbox outbox,
            EvidenceDesk evidence,
            DeliveryDestinations destinations,
            OwnMessages ownMessages,
            UnitOfWork unitOfWork) {
        return new FailedWork(cases, messages, outbox, evidence, destinations, ownMessages, unitOfWork);
    }

    @Bean
    RefusalReport refusalReport(
            CaseStore cases,
            MessageStore messages,
            Outbox outbox,
            NationalTranslator translator,
            DeliveryDestinations destinations,
            UnitOfWork unitOfWork) {
        return new RefusalReport(cases, messages, outbox, translator, destinations, unitOfWork);
    }

    private static List<NumberRule> numberRules(Contracts contracts) {
        return contracts.packs().identifierRules().stream()
                .filter(rule -> !rule.weights().isEmpty())
                .map(rule -> new NumberRule(rule.pattern(), rule.weights(), rule.modulus(), rule.remainder()))
                .toList();
    }
}
