package org.trmgateway.acceptance.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TrailBenchTest {

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(said, true, UTF_8);

    @Test
    void measuresAppendingSequencingAndVerifyingAndJudgesThem() {
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        int status = TrailBench.run(
                List.of("--entries", "3000", "--writers", "2,4", "--verify", "700", "--json"),
                out,
                new PrintStream(told, true, UTF_8));
        JsonNode report = JsonMapper.shared().readTree(said.toString(UTF_8));
        assertThat(status).isEqualTo(report.get("holds").asBoolean() ? 0 : 1);
        assertThat(told.toString(UTF_8)).contains("starting PostgreSQL");
        JsonNode fewer = report.get("runs").get(0);
        JsonNode most = report.get("runs").get(1);
        assertThat(fewer.get("entries").asInt()).isEqualTo(300);
        assertThat(most.get("sizeBefore").asInt()).isEqualTo(300);
        assertThat(most.get("entries").asInt()).isEqualTo(3_000);
        assertThat(most.get("sustainedPerSecond").asDouble())
                .isPositive()
                .isLessThanOrEqualTo(most.get("appendedPerSecond").asDouble());
        assertThat(most.get("sequenceMicroseconds")).hasSize(10).allMatch(cost -> cost.asDouble() > 0);
        assertThat(report.get("verified").get("entries").asInt()).isEqualTo(700);
        assertThat(report.get("budgets")).hasSize(3);
    }

    @Test
    void saysWhatIsWrongWithTheArguments() {
        assertThat(TrailBench.run(List.of("--help"), out, out)).isZero();
        assertThat(TrailBench.run(List.of("--fast"), out, out)).isEqualTo(2);
        assertThat(TrailBench.run(List.of("--entries"), out, out)).isEqualTo(2);
        assertThat(TrailBench.run(List.of("--entries", "3"), out, out)).isEqualTo(2);
        assertThat(TrailBench.run(List.of("--writers", "8,"), out, out)).isEqualTo(2);
        assertThat(said.toString(UTF_8))
                .contains(
                        "unknown argument --fast",
                        "--entries needs a value",
                        "--entries needs a number from 10 to",
                        "--writers needs a whole number",
                        "Usage: ./trm bench trail");
    }

    @Test
    void findsTheCostOfEachPartBetweenThePointsThatWereTold() {
        CostCurve curve = new CostCurve();
        curve.tell(50, 0.000_050);
        curve.tell(40, 0.000_060);
        curve.tell(100, 0.000_200);
        List<Double> costs = curve.parts(10);
        assertThat(costs.subList(0, 5)).allSatisfy(cost -> assertThat(cost).isCloseTo(1, within(0.001)));
        assertThat(costs.subList(5, 10)).allSatisfy(cost -> assertThat(cost).isCloseTo(3, within(0.001)));
    }

    @Test
    void isOverWhenTheTrailIsSlowOrItsCostRises() {
        assertThat(report(30_000, Collections.nCopies(10, 40.0)).holds()).isTrue();
        assertThat(report(19_999, Collections.nCopies(10, 40.0)).holds()).isFalse();
        assertThat(report(30_000, List.of(90.0, 40.0, 40.0, 40.0, 50.0, 50.0, 60.0, 61.0, 61.0, 61.0))
                        .holds())
                .isFalse();
        assertThat(report(30_000, List.of(90.0, 40.0, 40.0, 40.0, 50.0, 50.0, 60.0, 59.0, 59.0, 59.0))
                        .holds())
                .isTrue();
        assertThat(report(30_000, Collections.nCopies(10, 40.0)).text()).contains("holds", "sustained");
    }

    @Test
    void theMadeExportIsTheSameEachTime(@TempDir Path folder) throws Exception {
        MadeExport.write(folder.resolve("one"), 300, line -> {});
        MadeExport.write(folder.resolve("two"), 300, line -> {});
        assertThat(folder.resolve("two/2026/tile/1/000.p/1"))
                .hasSameBinaryContentAs(folder.resolve("one/2026/tile/1/000.p/1"));
    }

    private static TrailReport report(long entriesInTenSeconds, List<Double> cost) {
        TrailRun run = new TrailRun(16, 0, entriesInTenSeconds, 9, 5, 10, cost, Collections.nCopies(10, 20.0));
        return new TrailReport(List.of(run), Optional.empty());
    }
}
