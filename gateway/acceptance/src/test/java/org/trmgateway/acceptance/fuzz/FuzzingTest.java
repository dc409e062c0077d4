package org.trmgateway.acceptance.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;

/** The search finds what a parser does wrong, and says nothing of one that does right. */
class FuzzingTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final List<byte[]> SEEDS = List.of("<a b=\"17\">text</a>".getBytes(UTF_8));
    private static final int MANY = 20_000;
    private static final int FEW = 1_000;

    @TempDir
    private Path folder = Path.of("");

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(said, true, UTF_8);

    @Test
    void isSilentWhereEverythingIsRefusedAsItShould() {
        assertThat(searchShortly(target(bytes -> {
                    throw new GatewayException(ErrorCode.OPEN_CONTAINER_MALFORMED, Detail.rule("zip"));
                })))
                .isEmpty();
    }

    @Test
    void findsAnExceptionThatNobodyDocumented() {
        Target.Reading reading = bytes -> {
            if (new String(bytes, UTF_8).contains("2147483648")) {
                throw new NumberFormatException("17");
            }
        };
        assertThat(search(target(reading)).orElseThrow().complaint())
                .startsWith("threw java.lang.NumberFormatException at ")
                .doesNotContain("17 ");
        assertThat(searchShortly(
                        Target.of("documented", SEEDS, Bounds.ORDINARY, reading, List.of(NumberFormatException.class))))
                .isEmpty();
    }

    @Test
    void findsWhatNestsUntilTheStackIsFull() {
        assertThat(search(target(bytes -> nest(bytes, 0))).orElseThrow().complaint())
                .startsWith("threw java.lang.StackOverflowError");
    }

    @Test
    void findsWhatAsksForTooMuchMemory() {
        assertThat(search(target(bytes -> {
                            List<byte[]> large = new ArrayList<>();
                            for (int i = 0; bytes.length != SEEDS.getFirst().length && i < 80; i++) {
                                large.add(new byte[1 << 20]);
                            }
                            assertThat(large).hasSizeLessThan(81);
                        }))
                        .orElseThrow()
                        .complaint())
                .startsWith("asked for 8");
    }

    @Test
    void leavesBehindWhatNeverComesBack() {
        CountDownLatch never = new CountDownLatch(1);
        Fuzzing fuzzing = new Fuzzing(target(bytes -> never.await()), List.of(), 1, Duration.ofMillis(1));
        assertThat(fuzzing.run(LONG, MANY).orElseThrow().complaint()).isEqualTo("did not come back");
        never.countDown();
    }

    @Test
    void makesTheSameInputsOfTheSameSeed() {
        assertThat(inputs(7)).isEqualTo(inputs(7)).isNotEqualTo(inputs(8));
    }

    @Test
    void keepsWhatItFoundAndReadsItAgainFirst() throws IOException {
        Target broken = target(bytes -> {
            if (bytes.length > 40) {
                throw new IllegalArgumentException("not ours");
            }
        });
        KeptInputs kept = new KeptInputs(folder);
        Options options = Options.parse(List.of("--minutes", "0.1", "--seed", "3"));
        assertThat(Main.run(options, List.of(broken), kept, out, out)).isEqualTo(1);
        assertThat(said.toString(UTF_8)).contains("seed 3", "FOUND: threw java.lang.IllegalArgumentException");
        assertThat(kept.of("planted")).hasSize(1);
        Fuzzing again = new Fuzzing(broken, kept.of("planted"), 4, LONG);
        assertThat(again.run(LONG, MANY)).isPresent();
        assertThat(again.tried()).isEqualTo(SEEDS.size() + 1L);
    }

    @Test
    void saysWhatIsWrongWithTheArguments() throws IOException {
        assertThat(Main.run(List.of("--help"), folder, out, out)).isZero();
        assertThat(Main.run(List.of("--minutes", "soon"), folder, out, out)).isEqualTo(2);
        assertThat(Main.run(List.of("--seed"), folder, out, out)).isEqualTo(2);
        assertThat(Main.run(
                        Options.parse(List.of("other")),
                        List.of(target(bytes -> {})),
                        new KeptInputs(folder),
                        out,
                        out))
                .isEqualTo(2);
        assertThat(said.toString(UTF_8))
                .contains(
                        "a number has to follow --minutes",
                        "a number has to follow --seed",
                        "no parser is called other");
    }

    private static Optional<Finding> search(Target target) {
        return new Fuzzing(target, List.of(), 1, LONG).run(LONG, MANY);
    }

    private static Optional<Finding> searchShortly(Target target) {
        return new Fuzzing(target, List.of(), 1, LONG).run(LONG, FEW);
    }

    private static Target target(Target.Reading reading) {
        return Target.of("planted", SEEDS, reading);
    }

    private static List<Integer> inputs(long seed) {
        List<Integer> inputs = new ArrayList<>();
        new Fuzzing(target(bytes -> inputs.add(Arrays.hashCode(bytes))), List.of(), seed, LONG).run(LONG, 100);
        return inputs;
    }

    /** As a reader of nested things does it that counts nothing. */
    private static int nest(byte[] bytes, int from) {
        int at = from;
        while (at < bytes.length && bytes[at] != '<') {
            at++;
        }
        return Optional.of(at)
                .filter(found -> found < bytes.length)
                .map(found -> 1 + nest(bytes, found + 1))
                .orElse(0);
    }
}
