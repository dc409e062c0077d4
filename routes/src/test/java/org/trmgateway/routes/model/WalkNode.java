package org.trmgateway.routes.model;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.trmgateway.contracts.Contracts;
import org.trmgateway.contracts.MessageDefinition;
import org.trmgateway.contracts.pack.NationalDocument;
import org.trmgateway.contracts.pack.Translation;
import org.trmgateway.protect.BlindIndex;
import org.trmgateway.protect.BodyCipher;
import org.trmgateway.protect.LeakScan;
import org.trmgateway.protect.PseudonymKeys;
import org.trmgateway.referral.CaseReference;
import org.trmgateway.referral.EnvelopeMetadata;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.Evidence;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.MessageIds;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Refusal;
import org.trmgateway.referral.Sensitive;
import org.trmgateway.referral.Sha256;
import org.trmgateway.referral.Stage;
import org.trmgateway.routes.CanonicalXml;
import org.trmgateway.routes.CaseBodies;
import org.trmgateway.routes.CasePseudonyms;
import org.trmgateway.routes.EvidenceDesk;
import org.trmgateway.routes.deadline.Deadlines;
import org.trmgateway.routes.directory.CutOffs;
import org.trmgateway.routes.directory.DirectoryInForce;
import org.trmgateway.routes.expiry.ReadableTime;
import org.trmgateway.routes.federation.SampleWorld;
import org.trmgateway.routes.federation.SettableClock;
import org.trmgateway.routes.inbound.admit.Admittance;
import org.trmgateway.routes.inbound.admit.ArrivedMessage;
import org.trmgateway.routes.inbound.deliver.Delivery;
import org.trmgateway.routes.inbound.deliver.DeliveryChannel;
import org.trmgateway.routes.inbound.deliver.DeliveryDestinations;
import org.trmgateway.routes.inbound.open.OpenedMessage;
import org.trmgateway.routes.inbound.receive.Receiver;
import org.trmgateway.routes.inbound.translate.Parcel;
import org.trmgateway.routes.inbound.translate.TranslatedArrival;
import org.trmgateway.routes.outbound.admit.Acceptance;
import org.trmgateway.routes.outbound.admit.Admission;
import org.trmgateway.routes.outbound.admit.AdmittedMessage;
import org.trmgateway.routes.outbound.admit.CaseMemory;
import org.trmgateway.routes.outbound.admit.OwnMessages;
import org.trmgateway.routes.outbound.admit.StatedCodes;
import org.trmgateway.routes.outbound.dispatch.Dispatcher;
import org.trmgateway.routes.outbound.dispatch.PeerClient;
import org.trmgateway.routes.outbound.dispatch.Recheck;
import org.trmgateway.routes.outbound.intake.Submission;
import org.trmgateway.routes.outbound.protect.AcceptedMessage;
import org.trmgateway.routes.outbound.protect.Protection;
import org.trmgateway.routes.outbound.protect.Pseudonymisation;
import org.trmgateway.routes.outbound.seal.SealedMessage;
import org.trmgateway.routes.outbound.translate.TranslatedMessage;
import org.trmgateway.routes.store.CaseRecord;
import org.trmgateway.routes.store.Direction;
import org.trmgateway.routes.store.InMemoryCaseStore;
import org.trmgateway.routes.store.InMemoryDatabase;
import org.trmgateway.routes.store.InMemoryExpectationStore;
import org.trmgateway.routes.store.InMemoryExpiryStore;
import org.trmgateway.routes.store.InMemoryHoldStore;
import org.trmgateway.routes.store.InMemoryInboxStore;
import org.trmgateway.routes.store.InMemoryMessageStore;
import org.trmgateway.routes.store.InMemoryOutbox;
import org.trmgateway.routes.store.InMemoryPseudonymStore;
import org.trmgateway.routes.store.InMemoryTrail;
import org.trmgateway.routes.store.MessageRecord;
import org.trmgateway.routes.store.Outbox;
import org.trmgateway.routes.store.Step;
import org.trmgateway.seal.Directory;
import org.trmgateway.seal.PartSealer;

/** The real stages of one node, without routes and without the sealing of envelopes: what is protected travels as it is. */
final class WalkNode {

    private static final byte[] NONCE = new byte[32];

    private final NodeId id;
    private final InMemoryDatabase database = new InMemoryDatabase();
    private final InMemoryTrail trail = new InMemoryTrail(database);
    private final Contracts contracts = SampleWorld.get().contracts();
    private final CaseBodies bodies;
    private final CaseMemory memory;
    private final Acceptance acceptance;
    private final Admission admission;
    private final Protection protection;
    private final Dispatcher dispatcher;
    private final Receiver receiver;
    private final Admittance admittance;
    private final Delivery delivery;
    private final Supplier<Directory> directory;
    private final List<byte[]> reports = new ArrayList<>();
    final InMemoryCaseStore cases = new InMemoryCaseStore(database);
    final InMemoryMessageStore messages = new InMemoryMessageStore(database);
    final InMemoryOutbox outbox = new InMemoryOutbox(database);

    /** A protected message on the line. */
    record Copy(EnvelopeMetadata metadata, byte[] xml) {}

    /** What a receipt says to the sender's node. */
    record Report(MessageId id, byte[] signed) {}

    WalkNode(String name, SettableClock clock) {
        this.id = new NodeId(name);
        SampleWorld world = SampleWorld.get();
        this.directory = world.directories(clock);
        Supplier<Directory> known = directory;
        PartyId gateway = directory.get().node(id, ErrorCode.INTERNAL).gatewayParty();
        SecureRandom random = new SecureRandom();
        byte[] key = Sha256.of(name.getBytes(StandardCharsets.UTF_8)).bytes();
        this.bodies = new CaseBodies(new BodyCipher(key, random));
        this.memory = new CaseMemory(cases, bodies, contracts.choreography().facts(), new StatedCodes(contracts));
        CasePseudonyms pseudonyms = new CasePseudonyms(
                new PseudonymKeys(key), new BlindIndex(key), new InMemoryPseudonymStore(database), bodies, clock);
        EvidenceDesk evidence =
                new EvidenceDesk(gateway, world.signing(gateway), known, world.anchors(), trail, trail, clock);
        Deadlines deadlines = new Deadlines(
                new InMemoryExpectationStore(database),
                contracts.calendar(),
                known,
                messages,
                cases,
                bodies,
                evidence,
                new MessageIds(clock, random));
        ReadableTime readableTime = new ReadableTime(
                contracts.releasePolicy().expiries(),
                new InMemoryExpiryStore(database, messages, new InMemoryInboxStore(database)));
        this.acceptance = new Acceptance(id, messages, outbox, bodies, evidence, deadlines, readableTime);
        OwnMessages ownMessages = new OwnMessages(contracts, known, cases, acceptance, random, clock);
        this.admission = new Admission(
                contracts, known, cases, messages, bodies, memory, new BlindIndex(key), pseudonyms, random, clock);
        this.protection = new Protection(
                contracts,
                known,
                new Pseudonymisation(cases, pseudonyms, database),
                bodies,
                new PartSealer(world.anchors(), clock),
                new LeakScan(Set.of(), codes(contracts)),
                clock);
        this.dispatcher = new Dispatcher(
                id,
                known,
                new Collecting(),
                cases,
                messages,
                outbox,
                evidence,
                deadlines,
                new Recheck(contracts, known, messages, memory, bodies, evidence),
                ownMessages,
                database);
        this.receiver = new Receiver(
                id, contracts.catalogue(), cases, messages, outbox, bodies, evidence, readableTime, database, random);
        this.admittance = new Admittance(contracts, known, pseudonyms, evidence);
        this.delivery = new Delivery(
                cases,
                messages,
                outbox,
                bodies,
                memory,
                ownMessages,
                evidence,
                deadlines,
                readableTime,
                new Taking(),
                new Collecting(),
                new CutOffs(
                        DirectoryInForce.of(directory.get(), new byte[0]),
                        new InMemoryHoldStore(database, messages, outbox, new InMemoryInboxStore(database)),
                        messages,
                        evidence,
                        database),
                database,
                Duration.ofHours(24));
    }

    /** Admits what a party hands in. */
    List<AdmittedMessage> submit(ModelParty sender, Sketch message) {
        var canonical = CanonicalXml.parse(message.xml());
        MessageDefinition definition = contracts.catalogue().validate(canonical);
        Translation translation = new Translation(
                definition,
                canonical,
                List.of(),
                new Sensitive<>(message.value("trm_CaseNumber")),
                message.value("trm_CaseReference").map(CaseReference::new),
                new LinkedHashSet<>(message.values("trm_Recipient"))
                        .stream().map(PartyId::new).toList(),
                message.value("trm_InReplyTo").map(MessageId::parse));
        Submission submission = new Submission(
                new PartyId(sender.id()), "rest", Optional.of("key"), Set.of(), new Sensitive<>(message.xml()));
        return database.inTransaction(() -> {
            List<AdmittedMessage> admitted = admission.admit(new TranslatedMessage(submission, translation, "1"));
            admitted.forEach(each ->
                    acceptance.store(each, Stage.INTAKE, CanonicalXml.write(each.canonical()), Optional.empty()));
            return admitted;
        });
    }

    /** Protects a message and takes the last look; empty when it was stopped. */
    Optional<Copy> leave(MessageId message) {
        MessageRecord record = messages.find(message, Direction.OUT).orElseThrow();
        CaseRecord holder = cases.lock(record.caseId());
        byte[] body = bodies.decryptBody(holder, message, Direction.OUT, messages.body(message, Direction.OUT));
        byte[] xml = protection
                .protect(new AcceptedMessage(record, holder, CanonicalXml.parse(body)))
                .xml();
        outbox.done(message, Step.SEAL);
        messages.putEnvelope(message, Direction.OUT, xml, Sha256.of(xml), Sha256.of(xml), NONCE);
        return dispatcher.sealed(message).map(envelope -> new Copy(envelope.metadata(), envelope.cms()));
    }

    /** Takes a copy from the line and signs for it. */
    byte[] receive(Copy copy) {
        return receiver.replay(copy.metadata(), copy.xml())
                .orElseGet(() -> receiver.keep(new OpenedMessage(
                        copy.metadata(), copy.xml(), Sha256.of(copy.xml()), Sha256.of(copy.xml()), NONCE, copy.xml())));
    }

    /** Its own node learns that the recipient's node has it. */
    void relayed(Copy copy, byte[] signed) {
        dispatcher.keep(
                new SealedMessage(copy.metadata(), copy.xml(), Sha256.of(copy.xml())),
                new Dispatcher.VerifiedReceipt(
                        new Evidence(
                                EvidenceEvent.RELAY_ACCEPTANCE,
                                copy.metadata().messageId(),
                                Optional.of(copy.metadata().type()),
                                copy.metadata().from(),
                                Optional.of(copy.metadata().to()),
                                new PartyId("by-gw"),
                                copy.metadata().created(),
                                Optional.of(Sha256.of(copy.xml())),
                                Optional.of(copy.metadata().originalSha256()),
                                Optional.empty()),
                        signed));
    }

    /** The row by which the message came in; empty when it was refused, parked or dealt with before. */
    Optional<String> deliver(MessageId message) {
        return database.inTransaction(() -> {
            Optional<ArrivedMessage> arrived = delivery.next(message);
            if (arrived.isEmpty()) {
                return Optional.empty();
            }
            try {
                var admitted = admittance.admit(arrived.get());
                delivery.handOver(new TranslatedArrival(admitted, parcel(arrived.get()), Optional.empty()));
                return Optional.of(admitted.transition().rule());
            } catch (GatewayException refused) {
                delivery.refuse(arrived.get(), refused);
                return Optional.empty();
            }
        });
    }

    /** The signed word of what became of a message, on its way to the sender. */
    Report report(MessageId message, Step step) {
        reports.clear();
        delivery.report(message, step);
        return new Report(message, reports.getFirst());
    }

    void confirm(String peer, Report report) {
        dispatcher.confirm(new NodeId(peer), report.signed());
    }

    void giveUpParked() {
        delivery.giveUpParked();
    }

    /** What the case remembers for its gates. */
    Map<String, String> facts(CaseRecord holder) {
        Map<String, String> asked = new TreeMap<>(memory.recall(holder).facts().values());
        // what is kept for statistics decides nothing
        asked.keySet().removeIf(name -> name.startsWith("statistics/"));
        return asked;
    }

    /** Messages that wait for the step. */
    List<MessageId> waiting(Step step) {
        return outbox.items().stream()
                .filter(item -> item.step() == step)
                .map(Outbox.Item::messageId)
                .toList();
    }

    void forget(MessageId message, Step step) {
        outbox.done(message, step);
    }

    private static Parcel parcel(ArrivedMessage arrived) {
        EnvelopeMetadata metadata = arrived.message().metadata();
        return new Parcel(
                metadata.messageId(),
                metadata.type(),
                Parcel.MESSAGE,
                metadata.to(),
                arrived.holder(),
                new NationalDocument(CanonicalXml.write(arrived.canonical()), "application/xml", "xml"));
    }

    private static Set<String> codes(Contracts contracts) {
        return contracts.codeLists().names().stream()
                .flatMap(list -> contracts.codeLists().codes(list).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    static String said(Refusal refusal) {
        return new ModelRefusal(
                        refusal.code().name(),
                        refusal.detail().field().orElse(""),
                        refusal.detail().rule().orElse(""))
                .verdict();
    }

    /** Systems that take everything. */
    private final class Taking implements DeliveryDestinations {

        @Override
        public DeliveryChannel channelOf(PartyId party) {
            return parcel -> EvidenceEvent.CONTENT_HANDOVER;
        }

        @Override
        public NodeId nodeOf(PartyId party) {
            return directory.get().party(party, ErrorCode.INTERNAL).node();
        }
    }

    /** Keeps what is reported, until the walk lets it arrive. */
    private final class Collecting implements PeerClient {

        @Override
        public byte[] relay(NodeId peer, EnvelopeMetadata metadata, byte[] cms) {
            throw new IllegalStateException("the walk carries the messages itself");
        }

        @Override
        public void report(NodeId peer, byte[] receipt) {
            reports.add(receipt);
        }
    }
}
