package org.trmgateway.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class LifetimeTest {

    private static final Instant ACCEPTED = Instant.parse("2026-11-24T10:00:00Z");

    @Test
    void countsFromTheAcceptance() {
        assertThat(Lifetime.parse("P30D").end(ACCEPTED, message("<trm_Urgency>Soon</trm_Urgency>")))
                .isEqualTo(Instant.parse("2026-12-24T10:00:00Z"));
    }

    @Test
    void endsWithAWholeDayAfterADayInTheMessageSoThatTheEnvelopeDoesNotTellTheHour() {
        Document plan = message("<trm_ArrivalAt>2026-12-01T17:35:00Z</trm_ArrivalAt>");

        assertThat(Lifetime.parse("trm_ArrivalAt+P1D").end(ACCEPTED, plan))
                .isEqualTo(Instant.parse("2026-12-03T00:00:00Z"));
    }

    @Test
    void countsFromTheAcceptanceWhenTheMessageDoesNotStateTheDay() {
        assertThat(Lifetime.parse("trm_ArrivalAt+P1D").end(ACCEPTED, message("<trm_ArrivalAt/>")))
                .isEqualTo(ACCEPTED.plus(Duration.ofDays(1)));
    }

    private static Document message(String content) {
        return ContractPieces.xml("<Message xmlns='" + MessageCatalogue.NAMESPACE + "'>" + content + "</Message>");
    }
}
