package org.trmgateway.node.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.trmgateway.node.http.ClientIdentity.NationalSystem;
import org.trmgateway.protect.statistics.Statistics;
import org.trmgateway.routes.statistics.Period;
import org.trmgateway.routes.statistics.StatisticsDesk;

/** {@code GET /v1/statistics}: numbers about the party's own cases, which it may give away. JSON, or CSV (RFC 4180) when that is asked for. */
@RestController
public final class StatisticsController {

    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final StatisticsDesk desk;

    public StatisticsController(StatisticsDesk desk) {
        this.desk = desk;
    }

    /**
     * The numbers of a period.
     *
     * @param period year or quarter
     * @param threshold no number is smaller
     * @param cases all cases counted
     * @param rows by element and code
     */
    public record Answer(String period, int threshold, int cases, List<Statistics.Row> rows) {}

    /** The numbers of a year or quarter that is over. */
    @GetMapping("/v1/statistics")
    public ResponseEntity<Object> statistics(
            NationalSystem system,
            @RequestParam(name = "period", defaultValue = "") String text,
            @RequestHeader HttpHeaders headers) {
        Period period = Period.parse(text);
        Statistics statistics = desk.export(system.party(), period);
        return headers.getAccept().stream().anyMatch(CSV::equalsTypeAndSubtype)
                ? ResponseEntity.ok()
                        .contentType(CSV)
                        .body(csv(period, statistics).getBytes(StandardCharsets.UTF_8))
                : ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(new Answer(
                                period.toString(), statistics.threshold(), statistics.cases(), statistics.rows()));
    }

    /** Elements and codes have no character that would have to be quoted. The first row counts all cases. */
    private static String csv(Period period, Statistics statistics) {
        StringBuilder csv = new StringBuilder("period,element,code,cases\r\n");
        line(csv, period, "", "", statistics.cases());
        statistics.rows().forEach(row -> line(csv, period, row.element(), row.code(), row.cases()));
        return csv.toString();
    }

    private static void line(StringBuilder csv, Period period, String element, String code, int cases) {
        csv.append(period)
                .append(',')
                .append(element)
                .append(',')
                .append(code)
                .append(',')
                .append(cases)
                .append("\r\n");
    }
}
