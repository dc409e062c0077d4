package org.trmgateway.routes.outbound.intake;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.trmgateway.contracts.pack.NationalDocument;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.EnvelopeMetadata;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Refusal;
import org.trmgateway.referral.Sha256;
import org.trmgateway.routes.Doors;
import org.trmgateway.routes.federation.SampleWorld;
import org.trmgateway.routes.federation.Waiting;

class FolderRoutesTest extends CamelTestSupport {

    private static final PartyId PARTY = new PartyId("by-mvd");
    private static final MessageId ID = MessageId.parse("01930f7a-5c00-7a1b-8c2d-000000000003");
    private static final String TELLING_NAME = "Kawalczuk-Wolha-1992.xml";
    private static final byte[] RECEIPT = {1, 2, 3};
    private static final int LARGEST = 1000;

    private final List<Submission> submissions = new CopyOnWriteArrayList<>();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private volatile Function<Submission, SubmissionAnswer> answer = FolderRoutesTest::accepted;

    @TempDir
    private Path folder;

    private Level level = Level.ERROR;

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new FolderRoutes(Map.of(PARTY, folder), new TestDoors(), FolderRoutesTest::refusal, LARGEST);
    }

    @BeforeEach
    void listen() {
        level = Optional.ofNullable(root.getLevel()).orElse(Level.ERROR);
        root.setLevel(Level.INFO);
        log.start();
        root.addAppender(log);
    }

    @AfterEach
    void stopListening() {
        root.detachAppender(log);
        root.setLevel(level);
    }

    @Test
    void acceptsAFileAndLeavesItsReceiptUnderTheMessageId() throws IOException {
        drop(TELLING_NAME, "<form/>");
        awaitGone(TELLING_NAME);
        assertThat(names(folder.resolve("accepted"))).containsExactly(ID + ".receipt.asice");
        assertThat(Files.readAllBytes(folder.resolve("accepted").resolve(ID + ".receipt.asice")))
                .isEqualTo(RECEIPT);
        assertThat(submissions).singleElement().satisfies(submission -> {
            assertThat(submission.sender()).isEqualTo(PARTY);
            assertThat(submission.channel()).isEqualTo("folder");
            assertThat(submission.original().value()).isEqualTo(bytes("<form/>"));
            assertThat(submission.idempotencyKey()).contains("file-" + Sha256.of(bytes("<form/>")));
        });
    }

    @Test
    void refusesAFileWithItsOriginalItsReceiptAndTheReasonBesideIt() throws IOException {
        answer = FolderRoutesTest::refused;
        drop(TELLING_NAME, "<wrong/>");
        awaitGone(TELLING_NAME);
        Path bin = folder.resolve("refused");
        assertThat(names(bin)).containsExactly(ID + ".original", ID + ".receipt.asice", ID + ".xml");
        assertThat(Files.readString(bin.resolve(ID + ".original"))).isEqualTo("<wrong/>");
        assertThat(Files.readString(bin.resolve(ID + ".xml"))).isEqualTo("<odmowa kod=\"TRANSLATE_SCHEMA\"/>");
    }

    @Test
    void takesWithEveryLossConfirmedWhatAPersonMovesToTheConfirmedOnes() throws IOException {
        answer = submission -> submission.confirmedLosses().isEmpty() ? refused(submission) : accepted(submission);
        drop(TELLING_NAME, "<form/>");
        awaitGone(TELLING_NAME);
        Path confirmed = folder.resolve(FolderRoutes.CONFIRMED).resolve(TELLING_NAME);
        Files.move(folder.resolve("refused").resolve(ID + ".original"), confirmed, StandardCopyOption.ATOMIC_MOVE);
        Waiting.until("the file was taken", () -> !Files.exists(confirmed));
        assertThat(names(folder.resolve("accepted"))).containsExactly(ID + ".receipt.asice");
        assertThat(submissions).extracting(Submission::confirmedLosses).containsExactly(Set.of(), Set.of("*"));
        assertThat(submissions.getLast().original().value()).isEqualTo(bytes("<form/>"));
        assertThat(submissions.getLast().idempotencyKey())
                .isEqualTo(submissions.getFirst().idempotencyKey());
    }

    @Test
    void ignoresFilesThatAreNotFinished() throws IOException {
        Files.writeString(folder.resolve("half.xml.part"), "<fo");
        Files.writeString(folder.resolve("half.tmp"), "<fo");
        Files.writeString(folder.resolve(".hidden.xml"), "<fo");
        drop(TELLING_NAME, "<form/>");
        awaitGone(TELLING_NAME);
        assertThat(names(folder)).contains("half.xml.part", "half.tmp", ".hidden.xml");
        assertThat(submissions).hasSize(1);
    }

    @Test
    void takesAFileOnceItsWriterRenamesIt() throws IOException {
        Path part = Files.writeString(folder.resolve("letter.xml.part"), "<form/>");
        Files.move(part, folder.resolve("letter.xml"), StandardCopyOption.ATOMIC_MOVE);
        awaitGone("letter.xml");
        assertThat(submissions).hasSize(1);
    }

    @Test
    void triesAgainLaterWhatTheGatewayCouldNotTake() throws IOException {
        answer = new FailingOnce();
        drop(TELLING_NAME, "<form/>");
        awaitGone(TELLING_NAME);
        assertThat(submissions).hasSize(2);
        assertThat(submissions.getFirst().idempotencyKey())
                .isEqualTo(submissions.getLast().idempotencyKey());
        assertThat(names(folder.resolve("accepted"))).containsExactly(ID + ".receipt.asice");
    }

    @Test
    void readsNoMoreThanItTakesToRefuseAFileThatIsTooLarge() throws IOException {
        drop(TELLING_NAME, "x".repeat(10 * LARGEST));
        awaitGone(TELLING_NAME);
        assertThat(submissions.getFirst().original().value()).hasSize(LARGEST + 1);
    }

    @Test
    void neverRepeatsTheNameOfAFile() throws IOException {
        answer = new FailingOnce();
        drop(TELLING_NAME, "<form/>");
        awaitGone(TELLING_NAME);
        answer = FolderRoutesTest::refused;
        drop(TELLING_NAME, "<other/>");
        awaitGone(TELLING_NAME);
        assertThat(log.list).isNotEmpty();
        assertThat(List.copyOf(log.list)).noneMatch(event -> text(event).contains("Kawalczuk"));
        try (Stream<Path> written = Files.walk(folder)) {
            assertThat(written.map(Path::toString)).noneMatch(name -> name.contains("Kawalczuk"));
        }
    }

    private static String text(ILoggingEvent event) {
        IThrowableProxy thrown = event.getThrowableProxy();
        return event.getFormattedMessage() + (thrown == null ? "" : ThrowableProxyUtil.asString(thrown));
    }

    private void drop(String name, String content) throws IOException {
        Path part = Files.writeString(folder.resolve(name + ".part"), content);
        Files.move(part, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    private void awaitGone(String name) {
        Waiting.until("the file was taken", () -> !Files.exists(folder.resolve(name)));
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static SubmissionAnswer accepted(Submission submission) {
        return new SubmissionAnswer.Accepted(List.of(ID), SampleWorld.START, RECEIPT, false);
    }

    private static SubmissionAnswer refused(Submission submission) {
        return new SubmissionAnswer.Refused(
                ID, new Refusal(ErrorCode.TRANSLATE_SCHEMA, Detail.NONE), "a sentence", RECEIPT);
    }

    private static NationalDocument refusal(PartyId party, SubmissionAnswer.Refused refused) {
        return new NationalDocument(
                bytes("<odmowa kod=\"" + refused.refusal().code() + "\"/>"), "application/xml", "xml");
    }

    /** A gateway that is away for the first try, with a reason that repeats the file's name as file systems do. */
    private static final class FailingOnce implements Function<Submission, SubmissionAnswer> {

        private volatile boolean failed;

        @Override
        public SubmissionAnswer apply(Submission submission) {
            if (!failed) {
                failed = true;
                throw new UncheckedIOException(new IOException("/in/" + TELLING_NAME));
            }
            return accepted(submission);
        }
    }

    /** Doors that only take submissions. */
    private final class TestDoors implements Doors {

        @Override
        public SubmissionAnswer submit(Submission submission) {
            submissions.add(submission);
            return answer.apply(submission);
        }

        @Override
        public byte[] relay(NodeId peer, EnvelopeMetadata metadata, byte[] cms) {
            throw new GatewayException(ErrorCode.RECEIVE_UNAVAILABLE);
        }

        @Override
        public void report(NodeId peer, byte[] receipt) {
            throw new GatewayException(ErrorCode.RECEIVE_UNAVAILABLE);
        }
    }
}
