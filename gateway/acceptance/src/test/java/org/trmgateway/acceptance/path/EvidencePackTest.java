package org.trmgateway.acceptance.path;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.trmgateway.acceptance.demo.Samples;
import org.trmgateway.acceptance.demo.SystemClient;
import org.trmgateway.officer.evidence.Main;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.MessageId;
import org.trmgateway.trail.TrailEntry;

/** {@code ./trm evidence} against running nodes. */
@ExtendWith(StampedFederation.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EvidencePackTest {

    private static final List<String> EVENTS = List.of("SubmissionAcceptance", "RelayAcceptance", "ContentHandover");

    private final LiveFederation live;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    private String id = "";

    EvidencePackTest(LiveFederation live) {
        this.live = live;
    }

    @BeforeAll
    void refer() {
        CaseStory story = new CaseStory(live);
        id = story.handIn(Samples.polish(Samples.WORKER, live.newCaseNumber()));
        story.awaitDelivered(live.poland(), id);
        story.awaitStamped(live.poland(), id, EVENTS);
    }

    @Test
    void exportsWhatItsHolderHasAndVerifiesIt(@TempDir Path desk) throws Exception {
        Path out = desk.resolve("evidence");
        assertThat(run("export", "--message", id, "--out", out.toString()))
                .as(said())
                .isZero();
        assertThat(said()).contains("held by pl-sg-system").doesNotContain("no stamp yet");
        List<String> files = EVENTS.stream()
                .map(event -> out.resolve(id + "-" + event + ".asice").toString())
                .toList();
        assertThat(files).allSatisfy(file -> assertThat(Path.of(file)).exists());
        List<String> words = new ArrayList<>(List.of("verify"));
        words.addAll(files);
        assertThat(run(words.toArray(String[]::new))).as(said()).isZero();
        assertThat(said().lines().filter(line -> line.equals("  VERIFIED"))).hasSize(3);
        assertThat(said().lines().filter(line -> line.startsWith("  stampedAt/1")))
                .hasSize(3);

        Path altered = Path.of(files.getFirst());
        byte[] bytes = Files.readAllBytes(altered);
        bytes[bytes.length / 2] ^= 1;
        Files.write(altered, bytes);
        assertThat(run("verify", altered.toString())).isEqualTo(1);
        assertThat(said()).contains("NOT VERIFIED");
    }

    @Test
    void theReceiverHasTheSameStatementOfItsOwnGateway(@TempDir Path desk) throws Exception {
        assertThat(run(
                        "export",
                        "--message",
                        id,
                        "--as",
                        "by-mvd-system",
                        "--event",
                        "ContentHandover",
                        "--out",
                        desk.toString()))
                .as(said())
                .isZero();
        assertThat(desk.resolve(id + "-ContentHandover.asice")).exists();
    }

    @Test
    void saysWhatToDoWhenTheMessageIsUnknownOrTheWordsAreWrong() {
        assertThat(run("export", "--message", "01a20084-697d-74c3-a52c-75bc10a1475a"))
                .isEqualTo(2);
        assertThat(said()).contains("no system that was asked knows the message");
        assertThat(run("export")).isEqualTo(2);
        assertThat(run("export", "--message", id, "--event", "Nothing")).isEqualTo(2);
        assertThat(said()).contains("ContentHandover");
        assertThat(run("pack", "--message", id, "--language", "xx")).isEqualTo(2);
        assertThat(run("nothing")).isEqualTo(2);
        assertThat(run("--help")).isZero();
    }

    @Test
    void packsTheCaseForACourtInTheReadersLanguage(@TempDir Path desk) throws Exception {
        Path zip = desk.resolve("pack.zip");
        assertThat(run("pack", "--message", id, "--language", "be", "--out", zip.toString()))
                .as(said())
                .isZero();
        Path pack = unzip(zip, desk.resolve("pack"));
        assertThat(pack.resolve("evidence/" + id + "-RelayAcceptance.asice")).exists();
        assertThat(pack.resolve("trust/crls.pem")).exists();
        assertThat(pack.resolve("directory.asice")).exists();
        assertThat(text(pack.resolve("timeline.pdf")))
                .contains("Паведамленне ёсць у сістэме атрымальніка.")
                .contains("Усё ёсць, і нічога не спазнілася.")
                .contains("Старонка 1 з 1")
                .contains(id);
        assertThat(shell(pack)).isZero();

        Path receipt = pack.resolve("evidence/" + id + "-RelayAcceptance.asice");
        Files.write(
                receipt,
                new String(Files.readAllBytes(receipt), ISO_8859_1)
                        .replace("by-mvd", "by-mvc")
                        .getBytes(ISO_8859_1));
        assertThat(shell(pack)).isEqualTo(1);
    }

    @Test
    void looksAtACaseForAStatedPurposeOnlyWhichStandsOnTheTrail(@TempDir Path desk) {
        SystemClient system = live.poland();
        SystemClient.Answer refused = system.send(
                system.request("/v1/messages/" + id + "/case/evidence").GET());
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().get("code").asString()).isEqualTo("DELIVER_PURPOSE_MISSING");

        Path zip = desk.resolve("pack.zip");
        assertThat(run("pack", "--message", id, "--purpose", "curiosity", "--out", zip.toString()))
                .isEqualTo(1);
        assertThat(said()).contains("DELIVER_PURPOSE_MISSING");
        assertThat(run(
                        "pack",
                        "--message",
                        id,
                        "--purpose",
                        "complaint",
                        "--as",
                        "pl-sg-system",
                        "--out",
                        zip.toString()))
                .as(said())
                .isZero();
        assertThat(live.inside().trail("pl", MessageId.parse(id)))
                .filteredOn(entry -> entry.event() == EvidenceEvent.MESSAGE_VIEWED)
                .extracting(TrailEntry::ruleId)
                .contains(Optional.of("view-1/complaint"));
    }

    @Test
    void findsTheCaseByItsReference(@TempDir Path desk) throws Exception {
        Path zip = desk.resolve("pack.zip");
        String reference = live.poland().status(id).get("caseReference").asString();
        assertThat(run("pack", "--case", reference, "--out", zip.toString()))
                .as(said())
                .isZero();
        assertThat(text(unzip(zip, desk.resolve("pack")).resolve("timeline.pdf")))
                .contains("The recipient's system has the message.")
                .doesNotContain("SG/2026");
    }

    private int run(String... words) {
        said.reset();
        PrintStream out = new PrintStream(said, true, UTF_8);
        List<String> all = new ArrayList<>(List.of(words));
        if (!words[0].startsWith("--")) {
            all.add("--federation");
            all.add(live.federation().directory().resolve("federation.json").toString());
        }
        return Main.run(Path.of("nowhere"), Clock.systemUTC(), out, out, all.toArray(String[]::new));
    }

    private String said() {
        return said.toString(UTF_8);
    }

    private static String text(Path pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }

    private static int shell(Path pack) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("sh", "verify.sh")
                .directory(pack.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(output).contains("evidence/");
        return process.waitFor();
    }

    private static Path unzip(Path zip, Path folder) throws IOException {
        try (InputStream file = Files.newInputStream(zip);
                ZipInputStream in = new ZipInputStream(file, UTF_8)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                Path target = folder.resolve(entry.getName());
                Files.createDirectories(target.getParent());
                Files.write(target, in.readAllBytes());
            }
        }
        return folder;
    }
}
