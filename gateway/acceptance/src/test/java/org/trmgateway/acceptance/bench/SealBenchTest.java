package org.trmgateway.acceptance.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SealBenchTest {

    private static final double SHORT = 0.1;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(said, true, UTF_8);

    @Test
    void measuresEachStepBesideTheBareOperationsInIt() {
        assertThat(Main.run(List.of("--quick", "--json"), out, out, SHORT)).isZero();
        JsonNode report = JsonMapper.shared().readTree(said.toString(UTF_8));
        assertThat(report.get("bare")).hasSize(12);
        assertThat(report.get("steps")).hasSize(23).allSatisfy(step -> {
            assertThat(step.get("wireBytes").asInt()).isPositive();
            assertThat(step.get("medianMicroseconds").asDouble()).isPositive();
            assertThat(step.get("p99Microseconds").asDouble())
                    .isGreaterThanOrEqualTo(step.get("medianMicroseconds").asDouble());
            assertThat(step.get("name").asString().equals("plain")
                            || step.get("floorMicroseconds").asDouble() > 0)
                    .as(step.get("name").asString())
                    .isTrue();
        });
        assertThat(wire(report, "seal S2", "2 KB")).isGreaterThan(wire(report, "seal S1", "2 KB") + 8000);
    }

    @Test
    void saysWhatIsWrongWithTheArguments() {
        assertThat(Main.run(List.of("--help"), out, out, SHORT)).isZero();
        assertThat(Main.run(List.of("--fast"), out, out, SHORT)).isEqualTo(2);
        assertThat(said.toString(UTF_8)).contains("unknown argument --fast", "Usage: ./trm bench seal");
    }

    private static int wire(JsonNode report, String name, String size) {
        for (JsonNode step : report.get("steps")) {
            if (step.get("name").asString().equals(name)
                    && step.get("size").asString().equals(size)) {
                return step.get("wireBytes").asInt();
            }
        }
        throw new AssertionError("no step " + name);
    }
}
