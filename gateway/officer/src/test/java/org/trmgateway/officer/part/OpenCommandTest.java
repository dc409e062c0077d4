package org.trmgateway.officer.part;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trmgateway.certs.SamplePki;
import org.trmgateway.certs.SamplePlan;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.seal.PartBinding;
import org.trmgateway.seal.PartSealer;

class OpenCommandTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T10:00:00Z"), ZoneOffset.UTC);
    private static final PartyId DESK = new PartyId("iom-pl");
    private static final PartyId OTHER_DESK = new PartyId("iom-by");
    private static final MessageId ID = MessageId.parse("019a5f00-0000-7000-8000-000000000001");
    private static final String PART = "<SealedPart xmlns=\"urn:trmgateway:messages:1\"><Person trm_in=\"0\">"
            + "<prs_SecondName trm_at=\"0\">Łącka\u009B2J\u202E</prs_SecondName></Person>"
            + "<Handover trm_in=\"1\"><trm_RecognitionWord trm_at=\"0\">żuraw</trm_RecognitionWord></Handover></SealedPart>";

    @TempDir
    private static Path directory;

    private static SamplePki pki;

    @TempDir
    private Path work;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeAll
    static void makeTwoDesks() {
        pki = SamplePki.generate(
                directory.resolve("pki"),
                CLOCK,
                SamplePlan.of(List.of(new NodeId("pl"), new NodeId("iom")), Map.of(), List.of())
                        .withDesks(Set.of(DESK, OTHER_DESK)));
    }

    @BeforeEach
    void receiveAPart() throws IOException {
        byte[] part = new PartSealer(pki.trustAnchors(), CLOCK)
                .seal(
                        PART.getBytes(UTF_8),
                        pki.directory(CLOCK).party(DESK, ErrorCode.ADMIT_RECIPIENT_UNKNOWN),
                        new PartBinding(ID, new PartyId("pl-sg"), DESK));
        Files.write(part(), part);
    }

    @Test
    void showsWhatIsInAPartInWords() {
        assertThat(open(part(), DESK)).isZero();

        assertThat(out.toString(UTF_8).lines())
                .contains(
                        "Message " + ID,
                        "From pl-sg, sealed for iom-pl. Compare both with the document it came with.",
                        "Person",
                        "Handover",
                        "  word by which both sides know each other: żuraw")
                .anyMatch(line -> line.endsWith(": Łącka?2J?"));
        assertThat(err.size()).isZero();
    }

    @Test
    void leavesNothingBehind() throws IOException {
        open(part(), DESK);

        try (Stream<Path> files = Files.list(work)) {
            assertThat(files).containsExactly(part());
        }
    }

    @Test
    void writesAPartIntoAFileThatOnlyItsOwnerCanRead() throws IOException {
        Path file = work.resolve("part.xml");

        assertThat(open(part(), DESK, "--out", file.toString())).isZero();
        assertThat(Files.readString(file)).isEqualTo(PART);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(out.size()).isZero();
        assertThat(open(part(), DESK, "--out", file.toString())).isEqualTo(2);
    }

    @Test
    void refusesAPartOfAnotherParty() {
        assertThat(open(part(), OTHER_DESK)).isEqualTo(1);
        assertRefused("OPEN_ADDRESSEE_WRONG");
    }

    @Test
    void refusesTheKeysThatTheNodeHolds() {
        // they bear other names, so that nobody takes them by mistake
        assertThat(run(
                        part().toString(),
                        "--keys",
                        pki.layout().party(DESK).toString(),
                        "--password-file",
                        pki.layout().password().toString()))
                .isEqualTo(1);
        assertRefused("SEAL_KEY_UNAVAILABLE");
    }

    @Test
    void refusesAPartThatWasMovedToAnotherMessage() throws IOException {
        Path moved = work.resolve("019a5f00-0000-7000-8000-0000000000ff.sealed-part.cms");
        Files.copy(part(), moved);

        assertThat(open(moved, DESK)).isEqualTo(1);
        assertRefused("OPEN_METADATA_MISMATCH");
        assertThat(open(moved, DESK, "--message", ID.toString())).isZero();
    }

    @Test
    void refusesWhatIsNoPart() throws IOException {
        byte[] damaged = Files.readAllBytes(part());
        damaged[damaged.length - 20] ^= 1;
        Files.write(part(), damaged);

        assertThat(open(part(), DESK)).isEqualTo(1);
        Files.writeString(part(), PART);
        assertThat(open(part(), DESK)).isEqualTo(1);
        assertThat(out.size()).isZero();
        assertThat(err.toString(UTF_8)).doesNotContain("Łącka", "żuraw");
    }

    @Test
    void saysNothingOfAFileThatIsNotThere() {
        assertThat(open(work.resolve("Łącka").resolve(ID + ".sealed-part.cms"), DESK))
                .isEqualTo(1);
        assertThat(err.toString(UTF_8)).doesNotContain("Łącka");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a b",
                "a --keys k",
                "a --keys k --password-file p",
                "019a5f00-0000-7000-8000-000000000001.sealed-part.cms --keys",
                "019a5f00-0000-7000-8000-000000000001.sealed-part.cms --keys k --keys k --password-file p",
                "019a5f00-0000-7000-8000-000000000001.sealed-part.cms --keys k --password-file p --colour x"
            })
    void refusesWrongWords(String words) {
        assertThat(run(words.isEmpty() ? new String[0] : words.split(" "))).isEqualTo(2);
        assertThat(err.toString(UTF_8)).contains("usage: trm protect open");
    }

    @Test
    void explainsItself() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString(UTF_8)).contains("usage: trm protect open", "Exit status");
    }

    private void assertRefused(String code) {
        assertThat(out.size()).isZero();
        assertThat(err.toString(UTF_8)).contains("(" + code + ")").doesNotContain("Łącka");
    }

    private Path part() {
        return work.resolve(ID + ".sealed-part.cms");
    }

    private int open(Path part, PartyId desk, String... more) {
        return run(Stream.concat(
                        Stream.of(
                                part.toString(),
                                "--keys",
                                pki.layout().desk(desk).toString(),
                                "--password-file",
                                pki.layout().password().toString()),
                        Stream.of(more))
                .toArray(String[]::new));
    }

    private int run(String... words) {
        return new OpenCommand(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8))
                .run(List.of(words));
    }
}
