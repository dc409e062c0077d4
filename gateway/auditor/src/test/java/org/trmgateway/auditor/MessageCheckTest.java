package org.trmgateway.auditor;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trmgateway.referral.CaseReference;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Sha256;
import org.trmgateway.referral.Stage;
import org.trmgateway.trail.EntryBytes;
import org.trmgateway.trail.TrailEntry;
import org.trmgateway.trail.TrailEntryBuilder;

/** Whether a trail says that a message was erased, and whether it can be believed. */
class MessageCheckTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final PartyId GUARD = new PartyId("pl-sg");
    private static final PartyId OFFICE = new PartyId("iom-pl");
    private static final PartyId MISSION = new PartyId("iom-by");
    private static final MessageId MESSAGE = new MessageId(new UUID(0x019a_a5b6_3c7d_7000L, 0x8000_0000_0000_0001L));
    private static final MessageId LATER = new MessageId(new UUID(0x019a_a5b6_3c7d_7000L, 0x8000_0000_0000_0002L));
    private static final Sha256 CONVERSATION = new CaseReference("0".repeat(26)).conversationId();
    private static final Sha256 OTHER = new CaseReference("1".repeat(26)).conversationId();
    private static final Sha256 ENVELOPE = Sha256.of("sealed".getBytes(UTF_8));

    @TempDir
    private Path folder;

    @Test
    void saysErasedAndIntactOfAMessageWhoseConversationWasShredded() throws IOException {
        Findings findings = check(trail(sent(MESSAGE, GUARD, OFFICE), Stream.of(shredded(GUARD, CONVERSATION))));

        assertThat(findings.defects()).isEmpty();
        assertThat(findings.facts())
                .containsEntry("verdict", "erased, intact")
                .containsEntry("messageId", MESSAGE.toString())
                .containsEntry("conversationId", CONVERSATION.hex())
                .containsEntry("envelopeSha256", ENVELOPE.hex())
                .containsEntry("keptBy", "pl-sg")
                .containsEntry("erased/pl-sg", "2026-11-21T12:00:00Z");
    }

    @Test
    void saysTheSameAtTheNodeOfTheRecipient() throws IOException {
        Findings findings = check(trail(received(MESSAGE, GUARD, OFFICE), Stream.of(shredded(OFFICE, CONVERSATION))));
        assertThat(findings.facts()).containsEntry("verdict", "erased, intact").containsEntry("keptBy", "iom-pl");
    }

    @Test
    void doesNotBelieveANodeThatOnlySaysSoElsewhere() throws IOException {
        Findings missing = check(trail(sent(MESSAGE, GUARD, OFFICE), Stream.of()));
        assertThat(missing.facts()).containsEntry("verdict", "intact, not erased");
        assertThat(missing.defects()).extracting(Defect::check).containsExactly("not-erased");

        Findings elsewhere = check(trail(sent(MESSAGE, GUARD, OFFICE), Stream.of(shredded(GUARD, OTHER))));
        assertThat(elsewhere.defects()).extracting(Defect::check).containsExactly("not-erased");

        Findings byAnother = check(trail(sent(MESSAGE, GUARD, OFFICE), Stream.of(shredded(OFFICE, CONVERSATION))));
        assertThat(byAnother.defects()).extracting(Defect::check).containsExactly("not-erased");
    }

    @Test
    void anotherEntryDoesNotPassForTheOneThatIsMissing() throws IOException {
        TrailEntry hold = TrailEntry.of(EvidenceEvent.LEGAL_HOLD_SET, Stage.TRAIL, NOON)
                .conversation(CONVERSATION)
                .from(GUARD)
                .build();
        assertThat(check(trail(sent(MESSAGE, GUARD, OFFICE), Stream.of(hold))).defects())
                .extracting(Defect::check)
                .containsExactly("not-erased");
    }

    @Test
    void bothPartiesOfOneNodeHaveToErase() throws IOException {
        List<TrailEntry> both = new ArrayList<>(sent(MESSAGE, OFFICE, MISSION).toList());
        both.add(entry(EvidenceEvent.RELAY_ACCEPTANCE, Stage.RECEIVE, OFFICE, MISSION)
                .message(MESSAGE, Optional.of(both.getLast().toBytes().leafHash()))
                .build());

        Findings half = check(trail(both.stream(), Stream.of(shredded(OFFICE, CONVERSATION))));
        assertThat(half.facts())
                .containsEntry("keptBy", "iom-by iom-pl")
                .containsEntry("verdict", "intact, not erased");

        Findings whole =
                check(trail(both.stream(), Stream.of(shredded(OFFICE, CONVERSATION), shredded(MISSION, CONVERSATION))));
        assertThat(whole.facts()).containsEntry("verdict", "erased, intact");
    }

    @Test
    void doesNotBelieveANodeThatGoesOnInAConversationItErased() throws IOException {
        Findings findings = check(trail(
                sent(MESSAGE, GUARD, OFFICE),
                Stream.concat(Stream.of(shredded(GUARD, CONVERSATION)), sent(LATER, GUARD, OFFICE))));
        assertThat(findings.defects()).extracting(Defect::check).contains("after-erasure");
        assertThat(findings.facts()).doesNotContainKey("verdict");
    }

    @Test
    void reportsAnErasureThatWasWrittenInAfterwards() throws IOException {
        Path honest = trail(sent(MESSAGE, GUARD, OFFICE), Stream.of(shredded(GUARD, OTHER)));
        Path bundle = honest.resolve("tile").resolve("entries").resolve("000.p").resolve("3");
        String altered = new String(Files.readAllBytes(bundle), ISO_8859_1).replace(OTHER.hex(), CONVERSATION.hex());
        Files.write(bundle, altered.getBytes(ISO_8859_1));

        Findings findings = check(honest);

        assertThat(findings.defects()).extracting(Defect::check).contains("tile", "root");
        assertThat(findings.facts()).doesNotContainKey("verdict");
    }

    @Test
    void reportsAnErasureThatWasCutOff() throws IOException {
        Path whole = trail(sent(MESSAGE, GUARD, OFFICE), Stream.of(shredded(GUARD, CONVERSATION)));
        byte[] earlier = Files.readAllBytes(whole.resolve("checkpoint"));
        Path cut = trail(sent(MESSAGE, GUARD, OFFICE), Stream.of());
        Path kept = folder.resolve("kept");
        Files.write(kept, earlier);

        assertThat(run(MESSAGE.toString(), "--export", cut.toString(), "--earlier", kept.toString()))
                .isEqualTo(1)
                .satisfies(status -> assertThat(said()).contains("DEFECT earlier: size"));
    }

    @Test
    void knowsNoMessageThatTheTrailDoesNotHave() throws IOException {
        Path export = trail(sent(LATER, GUARD, OFFICE), Stream.of(shredded(GUARD, CONVERSATION)));
        assertThat(check(export).defects()).extracting(Defect::check).containsExactly("message");
    }

    @Test
    void saysItOnTheCommandLine() throws IOException {
        Path export = trail(sent(MESSAGE, GUARD, OFFICE), Stream.of(shredded(GUARD, CONVERSATION)));
        assertThat(run(MESSAGE.toString(), "--export", export.toString(), "--erased"))
                .isZero();
        assertThat(said()).contains("verdict: erased, intact\nVERIFIED\n");

        Path kept = trail(sent(MESSAGE, GUARD, OFFICE), Stream.of());
        assertThat(run(MESSAGE.toString(), "--export", kept.toString())).isZero();
        assertThat(said()).contains("verdict: intact, not erased\nVERIFIED\n");
        assertThat(run(MESSAGE.toString(), "--export", kept.toString(), "--erased", "--json"))
                .isEqualTo(1);
        assertThat(said()).contains("\"verified\":false", "\"check\":\"not-erased\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not-an-id --export .", "019aa5b6-3c7d-7000-8000-000000000001", "a b --export ."})
    void endsWithTwoWhenTheCommandIsUnclear(String line) {
        assertThat(run(line.split(" "))).isEqualTo(2);
    }

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private int run(String... words) {
        out.reset();
        List<String> line = new ArrayList<>(List.of("message"));
        line.addAll(Arrays.asList(words));
        return new Main(
                        new PrintStream(out, true, UTF_8),
                        new PrintStream(new ByteArrayOutputStream(), true, UTF_8),
                        Clock.fixed(NOON, ZoneOffset.UTC))
                .run(line);
    }

    private String said() {
        return out.toString(UTF_8);
    }

    private static Findings check(Path export) throws IOException {
        return MessageCheck.check(export, MESSAGE, true, Against.nothing());
    }

    private int exports;

    private Path trail(Stream<TrailEntry> life, Stream<TrailEntry> after) throws IOException {
        exports++;
        List<EntryBytes> bodies =
                Stream.concat(life, after).map(TrailEntry::toBytes).toList();
        return SampleTrail.of(bodies).exportTo(folder.resolve("export-" + exports));
    }

    private static Stream<TrailEntry> sent(MessageId id, PartyId from, PartyId to) {
        TrailEntry accepted = entry(EvidenceEvent.SUBMISSION_ACCEPTANCE, Stage.INTAKE, from, to)
                .message(id, Optional.empty())
                .build();
        TrailEntry sealed = entry(EvidenceEvent.MESSAGE_SEALED, Stage.SEAL, from, to)
                .message(id, Optional.of(accepted.toBytes().leafHash()))
                .envelope(ENVELOPE)
                .build();
        return Stream.of(accepted, sealed);
    }

    private static Stream<TrailEntry> received(MessageId id, PartyId from, PartyId to) {
        return Stream.of(entry(EvidenceEvent.RELAY_ACCEPTANCE, Stage.RECEIVE, from, to)
                .message(id, Optional.empty())
                .envelope(ENVELOPE)
                .build());
    }

    private static TrailEntryBuilder entry(EvidenceEvent event, Stage stage, PartyId from, PartyId to) {
        return TrailEntry.of(event, stage, NOON)
                .conversation(CONVERSATION)
                .from(from)
                .to(to);
    }

    private static TrailEntry shredded(PartyId holder, Sha256 conversation) {
        return TrailEntry.of(EvidenceEvent.SUBJECT_SHREDDED, Stage.TRAIL, NOON)
                .conversation(conversation)
                .from(holder)
                .build();
    }
}
