package org.trmgateway.routes.federation;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.component.stub.StubComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.RoutePolicySupport;
import org.trmgateway.contracts.Contracts;
import org.trmgateway.contracts.pack.CountryPack;
import org.trmgateway.protect.BlindIndex;
import org.trmgateway.protect.BodyCipher;
import org.trmgateway.protect.LeakScan;
import org.trmgateway.protect.PseudonymKeys;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.MessageIds;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Sensitive;
import org.trmgateway.referral.Sha256;
import org.trmgateway.routes.CamelDoors;
import org.trmgateway.routes.CaseBodies;
import org.trmgateway.routes.CasePseudonyms;
import org.trmgateway.routes.Doors;
import org.trmgateway.routes.EvidenceDesk;
import org.trmgateway.routes.InboundFlow;
import org.trmgateway.routes.OutboundFlow;
import org.trmgateway.routes.PeerRoutes;
import org.trmgateway.routes.TrailGuard;
import org.trmgateway.routes.deadline.DeadlineWatch;
import org.trmgateway.routes.deadline.Deadlines;
import org.trmgateway.routes.directory.CutOffs;
import org.trmgateway.routes.directory.DirectoryDesk;
import org.trmgateway.routes.directory.DirectoryInForce;
import org.trmgateway.routes.directory.RenewedDirectory;
import org.trmgateway.routes.expiry.ExpiryWatch;
import org.trmgateway.routes.expiry.ReadableTime;
import org.trmgateway.routes.inbound.InboundRoutes;
import org.trmgateway.routes.inbound.admit.Admittance;
import org.trmgateway.routes.inbound.deliver.Delivery;
import org.trmgateway.routes.inbound.deliver.DeliveryChannel;
import org.trmgateway.routes.inbound.deliver.DeliveryDestinations;
import org.trmgateway.routes.inbound.deliver.InboxDesk;
import org.trmgateway.routes.inbound.open.Opening;
import org.trmgateway.routes.inbound.receive.Receiver;
import org.trmgateway.routes.inbound.translate.Custodian;
import org.trmgateway.routes.inbound.translate.NationalTranslator;
import org.trmgateway.routes.outbound.OutboundRoutes;
import org.trmgateway.routes.outbound.admit.Acceptance;
import org.trmgateway.routes.outbound.admit.Admission;
import org.trmgateway.routes.outbound.admit.CaseMemory;
import org.trmgateway.routes.outbound.admit.OwnMessages;
import org.trmgateway.routes.outbound.admit.StatedCodes;
import org.trmgateway.routes.outbound.dispatch.Dispatcher;
import org.trmgateway.routes.outbound.dispatch.Recheck;
import org.trmgateway.routes.outbound.dispatch.RefusalReport;
import org.trmgateway.routes.outbound.intake.Intake;
import org.trmgateway.routes.outbound.intake.Submission;
import org.trmgateway.routes.outbound.intake.SubmissionAnswer;
import org.trmgateway.routes.outbound.protect.Protection;
import org.trmgateway.routes.outbound.protect.Pseudonymisation;
import org.trmgateway.routes.outbound.seal.Sealing;
import org.trmgateway.routes.outbound.translate.Translator;
import org.trmgateway.routes.store.Direction;
import org.trmgateway.routes.store.InMemoryCaseStore;
import org.trmgateway.routes.store.InMemoryDatabase;
import org.trmgateway.routes.store.InMemoryDirectoryStore;
import org.trmgateway.routes.store.InMemoryExpectationStore;
import org.trmgateway.routes.store.InMemoryExpiryStore;
import org.trmgateway.routes.store.InMemoryHoldStore;
import org.trmgateway.routes.store.InMemoryIdentityStore;
import org.trmgateway.routes.store.InMemoryInboxStore;
import org.trmgateway.routes.store.InMemoryMessageStore;
import org.trmgateway.routes.store.InMemoryOutbox;
import org.trmgateway.routes.store.InMemoryPseudonymStore;
import org.trmgateway.routes.store.InMemoryRevealStore;
import org.trmgateway.routes.store.InMemorySubmissionStore;
import org.trmgateway.routes.store.InMemoryTrail;
import org.trmgateway.routes.store.MessageRecord;
import org.trmgateway.routes.store.Outbox;
import org.trmgateway.routes.vault.IdentityDesk;
import org.trmgateway.routes.vault.RevealDesk;
import org.trmgateway.routes.vault.RevealLimits;
import org.trmgateway.routes.vault.RevealNotices;
import org.trmgateway.routes.work.CamelWorkQueue;
import org.trmgateway.routes.work.ErrorPolicy;
import org.trmgateway.routes.work.FailedWork;
import org.trmgateway.routes.work.PromptOutbox;
import org.trmgateway.routes.work.Sweeper;
import org.trmgateway.routes.work.WorkQueue;
import org.trmgateway.seal.Directory;
import org.trmgateway.seal.PartSealer;
import org.trmgateway.seal.Sealer;
import org.trmgateway.vault.IdentitySealer;

/** One node: the real stages, flows, routes, contracts and keys; the queues are Camel's own, which never drop a duplicate. */
public final class MemoryNode implements AutoCloseable {

    /** How long a message may wait for its predecessor. */
    public static final Duration PARKED_AT_MOST = Duration.ofHours(24);

    private static final int LARGEST = 1024 * 1024;
    private static final int CONSUMERS = 2;
    private static final RevealLimits REVEAL_LIMITS = new RevealLimits(3, Duration.ofDays(30), Duration.ofMillis(200));
    private static final Set<String> CONTACT_POINTS =
            Set.of("trm_ContactPhone", "trm_ContactEmail", "trm_ContactOffice");

    private final NodeId id;
    private final Clock clock;
    private final InMemoryDatabase database = new InMemoryDatabase();
    private final InMemoryCaseStore cases = new InMemoryCaseStore(database);
    private final InMemoryMessageStore messages = new InMemoryMessageStore(database);
    private final InMemoryOutbox stored = new InMemoryOutbox(database);
    private final InMemorySubmissionStore submissions = new InMemorySubmissionStore(database);
    private final InMemoryInboxStore inboxes = new InMemoryInboxStore(database);
    private final InMemoryExpectationStore expectations = new InMemoryExpectationStore(database);
    private final InMemoryRevealStore reveals = new InMemoryRevealStore(database);
    private final InMemoryIdentityStore identities = new InMemoryIdentityStore(database);
    private final InMemoryPseudonymStore pseudonymIndex = new InMemoryPseudonymStore(database);
    private final InMemoryExpiryStore expiries = new InMemoryExpiryStore(database, messages, inboxes);
    private final InMemoryTrail trail = new InMemoryTrail(database);
    private final Map<PartyId, DeliveryChannel> channels = new ConcurrentHashMap<>();
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong finished = new AtomicLong();
    private final InMemoryDirectoryStore directories = new InMemoryDirectoryStore(database);
    private final InMemoryHoldStore holds = new InMemoryHoldStore(database, messages, stored, inboxes);
    private final MemoryPeers peers;
    private final CutOffs cutOffs;
    private final DirectoryDesk directoryDesk;
    private final EvidenceDesk evidence;
    private final CaseBodies bodies;
    private final CasePseudonyms pseudonyms;
    private final InboxDesk inbox;
    private final Deadlines deadlines;
    private final DeadlineWatch deadlineWatch;
    private final RevealDesk revealDesk;
    private volatile boolean trailHolds = true;
    private final ExpiryWatch expiryWatch;
    private final OutboundFlow outbound;
    private final InboundFlow inbound;
    private final Doors doors;
    private final WorkQueue queue;
    private final Sweeper sweeper;
    private volatile boolean brokerDown;

    MemoryNode(NodeId id, String country, Clock clock, Function<NodeId, Doors> others) throws Exception {
        this.id = id;
        this.clock = clock;
        this.peers = new MemoryPeers(id, others);
        camel.addComponent("jms", new StubComponent());
        camel.addRoutePolicyFactory((context, routeId, route) -> new Count());
        this.doors = new CamelDoors(camel.createProducerTemplate());
        CamelWorkQueue broker = new CamelWorkQueue(camel.createProducerTemplate());
        this.queue = item -> {
            if (brokerDown) {
                throw new IllegalStateException("the broker is down");
            }
            sent.incrementAndGet();
            broker.send(item);
        };
        Outbox outbox = new PromptOutbox(stored, queue, database);
        this.sweeper = new Sweeper(outbox, queue, clock);

        SampleWorld world = SampleWorld.get();
        Contracts contracts = world.contracts();
        CountryPack pack = contracts.packs().pack(country);
        DirectoryInForce inForce = DirectoryInForce.start(directories, world.signedDirectory(0), world.reader(clock));
        Supplier<Directory> directory = RenewedDirectory.of(inForce, clock);
        Directory opened = directory.get();
        PartyId gateway = opened.node(id, ErrorCode.OPEN_DIRECTORY_INVALID).gatewayParty();
        SecureRandom random = new SecureRandom();
        byte[] storageKey =
                Sha256.of(("storage " + id).getBytes(StandardCharsets.UTF_8)).bytes();
        byte[] pseudonymSecret =
                Sha256.of(("pseudonyms " + id).getBytes(StandardCharsets.UTF_8)).bytes();
        this.bodies = new CaseBodies(new BodyCipher(storageKey, random));
        this.pseudonyms = new CasePseudonyms(
                new PseudonymKeys(pseudonymSecret), new BlindIndex(storageKey), pseudonymIndex, bodies, clock);
        DeliveryDestinations destinations = new Destinations(directory);
        this.evidence =
                new EvidenceDesk(gateway, world.signing(gateway), directory, world.anchors(), trail, trail, clock);
        this.cutOffs = new CutOffs(inForce, holds, messages, evidence, database);
        this.directoryDesk = new DirectoryDesk(inForce, directories, world.reader(clock), cutOffs, evidence, database);
        this.deadlines = new Deadlines(
                expectations,
                contracts.calendar(),
                directory,
                messages,
                cases,
                bodies,
                evidence,
                new MessageIds(clock, random));
        this.inbox = new InboxDesk(
                inboxes,
                cases,
                messages,
                outbox,
                bodies,
                evidence,
                deadlines,
                reveals,
                cutOffs,
                database,
                destinations);
        CaseMemory memory =
                new CaseMemory(cases, bodies, contracts.choreography().facts(), new StatedCodes(contracts));
        ReadableTime readableTime = new ReadableTime(contracts.releasePolicy().expiries(), expiries);
        Acceptance acceptance = new Acceptance(id, messages, outbox, bodies, evidence, deadlines, readableTime);
        OwnMessages ownMessages = new OwnMessages(contracts, directory, cases, acceptance, random, clock);
        NationalTranslator national =
                new NationalTranslator(pack, new Custodian(directory, world::decryption), bodies, readableTime, clock);
        this.expiryWatch = new ExpiryWatch(expiries, messages, inboxes, outbox, destinations, evidence, database);
        this.deadlineWatch =
                new DeadlineWatch(expectations, messages, cases, national, destinations, evidence, database);
        IdentityDesk vault =
                new IdentityDesk(contracts, new IdentitySealer(world.vaultOfficers(id), clock), identities);
        this.revealDesk = new RevealDesk(
                id,
                world.vaultOfficers(id),
                REVEAL_LIMITS,
                reveals,
                identities,
                cases,
                messages,
                _ -> trailHolds,
                new RevealNotices(cases, national, destinations),
                evidence,
                database,
                new MessageIds(clock, random));
        this.outbound = new OutboundFlow(
                new Intake(
                        submissions,
                        messages,
                        acceptance,
                        vault,
                        evidence,
                        contracts.refusalTexts(),
                        pack.languages().getFirst(),
                        LARGEST,
                        database,
                        clock),
                new Translator(pack),
                new Admission(
                        contracts,
                        directory,
                        cases,
                        messages,
                        bodies,
                        memory,
                        new BlindIndex(storageKey),
                        pseudonyms,
                        random,
                        clock),
                new Protection(
                        contracts,
                        directory,
                        new Pseudonymisation(cases, pseudonyms, database),
                        bodies,
                        new PartSealer(world.anchors(), clock),
                        new LeakScan(CONTACT_POINTS, everyCode(contracts)),
                        clock),
                new Sealing(
                        new Sealer(world.anchors(), clock),
                        directory,
                        world::signing,
                        cases,
                        messages,
                        outbox,
                        bodies,
                        vault,
                        evidence,
                        database),
                new Dispatcher(
                        id,
                        directory,
                        peers,
                        cases,
                        messages,
                        outbox,
                        evidence,
                        deadlines,
                        new Recheck(contracts, directory, messages, memory, bodies, evidence),
                        ownMessages,
                        database),
                cutOffs,
                TrailGuard.OPEN,
                database);
        this.inbound = new InboundFlow(
                new Receiver(
                        id,
                        contracts.catalogue(),
                        cases,
                        messages,
                        outbox,
                        bodies,
                        evidence,
                        readableTime,
                        database,
                        random),
                new Opening(id, contracts, directory, world.anchors(), world::decryption, evidence),
                new Admittance(contracts, directory, pseudonyms, evidence),
                national,
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
                        database,
                        PARKED_AT_MOST),
                cutOffs,
                TrailGuard.OPEN,
                database);
        Set<NodeId> nodes = opened.nodes().stream().map(node -> node.id()).collect(Collectors.toUnmodifiableSet());
        camel.addRoutesConfigurations(new ErrorPolicy(
                new FailedWork(cases, messages, outbox, evidence, destinations, ownMessages, database)));
        camel.addRoutes(new OutboundRoutes(
                outbound, new RefusalReport(cases, messages, outbox, national, destinations, database), id, CONSUMERS));
        camel.addRoutes(new InboundRoutes(inbound, id, CONSUMERS));
        camel.addRoutes(new PeerRoutes(outbound, inbound, nodes, CONSUMERS));
        // Nothing in memory outlives the test: no grace for what is still under way.
        camel.getShutdownStrategy().setTimeUnit(TimeUnit.MILLISECONDS);
        camel.getShutdownStrategy().setTimeout(1);
        camel.start();
    }

    /** Takes documents for a party; parties without a channel have the inbox. */
    public void deliverTo(PartyId party, DeliveryChannel channel) {
        channels.put(party, channel);
    }

    /** A national system of the party hands in a document. */
    public SubmissionAnswer submit(PartyId party, String idempotencyKey, byte[] document) {
        return doors.submit(
                new Submission(party, "rest", Optional.of(idempotencyKey), Set.of(), new Sensitive<>(document)));
    }

    /** The same; throws {@link IllegalStateException} naming the reason when it is refused. */
    public MessageId accepted(PartyId party, String idempotencyKey, String document) {
        return switch (submit(party, idempotencyKey, document.getBytes(StandardCharsets.UTF_8))) {
            case SubmissionAnswer.Accepted accepted -> accepted.messageIds().getFirst();
            case SubmissionAnswer.Refused refused -> throw new IllegalStateException("refused: " + refused.refusal());
        };
    }

    /** A message of this node; throws when there is none. */
    public MessageRecord message(MessageId message, Direction direction) {
        return messages.find(message, direction).orElseThrow();
    }

    /** What this node keeps of a message it sent, decrypted. */
    public String bodyOf(MessageId message) {
        return new String(
                bodies.decryptBody(
                        cases.lock(message(message, Direction.OUT).caseId()),
                        message,
                        Direction.OUT,
                        messages.body(message, Direction.OUT)),
                StandardCharsets.UTF_8);
    }

    /** State of the case of a message. */
    public String caseStateOf(MessageId message, Direction direction) {
        return cases.lock(message(message, direction).caseId()).state();
    }

    public NodeId id() {
        return id;
    }

    public Clock clock() {
        return clock;
    }

    public InMemoryDatabase database() {
        return database;
    }

    public InMemoryCaseStore cases() {
        return cases;
    }

    public InMemoryMessageStore messages() {
        return messages;
    }

    public InMemoryOutbox outbox() {
        return stored;
    }

    public InMemoryPseudonymStore pseudonymIndex() {
        return pseudonymIndex;
    }

    public CasePseudonyms pseudonyms() {
        return pseudonyms;
    }

    /** The message as this node keeps it, decrypted. */
    public String body(MessageId id, Direction direction) {
        return new String(
                bodies.decryptBody(
                        cases.lock(message(id, direction).caseId()), id, direction, messages.body(id, direction)),
                StandardCharsets.UTF_8);
    }

    public InMemoryTrail trail() {
        return trail;
    }

    public MemoryPeers peers() {
        return peers;
    }

    public EvidenceDesk evidence() {
        return evidence;
    }

    public InMemoryExpectationStore expectations() {
        return expectations;
    }

    public RevealDesk reveals() {
        return revealDesk;
    }

    public InMemoryIdentityStore identities() {
        return identities;
    }

    /** From now on entries get their index on the trail, or none does. */
    public void setTrailHolds(boolean holds) {
        trailHolds = holds;
    }

    public Deadlines deadlines() {
        return deadlines;
    }

    public DeadlineWatch deadlineWatch() {
        return deadlineWatch;
    }

    public ExpiryWatch expiryWatch() {
        return expiryWatch;
    }

    public CutOffs cutOffs() {
        return cutOffs;
    }

    /** Where directories and cut-offs come in. */
    public DirectoryDesk directoryDesk() {
        return directoryDesk;
    }

    public InboxDesk inbox() {
        return inbox;
    }

    public OutboundFlow outbound() {
        return outbound;
    }

    public InboundFlow inbound() {
        return inbound;
    }

    public Doors doors() {
        return doors;
    }

    public Sweeper sweeper() {
        return sweeper;
    }

    /** The broker's copy of a promise comes once more. */
    public void deliverAgain(Outbox.Item item) {
        queue.send(item);
    }

    /** From now on the broker takes nothing, or it does again. */
    public void setBrokerDown(boolean isDown) {
        brokerDown = isDown;
    }

    /** From now on nothing can be stored, or it can again. */
    public void setStoreDown(boolean isDown) {
        database.setDown(isDown);
    }

    long sent() {
        return sent.get();
    }

    long finished() {
        return finished.get();
    }

    @Override
    public void close() {
        camel.stop();
    }

    private static Set<String> everyCode(Contracts contracts) {
        return contracts.codeLists().names().stream()
                .flatMap(list -> contracts.codeLists().codes(list).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Channels as the test wants them, nodes as the directory has them. */
    private final class Destinations implements DeliveryDestinations {

        private final Supplier<Directory> directory;

        private Destinations(Supplier<Directory> directory) {
            this.directory = directory;
        }

        @Override
        public DeliveryChannel channelOf(PartyId party) {
            return channels.getOrDefault(party, inbox);
        }

        @Override
        public NodeId nodeOf(PartyId party) {
            return directory
                    .get()
                    .party(party, ErrorCode.ADMIT_RECIPIENT_UNKNOWN)
                    .node();
        }
    }

    /** Counts the copies that were taken from the queues and dealt with, well or badly. */
    private final class Count extends RoutePolicySupport {

        @Override
        public void onExchangeDone(Route route, Exchange exchange) {
            if (route.getEndpoint().getEndpointUri().startsWith("jms:")) {
                finished.incrementAndGet();
            }
        }
    }
}
