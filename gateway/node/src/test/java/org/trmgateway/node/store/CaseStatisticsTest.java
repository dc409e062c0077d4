package org.trmgateway.node.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.trmgateway.node.store.Samples.GUARD;
import static org.trmgateway.node.store.Samples.MISSION;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trmgateway.certs.SamplePki;
import org.trmgateway.certs.SamplePlan;
import org.trmgateway.contracts.Contracts;
import org.trmgateway.node.database.NodeDatabase;
import org.trmgateway.node.trail.JdbcTrailJournal;
import org.trmgateway.protect.BodyCipher;
import org.trmgateway.protect.statistics.Statistics;
import org.trmgateway.protect.statistics.Suppression;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.EnvelopeMetadata;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.routes.CanonicalXml;
import org.trmgateway.routes.CaseBodies;
import org.trmgateway.routes.EvidenceDesk;
import org.trmgateway.routes.outbound.admit.CaseMemory;
import org.trmgateway.routes.outbound.admit.StatedCodes;
import org.trmgateway.routes.statistics.CaseStatistics;
import org.trmgateway.routes.statistics.Period;
import org.trmgateway.routes.store.CaseRecord;
import org.trmgateway.routes.store.Direction;
import org.trmgateway.routes.store.MessageRecord;
import org.trmgateway.routes.store.MessageState;
import org.trmgateway.seal.Directory;

class CaseStatisticsTest {

    @RegisterExtension
    static final NodeDatabase DATABASE = new NodeDatabase();

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Instant IN_2025 = Instant.parse("2025-05-05T08:00:00Z");
    private static final Period YEAR = Period.parse("2025");
    private static final String CANARY = "Źdźbłowska";
    private static final Contracts CONTRACTS = Contracts.load();

    private static SamplePki pki;
    private static Directory directory;

    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final CaseBodies bodies = new CaseBodies(new BodyCipher(Samples.bytes(32, 7), new SecureRandom()));

    private JdbcCaseStore cases;
    private JdbcMessageStore messages;
    private CaseMemory memory;
    private CaseStatistics statistics;
    private int number;
    private int trailBefore;

    @BeforeAll
    static void makeKeys() throws IOException {
        Path folder = Files.createTempDirectory("statistics-pki");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> SamplePki.delete(folder)));
        Clock then = Clock.fixed(NOW, ZoneOffset.UTC);
        pki = SamplePki.generate(
                folder, then, SamplePlan.of(List.of(new NodeId("pl"), new NodeId("iom")), Map.of(), List.of()));
        directory = pki.directory(then);
    }

    @BeforeEach
    void open() {
        cases = new JdbcCaseStore(DATABASE.jdbc());
        messages = new JdbcMessageStore(DATABASE.jdbc());
        memory = new CaseMemory(cases, bodies, CONTRACTS.choreography().facts(), new StatedCodes(CONTRACTS));
        statistics = statistics(11);
    }

    @Test
    void refusesTenCases() {
        referPersons(10, IN_2025, "f", "24-26");

        requireRefused(YEAR, "too-few");
        assertThat(trail()).isEmpty();
    }

    @Test
    void givesElevenCasesAndNothingButCodes() {
        referPersons(11, IN_2025, "f", "24-26");

        Statistics given = statistics.export(GUARD, YEAR);

        assertThat(given.cases()).isEqualTo(11);
        assertThat(given.rows())
                .contains(
                        new Statistics.Row("trm_AgeBand", "24-26", 11),
                        new Statistics.Row("trm_GenderGroup", "f", 11),
                        new Statistics.Row("trm_ExploitationGroup", "Labour", 11))
                .noneMatch(row -> row.toString().contains(CANARY))
                .extracting(Statistics.Row::element)
                .containsOnly("trm_AgeBand", "trm_GenderGroup", "trm_ExploitationGroup", "trm_OriginCountry");
        assertThat(trail())
                .containsExactly("{\"at\":\"2026-11-21T12:00:00.000Z\",\"event\":\"StatisticsExported\","
                        + "\"from\":\"pl-sg\",\"stage\":\"protect\",\"v\":1}");
    }

    @Test
    void givesNeitherOfElevenAndOne() {
        referPersons(11, IN_2025, "f", "24-26");
        referPersons(1, IN_2025, "m", "24-26");

        Map<String, Integer> rows = rows(statistics.export(GUARD, YEAR));

        assertThat(rows).containsEntry("24-26", 12).doesNotContainKeys("f", "m");
    }

    @Test
    void raisesTheThreshold() {
        statistics = statistics(20);
        referPersons(19, IN_2025, "f", "24-26");
        requireRefused(YEAR, "too-few");
        referPersons(1, IN_2025, "f", "24-26");

        assertThat(statistics.export(GUARD, YEAR).threshold()).isEqualTo(20);
    }

    @Test
    void countsACaseOnceAndByWhatWasSaidLast() {
        referPersons(10, IN_2025, "f", "24-26");
        CaseRecord held = openCase(GUARD);
        say(held, Direction.OUT, IN_2025, MessageState.DELIVERED, "f", "18-20");
        say(held, Direction.OUT, IN_2025.plusSeconds(60), MessageState.DELIVERED, "f", "24-26");
        say(held, Direction.IN, IN_2025.plusSeconds(90), MessageState.REFUSED, "m", "0-8");

        Statistics given = statistics.export(GUARD, YEAR);

        assertThat(given.cases()).isEqualTo(11);
        assertThat(rows(given)).containsEntry("24-26", 11).containsEntry("f", 11);
    }

    @Test
    void countsByTheDayTheCaseBegan() {
        referPersons(10, IN_2025, "f", "24-26");
        CaseRecord before = openCase(GUARD);
        say(before, Direction.OUT, Instant.parse("2024-12-31T23:59:59Z"), MessageState.DELIVERED, "f", "24-26");
        say(before, Direction.OUT, IN_2025, MessageState.DELIVERED, "f", "24-26");
        requireRefused(YEAR, "too-few");
        CaseRecord onTheLastDay = openCase(GUARD);
        say(onTheLastDay, Direction.OUT, Instant.parse("2025-12-31T23:59:59Z"), MessageState.DELIVERED, "f", "24-26");

        assertThat(statistics.export(GUARD, YEAR).cases()).isEqualTo(11);
    }

    @Test
    void countsOnlyThePartysOwnCases() {
        referPersons(10, IN_2025, "f", "24-26");
        say(openCase(new PartyId("pl-kcik")), Direction.OUT, IN_2025, MessageState.DELIVERED, "f", "24-26");

        requireRefused(YEAR, "too-few");
    }

    @Test
    void noLongerCountsACaseWhoseKeyWasErased() {
        referPersons(11, IN_2025, "f", "24-26");
        DATABASE.jdbc()
                .sql("DELETE FROM vault_key WHERE case_id = (SELECT min(case_id::text)::uuid FROM vault_key)")
                .update();

        requireRefused(YEAR, "too-few");
    }

    /** Otherwise the difference of two counts would tell what the erased person was. */
    @Test
    void repeatsWhatItGaveAlthoughCasesHaveGone() {
        referPersons(12, IN_2025, "f", "24-26");
        Statistics given = statistics.export(GUARD, YEAR);
        DATABASE.jdbc().sql("DELETE FROM vault_key").update();

        assertThat(statistics.export(GUARD, YEAR)).isEqualTo(given);
        assertThat(trail()).hasSize(2);
    }

    @Test
    void givesNoYearAfterAQuarterAndNoQuarterAfterAYear() {
        referPersons(11, IN_2025, "f", "24-26");
        referPersons(11, IN_2025.minus(Duration.ofDays(365)), "f", "24-26");
        statistics.export(GUARD, Period.parse("2025-Q2"));
        statistics.export(GUARD, Period.parse("2024"));

        requireRefused(YEAR, "period-overlaps");
        requireRefused(Period.parse("2024-Q2"), "period-overlaps");
        requireRefused(Period.parse("2025-Q3"), "too-few");
    }

    @Test
    void givesNothingOfATimeThatIsNotOver() {
        referPersons(11, NOW.minusSeconds(60), "f", "24-26");

        requireRefused(Period.parse("2026"), "period-open");
        requireRefused(Period.parse("2026-Q4"), "period-open");
    }

    @Test
    void givesNothingToAPartyThatCoordinatesNoCases() {
        assertThatExceptionOfType(GatewayException.class)
                .isThrownBy(() -> statistics.export(MISSION, YEAR))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(ErrorCode.ADMIT_ROLE_FORBIDDEN));
    }

    private void requireRefused(Period period, String rule) {
        assertThatExceptionOfType(GatewayException.class)
                .isThrownBy(() -> statistics.export(GUARD, period))
                .satisfies(refused -> {
                    assertThat(refused.code()).isEqualTo(ErrorCode.PROTECT_STATISTICS_SMALL);
                    assertThat(refused.detail()).isEqualTo(Detail.rule(rule));
                });
    }

    private CaseStatistics statistics(int threshold) {
        PartyId gateway = new PartyId("pl-gw");
        EvidenceDesk evidence = new EvidenceDesk(
                gateway,
                pki.signing(gateway),
                () -> directory,
                pki.trustAnchors(),
                new JdbcTrailJournal(DATABASE.jdbc()),
                new JdbcTrailHeads(DATABASE.jdbc()),
                clock);
        trailBefore = allTrail().size();
        return new CaseStatistics(
                Suppression.below(threshold),
                () -> directory,
                new JdbcStatisticsStore(DATABASE.jdbc()),
                cases,
                memory,
                evidence,
                DATABASE.unitOfWork(),
                clock);
    }

    private List<String> trail() {
        List<String> all = allTrail();
        return all.subList(trailBefore, all.size());
    }

    private static List<String> allTrail() {
        return DATABASE
                .jdbc()
                .sql("SELECT convert_from(body, 'UTF8') FROM trail_pending ORDER BY id")
                .query(String.class)
                .list()
                .stream()
                .filter(entry -> entry.contains("StatisticsExported"))
                .toList();
    }

    private static Map<String, Integer> rows(Statistics given) {
        return given.rows().stream()
                .collect(Collectors.toMap(Statistics.Row::code, Statistics.Row::cases, (a, _) -> a));
    }

    private void referPersons(int persons, Instant when, String gender, String age) {
        for (int person = 0; person < persons; person++) {
            say(openCase(GUARD), Direction.OUT, when, MessageState.DELIVERED, gender, age);
        }
    }

    private CaseRecord openCase(PartyId holder) {
        CaseRecord made = Samples.caseOf(holder, ++number);
        CaseRecord held = new CaseRecord(
                made.id(),
                holder,
                true,
                "NEW",
                made.caseKey(),
                made.subjectId(),
                bodies.newWrappedDataKey(),
                Optional.empty(),
                Optional.empty());
        cases.insert(held, Optional.empty());
        return held;
    }

    private void say(
            CaseRecord held, Direction direction, Instant when, MessageState state, String gender, String age) {
        MessageRecord sample = direction == Direction.OUT
                ? Samples.outbound(held, ++number, number, state)
                : Samples.inbound(held, ++number, number, state);
        EnvelopeMetadata old = sample.metadata();
        MessageId id = old.messageId();
        EnvelopeMetadata metadata = new EnvelopeMetadata(
                id,
                old.type(),
                old.caseReference(),
                old.sequence(),
                old.from(),
                old.to(),
                old.purpose(),
                when,
                when.plus(Duration.ofDays(3)),
                old.suite(),
                old.versions(),
                old.originalSha256(),
                Optional.empty());
        MessageRecord message = new MessageRecord(
                direction,
                metadata,
                held.id(),
                state,
                sample.view(),
                "NEW",
                "REFERRED",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                when,
                Optional.empty());
        byte[] referral = referral(gender, age);
        messages.insert(message, bodies.encryptBody(held, id, direction, referral));
        if (state != MessageState.REFUSED) {
            DATABASE.unitOfWork()
                    .inTransaction(() -> memory.remember(
                            cases.lock(held.id()),
                            CanonicalXml.parse(referral),
                            LocalDate.ofInstant(when, ZoneOffset.UTC)));
        }
    }

    private static byte[] referral(String gender, String age) {
        return """
                <ReferralRequest xmlns="urn:trmgateway:messages:1" version="1">
                  <Case><trm_CaseNumber>SG/2025/1</trm_CaseNumber><trm_Urgency>Urgent</trm_Urgency></Case>
                  <Person>
                    <prs_SecondName>%s</prs_SecondName>
                    <trm_AgeBand>%s</trm_AgeBand>
                    <trm_GenderGroup>%s</trm_GenderGroup>
                    <trm_OriginSettlement>%s</trm_OriginSettlement>
                    <trm_OriginCountry>BY</trm_OriginCountry>
                  </Person>
                  <Exploitation>
                    <trm_ExploitationGroup>Labour</trm_ExploitationGroup>
                    <cco_CaseComment>%s</cco_CaseComment>
                  </Exploitation>
                </ReferralRequest>
                """.formatted(CANARY, age, gender, CANARY, CANARY).getBytes(UTF_8);
    }
}
