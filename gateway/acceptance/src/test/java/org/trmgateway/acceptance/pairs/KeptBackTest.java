package org.trmgateway.acceptance.pairs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.ObjectName;
import javax.management.timer.Timer;
import org.apache.cxf.Bus;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trmgateway.acceptance.demo.SystemClient;
import org.trmgateway.acceptance.demo.Waiting;
import org.trmgateway.acceptance.federation.Member;
import org.trmgateway.acceptance.path.Bodies;
import org.trmgateway.acceptance.path.LogRecorder;
import org.trmgateway.acceptance.path.Needles;
import org.trmgateway.acceptance.path.WireRecorder;
import org.trmgateway.contracts.Contracts;
import org.trmgateway.contracts.pack.CountryPack;
import org.trmgateway.protect.IdentifierKind;
import org.trmgateway.protect.KnownIdentifiers;
import org.trmgateway.protect.LeakScan;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.ReleaseAction;
import org.trmgateway.routes.CanonicalXml;
import org.trmgateway.routes.store.Direction;
import org.trmgateway.routes.store.MessageStore;

/**
 * Invariant I8 over real nodes: whatever the release policy keeps back of a message for its receiver is in nothing that the nodes put out, in no
 * spelling and no encoding. Persons are invented from a fixed seed, in the scripts of all countries, some with names that are awkward to look for.
 * Sealed values may stand in the document of the party they are sealed for, and nowhere else.
 */
@ExtendWith(SharedSixNodes.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeptBackTest {

    private static final Logger LOG = LoggerFactory.getLogger(KeptBackTest.class);
    private static final long SEED = 20_261_126;
    private static final int CANONICAL = 22;
    private static final Set<NameKind> AWKWARD = Set.of(NameKind.TWO_LETTERS, NameKind.COMMON_WORD);
    private static final Set<String> NUMBERS_OF_THE_SENDER = Set.of(" trm_CaseNumber ", " trm_ConsentId ");

    private final SixNodes nodes;
    private final Bodies bodies;
    private final Contracts contracts = Contracts.load();
    private final KeptBack keptBack = new KeptBack(contracts);
    private final LeakScan scan = new LeakScan(Set.of(), Set.of());
    private final LocalDate today = LocalDate.now(Clock.systemUTC());
    private final InventedCases cases;

    private final List<InventedCase> arrived = new ArrayList<>();
    private final Map<InventedCase, List<KeptBack.Value>> values = new LinkedHashMap<>();
    private final Map<InventedCase, byte[]> delivered = new LinkedHashMap<>();
    private final Map<String, String> sought = new LinkedHashMap<>();
    private final List<byte[]> answers = new ArrayList<>();
    private final List<byte[]> ownDocuments = new ArrayList<>();

    private List<byte[]> wire = List.of();
    private Path log = Path.of("");
    private Needles needles = Needles.of(List.of());
    private Outputs outputs = new Outputs(needles);

    KeptBackTest(SixNodes nodes) {
        this.nodes = nodes;
        this.bodies = new Bodies(nodes.inside());
        this.cases = new InventedCases(nodes, SEED, today);
    }

    @BeforeAll
    void playTheirCases() throws IOException {
        log = Files.createTempFile(nodes.directory(), "everything", ".log");
        List<Bus> buses = nodes.federation().members().stream()
                .map(member -> nodes.inside().bean(member.node(), Bus.class))
                .toList();
        try {
            try (LogRecorder _ = LogRecorder.into(log);
                    WireRecorder recorder = WireRecorder.on(buses)) {
                play();
                nodes.inside().settle();
                referToAPeerThatIsAway();
                wire = recorder.bodies();
            }
        } finally {
            if (!nodes.federation().running().containsKey("tm")) {
                nodes.federation().start("tm");
            }
        }
        nodes.inside().settle();
        askForStatistics();
        needles = Needles.named(sought);
        outputs = new Outputs(needles);
    }

    private void play() {
        List<Supplier<InventedCase>> handedIn = new ArrayList<>(cases.canonical(CANONICAL));
        handedIn.addAll(cases.national());
        for (Supplier<InventedCase> one : handedIn) {
            InventedCase referral = one.get();
            learn(referral);
            if (leaves(referral)) {
                arrived.add(referral);
            }
        }
        arrived.forEach(one -> delivered.put(one, one.receiver().take(one.messageId())));
        for (InventedCase one : arrived) {
            ownDocuments.add(takeAnswer(one));
            answers.add(answer(one.sender(), "/v1/messages/" + one.messageId()));
        }
        answers.add(answer(nodes.system("pl-sg"), "/v1/messages"));
        beHeld();
        beRefused();
        withdraw(arrived.getFirst());
    }

    private static byte[] takeAnswer(InventedCase one) {
        String answer = one.accept();
        try {
            return one.sender().take(answer);
        } catch (IllegalStateException never) {
            String state = one.receiver().actor().client().full(answer).toString();
            throw new AssertionError(one.label() + " is not answered: " + state, never);
        }
    }

    /** A name of two letters, or one that is a word, may stand in the name of an office: then the message is held, which is no leak. */
    private static boolean leaves(InventedCase one) {
        String state = Waiting.until(
                one.label() + " has left or is held",
                NationalSystem.PATIENCE,
                () -> Optional.of(one.sender()
                                .actor()
                                .client()
                                .status(one.messageId())
                                .get("state")
                                .asString())
                        .filter(now -> !Set.of("ACCEPTED", "SEALED").contains(now)));
        boolean held = state.equals("QUARANTINED");
        assertThat(held && !AWKWARD.contains(one.person().kind()))
                .as(one.label() + " is " + state)
                .isFalse();
        return !held;
    }

    private void learn(InventedCase one) {
        // the node itself keeps no names once the message is sealed
        byte[] canonical = CanonicalXml.write(nodes.inside()
                .bean(one.sender().actor().node(), CountryPack.class)
                .toCanonical(one.form())
                .canonical());
        String view = nodes.inside()
                .bean(one.sender().actor().node(), MessageStore.class)
                .find(MessageId.parse(one.messageId()), Direction.OUT)
                .orElseThrow()
                .view();
        List<KeptBack.Value> all =
                keptBack.of(canonical, contracts.releasePolicy().view(view));
        List<KeptBack.Value> kept = one.planted().isEmpty()
                ? all
                : all.stream()
                        .filter(value -> one.planted().keySet().stream().anyMatch(value.text()::contains))
                        .toList();
        assertThat(kept)
                .as(one.label())
                .hasSizeGreaterThanOrEqualTo(one.planted().isEmpty() ? 15 : 1);
        values.put(one, kept);
        // other words of a sample form are ordinary words, and stand in programs and labels too
        if (one.planted().isEmpty()) {
            keptBack.inBytes(kept, one.label()).forEach(sought::putIfAbsent);
        } else {
            one.planted().forEach((name, which) -> sought.putIfAbsent(name, one.label() + " " + which));
        }
    }

    /** A name where an office is named, as it is and in another script: held, and the sender is told. */
    private void beHeld() {
        for (NameKind kind : List.of(NameKind.POLISH, NameKind.BELARUSIAN, NameKind.SERBIAN, NameKind.TURKMEN)) {
            InventedPerson person = cases.person(kind);
            InventedForm form = InventedForm.of(person, cases.nextNumber("pl-sg"), "by-mvd", today)
                    .signedBy("Duty desk, " + person.fullName().toUpperCase(Locale.ROOT));
            InventedCase held = cases.handIn(person, new Pair("pl-sg", "by-mvd"), form.bytes(), false, Map.of())
                    .get();
            awaitState(held, "QUARANTINED");
            learn(held);
            ownDocuments.add(refusal(held));
            answers.add(answer(held.sender(), "/v1/messages/" + held.messageId()));
        }
    }

    private byte[] refusal(InventedCase held) {
        Path file = nodes.federation()
                .files(held.sender().actor().node())
                .deliveryFolder(held.sender().party())
                .resolve("refusal-" + held.messageId() + ".xml");
        Waiting.until(
                "the sender of " + held.label() + " is told",
                NationalSystem.PATIENCE,
                () -> Optional.of(file).filter(Files::exists));
        try {
            return Files.readAllBytes(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Wrong where a name stands in place of a code, without consent, and cut off; by each channel. */
    private void beRefused() {
        InventedPerson person = cases.person(NameKind.POLISH);
        InventedForm form = InventedForm.of(person, cases.nextNumber("pl-sg"), "by-mvd", today);
        keptBack.of(form.bytes(), contracts.releasePolicy().view("O0"))
                .forEach(value -> keptBack.inBytes(List.of(value), "seed " + SEED + " refused POLISH pl-sg>by-mvd")
                        .forEach(sought::putIfAbsent));
        for (String wrong : List.of(
                form.text().replace(">Soon<", ">" + person.names().getFirst() + "<"),
                form.text().replace("<trm_ConsentRecipient>by-mvd<", "<trm_ConsentRecipient>by-tcson<"),
                form.text().replace("<prs_Gender>", "<" + person.names().get(1) + ">"),
                form.text().substring(0, form.text().indexOf("</Relative>")))) {
            byte[] bytes = wrong.getBytes(UTF_8);
            SystemClient poland = nodes.system("pl-sg").actor().client();
            SystemClient.Answer byRest = poland.submit(bytes, "application/xml", SystemClient.newKey());
            assertThat(byRest.status()).isGreaterThanOrEqualTo(400);
            answers.add(byRest.body());
            answers.add(poland.submitBySoap(bytes, SystemClient.newKey()).body());
            answers.add(byFolder(bytes));
        }
    }

    private byte[] byFolder(byte[] wrong) {
        try {
            Path file = Files.createTempFile(nodes.directory(), "wrong", ".xml");
            Files.write(file, wrong);
            DropFolder folder = nodes.system("by-mvd").dropFolder().orElseThrow();
            byte[] document = folder.dropWrong(file).get().document();
            folder.forget(file);
            Files.delete(file);
            return document;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void withdraw(InventedCase one) {
        SystemClient.Answer answer = one.sender()
                .actor()
                .client()
                .submit(
                        """
                <ConsentUpdate xmlns="urn:trmgateway:messages:1" version="1">
                  <Case><trm_CaseNumber>%s</trm_CaseNumber></Case>
                  <Withdrawal>
                    <trm_WithdrawnOn>%s</trm_WithdrawnOn>
                    <trm_WithdrawAll>true</trm_WithdrawAll>
                  </Withdrawal>
                </ConsentUpdate>
                """.formatted(one.caseNumber(), today).getBytes(UTF_8),
                        "application/xml",
                        SystemClient.newKey());
        assertThat(answer.status()).as("withdrawal of " + one.label()).isEqualTo(201);
        one.receiver().take(answer.json().get("messageIds").get(0).asString());
        answers.add(answer.body());
    }

    private void referToAPeerThatIsAway() {
        nodes.federation().stop("tm");
        InventedPerson person = cases.person(NameKind.TURKMEN);
        InventedForm form = InventedForm.of(person, cases.nextNumber("sk-mv"), "tm-ngo", today);
        InventedCase waiting = cases.handIn(person, new Pair("sk-mv", "tm-ngo"), form.bytes(), false, Map.of())
                .get();
        Waiting.until(
                "the peer was called in vain",
                NationalSystem.PATIENCE,
                () -> Optional.of(nodes.inside()
                                .database("sk")
                                .sql("SELECT coalesce(max(attempt), 0) FROM outbox WHERE destination = 'tm'")
                                .query(Integer.class)
                                .single())
                        .filter(attempt -> attempt > 0));
        learn(waiting);
        answers.add(answer(waiting.sender(), "/v1/messages/" + waiting.messageId()));
    }

    /** As if the cases had begun a year ago: only what is over is counted. */
    private void askForStatistics() {
        moveByYears("-");
        for (String period : List.of(String.valueOf(today.getYear() - 1), today.getYear() - 1 + "-Q1")) {
            byte[] given = answer(nodes.system("pl-sg"), "/v1/statistics?period=" + period);
            answers.add(given);
        }
        assertThat(new String(answers.get(answers.size() - 2), UTF_8)).contains("\"rows\"");
        moveByYears("+");
    }

    private void moveByYears(String direction) {
        nodes.inside()
                .owner("pl")
                .sql("UPDATE message SET accepted_at = accepted_at " + direction + " interval '1 year'")
                .update();
    }

    @Test
    void i08_nothingKeptBackIsInAnyOutputOfAnyNode() {
        Set<String> found = new TreeSet<>();
        found.addAll(outputs.inBodies("wire", wire));
        found.addAll(outputs.inBodies("answers", answers));
        for (byte[] document : ownDocuments) {
            outputs.inBodies("documents of the sender", List.of(document)).stream()
                    .filter(needle -> NUMBERS_OF_THE_SENDER.stream().noneMatch(needle::contains))
                    .forEach(found::add);
        }
        needles.in(log).forEach(needle -> found.add("log: " + needle));
        for (Member member : nodes.federation().members()) {
            found.addAll(outputs.inDatabase(member.node(), nodes.inside().owner(member.node())));
            found.addAll(outputs.inDatabase(member.node(), nodes.inside().vault(member.node())));
        }
        outputs.inFiles(nodes.directory(), handedIn()).stream()
                .filter(needle -> !isOwnNumber(needle))
                .forEach(found::add);
        found.addAll(outputs.inProcess());
        report();

        assertThat(found).isEmpty();
        assertThat(wire).hasSizeGreaterThan(2 * CANONICAL);
        assertThat(outputs.searched()).containsKeys("rows", "files", "threads", "beans");
    }

    @Test
    void isNotInWhatTheReceiverGets() {
        Set<String> found = new TreeSet<>();
        int namesLeftOut = 0;
        for (Map.Entry<InventedCase, byte[]> one : delivered.entrySet()) {
            InventedCase referral = one.getKey();
            byte[] canonical = bodies.bytes(referral.receiver().actor().node(), referral.messageId(), Direction.IN);
            Set<String> inCanonical = needles.in(canonical);
            inCanonical.forEach(needle -> found.add("canonical: " + needle));
            String text = new String(one.getValue(), referral.receiver().voice().charset());
            needles.in(one.getValue()).stream()
                    .filter(needle -> !isSealedFor(referral, needle))
                    .forEach(needle -> found.add("document: " + needle));
            for (KnownIdentifiers known : knownUnsealed(referral)) {
                if (stands(known, new String(canonical, UTF_8)) || stands(known, text)) {
                    boolean ordinary = othersOf(referral.receiver().party(), referral).stream()
                            .anyMatch(other -> stands(known, other));
                    if (ordinary) {
                        namesLeftOut++;
                    } else {
                        found.add("name in " + referral.label());
                    }
                }
            }
        }
        LOG.info("names left out because they stand in documents about others: {}", namesLeftOut);
        assertThat(found).isEmpty();
    }

    @Test
    void readsWhatIsSealedInTheDocumentOfWhomItIsFor() {
        for (Map.Entry<InventedCase, byte[]> one : delivered.entrySet()) {
            boolean sealed = needles.in(one.getValue()).stream().anyMatch(needle -> isSealedFor(one.getKey(), needle));
            assertThat(sealed)
                    .as(one.getKey().label())
                    .isEqualTo(one.getKey().receiver().party().startsWith("iom-"));
        }
    }

    /** Each kind of output with something planted in it, by somebody who is in no case. */
    @Test
    void wouldBeFound() throws Exception {
        InventedPerson other = cases.person(NameKind.BELARUSIAN);
        String name = other.names().getFirst();
        Needles own = Needles.named(Map.of(
                name,
                "planted",
                other.email(),
                "mail",
                other.phones().getFirst().substring(1),
                "phone"));
        Outputs all = new Outputs(own);
        byte[] body = wire.getFirst();
        byte[] utf16 = name.getBytes(StandardCharsets.UTF_16LE);
        byte[] base64 = Base64.getEncoder().encode(("<a>" + name + "</a>").getBytes(UTF_8));
        assertThat(all.inBodies("wire", List.of(body))).isEmpty();
        assertThat(all.inBodies("wire", List.of(spliced(body, utf16)))).isNotEmpty();
        assertThat(all.inBodies("answers", List.of(spliced(answers.getFirst(), base64))))
                .isNotEmpty();
        Path scratchLog = nodes.directory().resolve("scratch.log");
        try (LogRecorder _ = LogRecorder.into(scratchLog)) {
            LoggerFactory.getLogger("scratch").debug("failed", new IllegalStateException(other.email()));
        }
        assertThat(own.in(scratchLog)).isNotEmpty();
        assertThat(all.inFiles(nodes.directory(), handedIn())).isNotEmpty();
        Files.delete(scratchLog);
        Path named = nodes.federation().files("by").data().resolve(name + ".xml");
        Files.createFile(named);
        assertThat(all.inFiles(nodes.directory(), handedIn())).allMatch(found -> found.startsWith("file name: "));
        Files.delete(named);
        assertThat(all.inFiles(nodes.directory(), handedIn())).isEmpty();
        var database = nodes.inside().owner("by");
        database.sql("CREATE SCHEMA scratch").update();
        database.sql("CREATE TABLE scratch.words (word text, bytes bytea)").update();
        try {
            assertThat(all.inDatabase("by", database)).isEmpty();
            database.sql("INSERT INTO scratch.words VALUES (?, ?)")
                    .params("x", utf16)
                    .update();
            assertThat(all.inDatabase("by", database)).isNotEmpty();
        } finally {
            database.sql("DROP SCHEMA scratch CASCADE").update();
        }
        requireFoundInProcess(all, name, other.phones().getFirst().substring(1));
        InventedCase first = arrived.getFirst();
        KnownIdentifiers known =
                KnownIdentifiers.builder().add(IdentifierKind.NAME, "Žu").build();
        String document =
                new String(delivered.get(first), first.receiver().voice().charset());
        assertThat(stands(known, document)).isFalse();
        assertThat(stands(known, document + " Ž U ")).isFalse();
        assertThat(stands(known, document + " ŽU ")).isTrue();
    }

    private static void requireFoundInProcess(Outputs all, String name, String phone) throws Exception {
        assertThat(all.inProcess()).isEmpty();
        CountDownLatch end = new CountDownLatch(1);
        Thread thread = Thread.ofPlatform().name("work-" + name).start(() -> {
            try {
                end.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
        assertThat(all.inProcess()).isNotEmpty();
        end.countDown();
        thread.join();
        ObjectName queue = new ObjectName("scratch:queue=trm.dispatch." + phone);
        ManagementFactory.getPlatformMBeanServer().registerMBean(new Timer(), queue);
        assertThat(all.inProcess()).isNotEmpty();
        ManagementFactory.getPlatformMBeanServer().unregisterMBean(queue);
        assertThat(all.inProcess()).isEmpty();
    }

    private void report() {
        long leftOut = values.values().stream().mapToLong(keptBack::leftOut).sum();
        LOG.info(
                "cases {}, strings {}, variants {}, names that are words of the tables left out {}, outputs {}, log bytes {}",
                values.size(),
                sought.size(),
                needles.size(),
                leftOut,
                new TreeMap<>(outputs.searched()),
                log.toFile().length());
    }

    /** Each name of the referral that is not sealed for its receiver, on its own. */
    private List<KnownIdentifiers> knownUnsealed(InventedCase referral) {
        return values.get(referral).stream()
                .filter(value -> value.action() != ReleaseAction.SEAL)
                .map(value -> keptBack.names(List.of(value)))
                .filter(known -> !known.all().isEmpty())
                .toList();
    }

    private List<String> othersOf(String party, InventedCase referral) {
        return delivered.entrySet().stream()
                .filter(other -> other.getKey().receiver().party().equals(party)
                        && !other.getKey().equals(referral))
                .map(other -> new String(
                        other.getValue(), other.getKey().receiver().voice().charset()))
                .toList();
    }

    private boolean stands(KnownIdentifiers known, String text) {
        try {
            scan.scanText(known, "document", text);
            return false;
        } catch (GatewayException found) {
            String rule = found.detail().rule().orElse("");
            return Stream.of(IdentifierKind.NAME, IdentifierKind.RELATIVE_NAME)
                    .anyMatch(kind -> rule.endsWith("-" + kind));
        }
    }

    private static boolean isSealedFor(InventedCase referral, String needle) {
        return needle.startsWith(referral.label() + " ") && needle.contains(" SEAL as ");
    }

    /** The number of a case is told to the system that gave it. */
    private static boolean isOwnNumber(String needle) {
        Matcher folder = Pattern.compile(".*/systems/([a-z-]+)/out: .*").matcher(needle);
        return folder.matches()
                && needle.contains(" " + folder.group(1) + ">")
                && NUMBERS_OF_THE_SENDER.stream().anyMatch(needle::contains);
    }

    /** What systems hand in, and what this test writes down itself. */
    private Collection<Path> handedIn() {
        return Stream.concat(
                        nodes.federation().members().stream()
                                .flatMap(member -> member.parties().stream()
                                        .map(seat -> nodes.federation()
                                                .files(member.node())
                                                .dropFolder(seat.party()))),
                        Stream.of(log))
                .collect(Collectors.toSet());
    }

    private static byte[] spliced(byte[] body, byte[] planted) {
        byte[] spliced = new byte[body.length + planted.length];
        System.arraycopy(body, 0, spliced, 0, body.length / 2);
        System.arraycopy(planted, 0, spliced, body.length / 2, planted.length);
        System.arraycopy(
                body, body.length / 2, spliced, body.length / 2 + planted.length, body.length - body.length / 2);
        return spliced;
    }

    private static byte[] answer(NationalSystem system, String path) {
        SystemClient client = system.actor().client();
        return client.send(client.request(path).GET()).body();
    }

    private static void awaitState(InventedCase one, String state) {
        Waiting.until(
                one.label() + " is " + state,
                NationalSystem.PATIENCE,
                () -> Optional.of(one.sender()
                                .actor()
                                .client()
                                .status(one.messageId())
                                .get("state")
                                .asString())
                        .filter(state::equals));
    }
}
