package org.trmgateway.acceptance.pairs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.trmgateway.acceptance.path.Needles;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.Evidence;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.Refusal;
import org.trmgateway.referral.Sha256;

/**
 * What cannot be read is refused, whatever the form and the channel: with its code and place, in the sender's language and, by folder, in the
 * form of the country, under signature, and without any effect. All of it is handed in at once; then the same systems exchange good forms.
 */
@ExtendWith(SharedSixNodes.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MalformedFormsTest {

    private static final List<String> PARTIES = List.of("pl-sg", "sk-mv", "rs-centar", "by-mvd", "tm-ngo", "iom-pl");
    private static final List<String> SECRETS = List.of(
            "Łącka-Wójcik",
            "Kawalczuk",
            "Vymyslená-Kovaľová",
            "Канаркова",
            "Шчасная",
            "Гринкевич",
            "Сергеевна",
            "Meredowna",
            "+375170000001");
    private static final String UNDECLARED = "without a length";
    private static final int HUNDRED_MEGABYTES = 100 << 20;
    private static final int FIRST_CASE = 800_001;

    private final SixNodes nodes;
    private final Map<String, Refused> refused = new LinkedHashMap<>();
    private final Needles secrets = Needles.of(SECRETS);
    private Map<String, Map<String, Long>> before = Map.of();
    private Map<String, Map<String, Long>> after = Map.of();

    MalformedFormsTest(SixNodes nodes) {
        this.nodes = nodes;
    }

    static List<String> parties() {
        return PARTIES;
    }

    static Stream<MalformedForm> forms() {
        return MalformedForms.all();
    }

    /** Together they take every one of the six forms once. */
    static Stream<Pair> goodPairs() {
        return Stream.of("sk-mv", "rs-centar", "by-mvd", "tm-ngo", "iom-by").map(to -> new Pair("pl-sg", to));
    }

    @BeforeAll
    void handInEverything(@TempDir Path directory) throws IOException {
        nodes.inside().settle();
        before = nodes.inside().rows();
        Map<String, Supplier<Refused>> answers = new LinkedHashMap<>();
        int number = 0;
        for (MalformedForm form : forms().toList()) {
            Path file = Files.write(directory.resolve("form-" + number++), form.bytes());
            answers.put(form.toString(), nodes.system(form.party()).handInWrong(file));
        }
        Path large = largeFile(directory);
        answers.put(UNDECLARED, handInWithoutLength(large));
        for (String party : PARTIES) {
            answers.put(party, nodes.system(party).handInWrong(large));
        }
        answers.forEach((name, answer) -> refused.put(name, answer.get()));
        for (String party : PARTIES) {
            Optional<DropFolder> folder = nodes.system(party).dropFolder();
            if (folder.isPresent()) {
                folder.get().forget(large);
            }
        }
        nodes.inside().settle();
        after = nodes.inside().rows();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void refusesFormThatCannotBeRead(MalformedForm form) {
        Refused answer = refused.get(form.toString());

        requireSaid(form.party(), answer, form.reason());
        assertThat(requireSigned(form.party(), answer).originalSha256()).contains(Sha256.of(form.bytes()));
    }

    /** It was not read to its end, so nothing is said about its digest. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("parties")
    void refusesFileOfHundredMegabytes(String party) {
        Refused answer = refused.get(party);
        boolean folder = nodes.system(party).dropFolder().isPresent();

        requireSaid(
                party, answer, new Refusal(ErrorCode.INTAKE_TOO_LARGE, folder ? Detail.NONE : Detail.field("body")));
        assertThat(requireSigned(party, answer).originalSha256()).contains(Sha256.of());
    }

    @Test
    void refusesHundredMegabytesWhoseLengthNobodyDeclared() {
        Refused answer = refused.get(UNDECLARED);

        requireSaid("sk-mv", answer, new Refusal(ErrorCode.INTAKE_TOO_LARGE, Detail.field("body")));
        requireSigned("sk-mv", answer);
    }

    @Test
    void leavesNothingButTheTrail() {
        assertThat(after).isEqualTo(before);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("goodPairs")
    void takesGoodFormsAfterwards(Pair pair) {
        Exchange exchange = new Exchange(
                nodes.system(pair.from()),
                nodes.system(pair.to()),
                FIRST_CASE
                        + (int) goodPairs()
                                .takeWhile(other -> !other.equals(pair))
                                .count(),
                LocalDate.now(Clock.systemUTC()));
        byte[] document = exchange.receiver().take(exchange.referralId());
        String answer = exchange.accept(
                exchange.receiver().voice().readReferral(document).heading());

        byte[] decision = exchange.sender().take(answer);

        assertThat(exchange.sender().voice().readDecision(decision).accepted()).isTrue();
        exchange.receiver().awaitDelivered(answer);
    }

    private void requireSaid(String party, Refused answer, Refusal reason) {
        assertThat(answer.said().reason()).isEqualTo(reason);
        assertThat(answer.said().sentence())
                .isEqualTo(
                        RefusalWords.sentence(reason.code(), nodes.system(party).language()));
        assertThat(secrets.in(answer.document())).isEmpty();
        assertThat(secrets.in(answer.receipt())).isEmpty();
    }

    /** The receipt verifies, says the same as the answer, and its message id leads to the one entry on the trail that does so too. */
    private Evidence requireSigned(String party, Refused answer) {
        String node = nodes.system(party).actor().node();
        Evidence evidence = nodes.verified(answer.receipt());
        assertThat(evidence.event()).isEqualTo(EvidenceEvent.SUBMISSION_REJECTION);
        assertThat(evidence.issuer()).hasToString(node + "-gw");
        assertThat(evidence.from()).hasToString(party);
        assertThat(evidence.refusal()).contains(answer.said().reason());
        assertThat(nodes.inside().trail(node, evidence.messageId()))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.event()).isEqualTo(EvidenceEvent.SUBMISSION_REJECTION);
                    assertThat(entry.errorCode())
                            .contains(answer.said().reason().code());
                    assertThat(entry.from()).contains(evidence.from());
                });
        return evidence;
    }

    /** In chunks, and without waiting for anybody to say that they are welcome. */
    private Supplier<Refused> handInWithoutLength(Path large) {
        NationalSystem system = nodes.system("sk-mv");
        HttpRequest.BodyPublisher stream = BodyPublishers.ofInputStream(() -> {
            try {
                return Files.newInputStream(large);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        });
        Refused answer = Refused.byRest(system.actor().client().send(system.submission(stream)));
        return () -> answer;
    }

    /** The beginning is a good form; the rest takes no room on the disk. */
    private static Path largeFile(Path directory) throws IOException {
        Path file = directory.resolve("large");
        Files.write(file, new SlovakVoice().referral("iom-pl", "SK-1", LocalDate.EPOCH));
        try (RandomAccessFile longer = new RandomAccessFile(file.toFile(), "rw")) {
            longer.setLength(HUNDRED_MEGABYTES);
        }
        return file;
    }
}
