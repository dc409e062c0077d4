package org.trmgateway.acceptance.path;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.trmgateway.acceptance.demo.Waiting;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.Evidence;
import org.trmgateway.referral.Sha256;

/** What a national system must not put into its folder: it finds the answer there, in its own form and language, beside what it brought. */
@ExtendWith(SharedFederation.class)
class BadFileTest {

    private final LiveFederation live;
    private final RefusalJudge judge;

    BadFileTest(LiveFederation live) {
        this.live = live;
        this.judge = new RefusalJudge(live);
    }

    @BeforeEach
    void begin() {
        judge.begin();
    }

    @ParameterizedTest
    @MethodSource("org.trmgateway.acceptance.path.WrongForm#belarusian")
    void refusesWrongFileInRussian(WrongForm wrong) {
        Path refused = live.federation().files("by").dropFolder("by-mvd").resolve("refused");
        List<Path> earlier = documents(refused);
        live.drop("by", "by-mvd", wrong.form());
        Path document = Waiting.until(
                "the refusal of a file",
                LiveFederation.PATIENCE,
                () -> documents(refused).stream()
                        .filter(file -> !earlier.contains(file))
                        .findFirst());

        String id = document.getFileName().toString().replace(".xml", "");
        String said = new String(live.awaitFile(document), CaseStory.BELARUSIAN);
        byte[] receipt = live.awaitFile(refused.resolve(id + ".receipt.asice"));
        assertThat(said)
                .contains("<отказ", "код=\"" + wrong.code() + "\"", judge.text("by", wrong.code(), "ru"))
                .contains(wrong.field().isEmpty() ? "" : "поле=\"" + wrong.field() + "\"")
                .contains(wrong.rule().isEmpty() ? "" : "правило=\"" + wrong.rule() + "\"");
        judge.requireSilent(said.getBytes(UTF_8));
        judge.requireSilent(receipt);
        Refused answer = new Refused(
                0, wrong.code(), Optional.of(wrong.field()), Optional.of(wrong.rule()), said, receipt, said);
        Evidence evidence = judge.requireSigned(answer, "by", Optional.of("by-mvd"));
        assertThat(evidence.messageId()).hasToString(id);
        if (wrong.code() != ErrorCode.INTAKE_TOO_LARGE) {
            assertThat(live.awaitFile(refused.resolve(id + ".original"))).isEqualTo(wrong.form());
            assertThat(evidence.originalSha256()).contains(Sha256.of(wrong.form()));
        }
        judge.requireNothingDone();
    }

    private static List<Path> documents(Path folder) {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("[0-9a-f-]{36}\\.xml"))
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
