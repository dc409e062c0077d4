package org.trmgateway.acceptance.path;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.cxf.Bus;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.trmgateway.acceptance.demo.Samples;
import org.trmgateway.acceptance.demo.SystemClient;
import org.trmgateway.acceptance.federation.Member;
import org.trmgateway.routes.store.Direction;

/**
 * The case of a person goes the whole way, and three forms about her are refused on it. Then everything the nodes wrote, sent, said or kept is
 * searched for her. Only what was handed in, and what is sealed or encrypted, may hold her.
 */
@ExtendWith(SharedFederation.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CanaryTest {

    private static final Persona PERSON = Persona.TRAVELLER;
    private static final String XML = "application/xml";

    /** Children of the element Metadata in relay.wsdl. */
    private static final Set<String> OUTSIDE_OF_ENVELOPE = Set.of(
            "MessageId",
            "Type",
            "CaseReference",
            "Sequence",
            "From",
            "To",
            "Purpose",
            "Created",
            "Expires",
            "Suite",
            "PackVersion",
            "PolicyVersion",
            "ChoreographyVersion",
            "CodeListsVersion",
            "OriginalSha256",
            "InReplyTo");

    private final LiveFederation live;
    private final CaseStory story;
    private final Bodies bodies;
    private final List<byte[]> answers = new ArrayList<>();
    private final List<String> ids = new ArrayList<>();

    private Needles needles = Needles.of(PERSON.secrets());
    private byte[] iomDocument = {};
    private List<byte[]> wire = List.of();
    private Path log = Path.of("");

    CanaryTest(LiveFederation live) {
        this.live = live;
        this.story = new CaseStory(live);
        this.bodies = new Bodies(live.inside());
    }

    @BeforeAll
    void playHerCase(@TempDir Path work) throws IOException {
        log = Files.createTempFile(live.federation().directory(), "everything", ".log");
        String number = live.newCaseNumber();
        List<String> secrets = new ArrayList<>(PERSON.secrets());
        secrets.add(number);
        needles = Needles.of(secrets);
        List<Bus> buses = live.federation().members().stream()
                .map(member -> live.bean(member.node(), Bus.class))
                .toList();
        try (LogRecorder _ = LogRecorder.into(log);
                WireRecorder recorder = WireRecorder.on(buses)) {
            play(number);
            beRefused(live.newCaseNumber());
            live.settle();
            wire = recorder.bodies();
            Files.writeString(work.resolve("marker"), "played");
        }
    }

    private void play(String number) {
        SystemClient.Answer answer =
                live.poland().submit(bytes(PERSON.form(Samples.MOTHER, number)), XML, "canary-case");
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        String referral = answer.json().get("messageIds").get(0).asString();
        ids.add(referral);
        answers.add(story.accept(referral));
        story.clear(number);
        SystemClient.Answer bySoap =
                live.poland().submitBySoap(bytes(PERSON.form(Samples.RETURN, number)), "canary-return");
        String request = SystemClient.messageIdIn(bySoap).orElseThrow();
        ids.add(request);
        iomDocument = story.take(live.iom(), request);
        answers.add(story.approve(request, iomDocument));
        String withdrawal = story.handIn(Forms.withdrawal(number, "wszystko=\"tak\""));
        live.awaitBelarusianDocument(withdrawal);
        live.settle();
        answers.add(answer.body());
        answers.add(bySoap.body());
    }

    /** Wrong in every stage up to the leak scan, which stops a message after it was accepted. */
    private void beRefused(String number) {
        String form = PERSON.form(Samples.MOTHER, number);
        for (String wrong : List.of(
                form.substring(0, form.indexOf("</krewny>")),
                form.replace("<plec kod=\"K\"/>", "<plec kod=\"" + PERSON.firstName() + "\"/>"),
                form.replace("<kod>07</kod>", "<kod>97</kod>"),
                form.replace(PERSON.identityNumber(), PERSON.identityNumber().substring(1) + "0"),
                form.replace("<ochronaMiedzynarodowa kod=\"0\"/>", "<ochronaMiedzynarodowa kod=\"1\"/>"),
                form.replace(
                        "odbiorca=\"by-mvd\" kategoria=\"tozsamosc", "odbiorca=\"by-tcson\" kategoria=\"tozsamosc"))) {
            SystemClient.Answer byRest = live.poland().submit(bytes(wrong), XML, "canary-" + answers.size());
            assertThat(byRest.json().has("code")).as(byRest.text()).isTrue();
            answers.add(byRest.body());
            answers.add(live.poland()
                    .submitBySoap(bytes(wrong), "canary-" + answers.size())
                    .body());
        }
        String leaking = story.handIn(bytes(
                form.replace("Dyżur całodobowy SG", "Dyżur SG, dla: " + PERSON.firstName() + " " + PERSON.surname())));
        story.awaitState(live.poland(), leaking, "QUARANTINED");
        byte[] refusal = story.take(live.poland(), leaking);
        assertThat(new String(refusal, UTF_8)).contains("kod=\"PROTECT_LEAK_FOUND\"");
        answers.add(new String(refusal, UTF_8).replace(number, "").getBytes(UTF_8));
    }

    @Test
    void reachesTheOfficeThatMayKnowHer() {
        String document = new String(iomDocument, UTF_8);

        assertThat(document).contains(PERSON.surname(), PERSON.cyrillicName(), PERSON.travelDocument(), PERSON.phone());
        // what named her went into the vault, and out of everything else
        assertThat(bodies.text("pl", ids.getFirst(), Direction.OUT))
                .contains("***")
                .doesNotContain(PERSON.relative(), PERSON.story());
    }

    @Test
    void isInNoLog() throws IOException {
        String logged = Files.readString(log);
        for (String logger : List.of(
                "org.trmgateway.routes.work.FailedWork",
                "org.apache.camel.",
                "org.apache.cxf.",
                "org.apache.activemq.",
                "org.apache.tomcat.",
                "org.postgresql.",
                "org.springframework.jdbc.",
                "org.springframework.web.")) {
            assertThat(logged.contains(logger)).as(logger + " was heard").isTrue();
        }
        assertThat(needles.in(log)).as(() -> lines(log)).isEmpty();
    }

    @Test
    void isInNoDatabase() {
        for (Member member : live.federation().members()) {
            assertThat(inDatabase(member.node(), needles)).as(member.node()).isEmpty();
        }
    }

    @Test
    void isInNoFileOfTheNodes() throws IOException {
        Path top = live.federation().directory();
        Map<String, Set<String>> found = new TreeMap<>();
        int[] files = {0};
        for (Path file : FilesBelow.of(top)) {
            if (!isDropFolder(top.relativize(file)) && !file.equals(log)) {
                Set<String> secrets = needles.in(file);
                files[0]++;
                if (!secrets.isEmpty()) {
                    found.put(top.relativize(file).toString(), secrets);
                }
            }
        }
        assertThat(found).isEmpty();
        assertThat(files[0]).isGreaterThan(500);
    }

    @Test
    void isNowhereOnTheSideOfTheCountryThatMayNotKnowHer() {
        List<String> arrived = bodies.ids("by", Direction.IN);
        assertThat(arrived).contains(ids.getFirst());
        for (String id : arrived) {
            assertThat(needles.in(bodies.bytes("by", id, Direction.IN))).isEmpty();
            String document = new String(live.awaitBelarusianDocument(id), CaseStory.BELARUSIAN);
            assertThat(needles.in(document)).isEmpty();
        }
    }

    @Test
    void isSealedInTheMessageThatTheOfficeKeeps() {
        assertThat(needles.in(bodies.bytes("iom", ids.getLast(), Direction.IN))).isEmpty();
    }

    @Test
    void isNotOnTheWireBetweenTheNodes() {
        List<byte[]> envelopes = Stream.of("pl", "by", "iom")
                .flatMap(node -> live
                        .database(node)
                        .sql("select cms from envelope where direction = 'OUT'")
                        .query(byte[].class)
                        .list()
                        .stream())
                .toList();
        int relayed = 0;
        for (byte[] body : wire) {
            assertThat(needles.in(body)).isEmpty();
            String text = new String(body, StandardCharsets.ISO_8859_1);
            if (text.contains(":Metadata>") || text.contains("<Metadata>")) {
                relayed++;
                assertThat(elementsOf(text)).isSubsetOf(OUTSIDE_OF_ENVELOPE);
                assertThat(envelopes)
                        .anySatisfy(cms -> assertThat(text).contains(new String(cms, StandardCharsets.ISO_8859_1)));
            }
        }
        // M03, M04, M10, M11, and the withdrawal to both.
        assertThat(relayed).isGreaterThanOrEqualTo(6);
    }

    @Test
    void isInNoAnswerOfAGateway() {
        assertThat(answers).hasSizeGreaterThan(14);
        for (byte[] answer : answers) {
            assertThat(needlesOfPerson().in(answer)).isEmpty();
        }
    }

    @Test
    void isInNoNameOfAThreadOrBeanOrProperty() {
        StringBuilder names = new StringBuilder();
        Thread.getAllStackTraces()
                .keySet()
                .forEach(thread -> names.append(thread.getName()).append('\n'));
        ManagementFactory.getPlatformMBeanServer()
                .queryNames(null, null)
                .forEach(name -> names.append(name).append('\n'));
        names.append(System.getProperties());

        assertThat(needles.in(names.toString())).isEmpty();
    }

    @Test
    void wouldHaveBeenFound(@TempDir Path work) throws IOException {
        Persona other = Persona.MISTAKEN;
        Needles otherNeedles = Needles.of(other.secrets());
        Path file = work.resolve("scratch");
        for (byte[] planted : List.of(
                other.relative().getBytes(UTF_8),
                other.relative().getBytes(StandardCharsets.UTF_16LE),
                other.cyrillicName().getBytes(Charset.forName("windows-1251")),
                bytes(other.surname().toUpperCase(Locale.ROOT)),
                bytes("x" + Base64.getEncoder().encodeToString(bytes("name=" + other.birthName() + "."))),
                bytes("CHRZASZCZEWSKA"),
                bytes("Scepandevic"),
                bytes("khrushcheuskaia"),
                bytes("871-488 600 871 488"),
                bytes(other.passport().toLowerCase(Locale.ROOT)))) {
            byte[] content = new byte[10_000_000];
            System.arraycopy(planted, 0, content, content.length - planted.length - 3, planted.length);
            Files.write(file, content);
            assertThat(otherNeedles.in(file)).as(() -> Arrays.toString(planted)).isNotEmpty();
            assertThat(otherNeedles.in(planted)).isNotEmpty();
        }
        Path scratchLog = work.resolve("log");
        try (LogRecorder _ = LogRecorder.into(scratchLog)) {
            LoggerFactory.getLogger("org.trmgateway.scratch").trace("{} crossed", other.firstName());
            LoggerFactory.getLogger("scratch").debug("failed", new IllegalStateException(other.daughter()));
        }
        assertThat(otherNeedles.in(scratchLog)).anyMatch(found -> found.startsWith(other.firstName()));
        assertThat(otherNeedles.in(scratchLog)).anyMatch(found -> found.startsWith(other.daughter()));
        JdbcClient database = live.inside().owner("iom");
        database.sql("create table scratch (words text, bytes bytea)").update();
        try {
            database.sql("insert into scratch values (?, ?)")
                    .params(other.alias(), bytes(other.son()))
                    .update();
            assertThat(inDatabase("iom", otherNeedles))
                    .anyMatch(found -> found.startsWith(other.alias()))
                    .anyMatch(found -> found.startsWith(other.son()));
        } finally {
            database.sql("drop table scratch").update();
        }
    }

    /** Her own case number is told to the system that gave it. */
    private static Needles needlesOfPerson() {
        return Needles.of(PERSON.secrets());
    }

    /** Every column of every table: bytes as they are, everything else as text. */
    private Set<String> inDatabase(String node, Needles sought) {
        Set<String> found = new TreeSet<>();
        for (JdbcClient database :
                List.of(live.inside().owner(node), live.inside().vault(node))) {
            for (String table : Inside.tables(database)) {
                DatabaseBytes.rows(database, table, row -> found.addAll(sought.in(row)));
            }
        }
        return found;
    }

    /** {@code nodes/<node>/systems/<party>/in} belongs to the national system. */
    private static boolean isDropFolder(Path relative) {
        return relative.getNameCount() > 5
                && relative.getName(2).toString().equals("systems")
                && relative.getName(4).toString().equals("in");
    }

    private static Set<String> elementsOf(String relay) {
        String metadata = relay.substring(relay.indexOf("Metadata>") + 9, relay.lastIndexOf("Metadata>"));
        Set<String> names = new TreeSet<>();
        Matcher element = Pattern.compile("<(?:\\w+:)?(\\w+)[ >]").matcher(metadata);
        while (element.find()) {
            names.add(element.group(1));
        }
        return names;
    }

    /** The loggers that said too much, for whoever has to find them. */
    private String lines(Path file) {
        try (Stream<String> lines = Files.lines(file, UTF_8)) {
            return lines.filter(line -> !needles.in(line).isEmpty())
                    .map(line -> line.substring(0, Math.min(line.length(), 160)))
                    .limit(20)
                    .reduce("", (all, line) -> all + "\n" + line);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
