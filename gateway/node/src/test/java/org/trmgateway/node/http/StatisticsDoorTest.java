package org.trmgateway.node.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.trmgateway.node.http.Answers.get;
import static org.trmgateway.node.http.Answers.header;
import static org.trmgateway.node.http.Answers.json;
import static org.trmgateway.node.http.Answers.send;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trmgateway.certs.SamplePki;

class StatisticsDoorTest {

    private static final String PATH = "/v1/statistics?period=";
    private static final HttpClient CLIENT = EdgeNode.running().client(SamplePki.clientOf(EdgeNode.PARTY));

    @Test
    void givesNumbersAsJson() {
        HttpResponse<byte[]> answer = get(CLIENT, PATH + FixedStatistics.YEAR);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer)).hasToString("""
                {"period":"2025","threshold":11,"cases":25,"rows":[\
                {"element":"trm_AgeBand","code":"48+","cases":12},{"element":"trm_GenderGroup","code":"f","cases":25}]}""");
    }

    @Test
    void givesNumbersAsCsvWhenAsked() {
        HttpResponse<byte[]> answer =
                send(CLIENT, PATH + FixedStatistics.YEAR, request -> request.header("Accept", "text/csv"));

        assertThat(header(answer, "Content-Type")).startsWith("text/csv");
        assertThat(new String(answer.body(), UTF_8))
                .isEqualTo(
                        "period,element,code,cases\r\n2025,,,25\r\n2025,trm_AgeBand,48+,12\r\n2025,trm_GenderGroup,f,25\r\n");
    }

    @Test
    void saysInTheLanguageOfTheSystemThatThereIsTooLittle() {
        HttpResponse<byte[]> answer = get(CLIENT, PATH + "2025-Q3");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(json(answer).get("code").asString()).isEqualTo("PROTECT_STATISTICS_SMALL");
        assertThat(json(answer).get("rule").asString()).isEqualTo("too-few");
        assertThat(json(answer).get("detail").asString()).startsWith("Liczby podajemy tylko");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2025-Q5", "2025-Q0", "25", "2025-03", "2025-Q3x", "x"})
    void knowsYearsAndQuartersOnly(String period) {
        HttpResponse<byte[]> answer = get(CLIENT, PATH + period);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).get("field").asString()).isEqualTo("period");
    }
}
