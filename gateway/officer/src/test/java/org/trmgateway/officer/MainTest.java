package org.trmgateway.officer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class MainTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void findsEveryCommandByItsWord() {
        assertThat(run("open", "--help")).isZero();
        assertThat(out.toString(UTF_8)).contains("usage: trm protect open");
    }

    @Test
    void explainsItselfAndRefusesWhatItDoesNotKnow() {
        assertThat(run("--help")).isZero();
        assertThat(run()).isEqualTo(2);
        assertThat(run("close")).isEqualTo(2);
        assertThat(err.toString(UTF_8)).contains("Usage: ./trm protect");
    }

    private int run(String... words) {
        return Main.run(List.of(words), new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
    }
}
