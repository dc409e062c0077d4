package org.trmgateway.acceptance.path;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariDataSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.trmgateway.acceptance.demo.Samples;
import org.trmgateway.acceptance.demo.SystemClient;
import org.trmgateway.acceptance.demo.Waiting;
import org.trmgateway.acceptance.federation.Databases;
import org.trmgateway.acceptance.federation.Federation;
import org.trmgateway.acceptance.federation.Member;
import org.trmgateway.certs.SamplePki;
import org.trmgateway.node.database.ConnectionPool;
import org.trmgateway.node.database.DatabaseAddress;
import org.trmgateway.officer.part.OpenCommand;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.seal.PartSealer;

/**
 * An office keeps the keys for sealed parts at its own desk. The node that carries its messages runs in a process of its own; its memory, its
 * database, its files and what it delivers are searched for the person. The office's own tool opens the part.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OwnDeskTest {

    private static final int PORT_BASE = 9400;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Persona PERSON = Persona.TRAVELLER;
    private static final PartyId OFFICE = new PartyId("iom-pl");

    private final Needles needles = Needles.of(PERSON.secrets());

    private Path work = Path.of("");
    private Federation federation;
    private CarryingNode carrier;
    private SystemClient poland;
    private SystemClient office;
    private String id;
    private byte[] part;

    @BeforeAll
    void sendAReferralToTheOffice(@TempDir Path directory) throws IOException {
        work = directory;
        List<Member> sample = Member.sample();
        Member iom = sample.get(2);
        Member withDesk = new Member(
                iom.node(),
                iom.pack(),
                iom.parties().stream()
                        .map(seat -> seat.party().equals(OFFICE.value()) ? seat.withDesk() : seat)
                        .toList());
        federation = Federation.prepare(
                work.resolve("federation"), PORT_BASE, List.of(sample.getFirst(), withDesk), Databases.SHARED, _ -> {});
        carrier = CarryingNode.start(federation.files("iom").configuration(), log());
        federation.start("pl");
        poland = client("pl", "pl-sg-system");
        office = client("iom", "iom-pl-system");
        awaitCarrier();
        String form = PERSON.form(Samples.MOTHER, "SG/2026/490001").replace("\"by-mvd\"", "\"iom-pl\"");
        SystemClient.Answer answer = poland.submit(form.getBytes(UTF_8), "application/xml", "desk");
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        id = answer.json().get("messageIds").get(0).asString();
        Waiting.until(
                "the message is in the inbox",
                PATIENCE,
                () -> Optional.of(poland.status(id).get("state").asString()).filter("CONSIGNED"::equals));
        part = office.sealedPart(id).orElseThrow();
    }

    @AfterAll
    void stop() {
        if (carrier != null) {
            carrier.close();
        }
        if (federation != null) {
            federation.close();
        }
    }

    @Test
    void nodeSaysOfWhichPartiesItCanOpenParts() {
        assertThat(office.ownParties())
                .extracting(party -> party.get("party").asString() + " "
                        + party.get("custody").asString())
                .containsExactly("iom-pl party", "iom-by node");
        assertThat(office.inbox()).singleElement().satisfies(item -> {
            assertThat(item.get("sealedPart").asBoolean()).isTrue();
            assertThat(item.get("custody").asString()).isEqualTo("party");
        });
    }

    @Test
    void documentComesWithoutHer() {
        byte[] document = office.fetch(id);

        assertThat(new String(document, UTF_8)).contains(id, "\"ReferralRequest\"");
        assertThat(needles.in(document)).isEmpty();
        assertThat(needles.in(part)).isEmpty();
    }

    @Test
    void officeOpensThePartAtItsDesk() throws IOException {
        Path file = Files.write(work.resolve(id + ".sealed-part.cms"), part);
        ByteArrayOutputStream sheet = new ByteArrayOutputStream();

        int status = new OpenCommand(new PrintStream(sheet, true, UTF_8), new PrintStream(sheet, true, UTF_8))
                .run(List.of(
                        file.toString(),
                        "--keys",
                        federation.keys().layout().desk(OFFICE).toString(),
                        "--password-file",
                        federation.keys().layout().password().toString()));

        assertThat(status).isZero();
        assertThat(sheet.toString(UTF_8))
                .contains("From pl-sg, sealed for iom-pl", PERSON.surname(), PERSON.cyrillicName(), PERSON.phone());
        assertThat(needles.in(sheet.toByteArray())).isNotEmpty();
    }

    @Test
    void noKeyOfTheNodeOpensThePart() {
        SamplePki pki = SamplePki.load(federation.keys().layout().directory());
        for (String party : List.of("iom-pl", "iom-by", "iom-gw")) {
            assertThat(catchThrowableOfType(
                                    GatewayException.class,
                                    () -> PartSealer.open(
                                            part, pki.decryption(new PartyId(party)), MessageId.parse(id)))
                            .code())
                    .isEqualTo(ErrorCode.OPEN_ADDRESSEE_WRONG);
        }
    }

    @Test
    void isInNoDatabaseOfTheNode() {
        Set<String> found = new TreeSet<>();
        int[] rows = {0};
        for (DatabaseAddress address : List.of(federation.ownerOf("iom"), federation.vaultOf("iom"))) {
            try (HikariDataSource pool = ConnectionPool.open(address, 1, "desk-test")) {
                JdbcClient database = JdbcClient.create(pool);
                for (String table : Inside.tables(database)) {
                    DatabaseBytes.rows(database, table, row -> {
                        rows[0]++;
                        found.addAll(needles.in(row));
                    });
                }
            }
        }
        assertThat(found).isEmpty();
        assertThat(rows[0]).isGreaterThan(10);
    }

    @Test
    void isInNoFileOfTheNode() throws IOException {
        List<Path> sought = new ArrayList<>(List.of(log()));
        try (Stream<Path> files = Files.walk(federation.files("iom").data())) {
            files.filter(Files::isRegularFile).forEach(sought::add);
        }
        Map<String, Set<String>> found = new TreeMap<>();
        for (Path file : sought) {
            Set<String> secrets = needles.in(file);
            if (!secrets.isEmpty()) {
                found.put(file.getFileName().toString(), secrets);
            }
        }
        assertThat(found).isEmpty();
        assertThat(sought).hasSizeGreaterThan(3);
    }

    @Test
    void isNotInTheMemoryOfTheNode() {
        office.fetch(id);
        Path memory = carrier.memory(work.resolve("memory.hprof"), log());

        assertThat(Needles.of(List.of(id)).in(memory)).isNotEmpty();
        assertThat(needles.in(memory)).isEmpty();
    }

    private void awaitCarrier() {
        Waiting.until("the carrying node is up", PATIENCE, () -> {
            if (!carrier.isAlive()) {
                throw new IllegalStateException("the carrying node ended");
            }
            return Optional.of(true).filter(_ -> isUp());
        });
    }

    private boolean isUp() {
        try {
            return office.send(office.request("/v1/health").GET()).status() == 200;
        } catch (IllegalStateException notYet) {
            return false;
        }
    }

    private SystemClient client(String node, String system) {
        return new SystemClient(federation.baseUrl(node), federation.keys().tlsOf(system));
    }

    private Path log() {
        return work.resolve("iom.log");
    }
}
