package org.trmgateway.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import org.trmgateway.seal.Expiry.Kind;
import org.trmgateway.seal.Expiry.Level;

class ExpiryForecastTest {

    private static final TestAuthority AUTHORITY = TestAuthority.root("forecast authority");
    private static final Duration WARN = Duration.ofDays(30);
    private static final Instant END = Instant.parse("2026-12-31T00:00:00Z");

    @Test
    void warnsAMonthBeforeACertificateEndsAndUrgentlyAWeekBefore() {
        assertThat(levelAt(END.minus(Duration.ofDays(31)))).isEqualTo(Level.OK);
        assertThat(levelAt(END.minus(Duration.ofDays(30)))).isEqualTo(Level.SOON);
        assertThat(levelAt(END.minus(Duration.ofDays(8)))).isEqualTo(Level.SOON);
        assertThat(levelAt(END.minus(Duration.ofDays(7)))).isEqualTo(Level.DUE);
        assertThat(levelAt(END.plusSeconds(1))).isEqualTo(Level.DUE);
    }

    @Test
    void warnsAboutAListInTheLastQuarterOfItsLife() {
        Instant from = END.minus(Duration.ofDays(8));
        ExpiryForecast forecast = new ExpiryForecast(WARN).list(AUTHORITY.revocationList(Map.of(), from, from, END));
        assertThat(forecast.at(END.minus(Duration.ofDays(3))).getFirst().level())
                .isEqualTo(Level.OK);
        assertThat(forecast.at(END.minus(Duration.ofDays(2))).getFirst().level())
                .isEqualTo(Level.SOON);
        assertThat(forecast.at(END.minus(Duration.ofHours(12))).getFirst().level())
                .isEqualTo(Level.DUE);
    }

    @Test
    void countsWholeDaysAndBelowZeroWhatIsOver() {
        assertThat(daysAt(END.minus(Duration.ofDays(2)))).isEqualTo(2);
        assertThat(daysAt(END.minus(Duration.ofHours(47)))).isEqualTo(1);
        assertThat(daysAt(END.minusSeconds(1))).isZero();
        assertThat(daysAt(END.plusSeconds(1))).isEqualTo(-1);
    }

    @Test
    void namesEverythingOfADirectoryAndOfTheTrustOnce() {
        TestFederation federation = new TestFederation();
        List<Expiry> all = new ExpiryForecast(WARN)
                .certificate(
                        Kind.OWN_KEY,
                        "pl-sg",
                        federation
                                .party(TestFederation.SENDER)
                                .certificates()
                                .signing()
                                .certificate())
                .trust(federation.anchors)
                .directory(federation.directory)
                .at(TestFederation.NOW);

        assertThat(all).filteredOn(expiry -> expiry.kind() == Kind.OWN_KEY).hasSize(1);
        assertThat(all)
                .filteredOn(expiry -> expiry.kind() == Kind.PARTY)
                .hasSize(5 * 4 - 1)
                .extracting(Expiry::name)
                .contains("pl-sg", "by-mvd", "by-gw");
        assertThat(all)
                .filteredOn(expiry -> expiry.kind() == Kind.NODE)
                .extracting(Expiry::name)
                .containsExactlyInAnyOrder("pl", "by");
        assertThat(all)
                .filteredOn(expiry -> expiry.kind() == Kind.AUTHORITY)
                .extracting(Expiry::name)
                .contains("test root", "test authority");
        assertThat(all)
                .filteredOn(expiry -> expiry.kind() == Kind.REVOCATION_LIST)
                .extracting(Expiry::name)
                .containsExactlyInAnyOrder("test root", "test authority");
        assertThat(all)
                .filteredOn(expiry -> expiry.kind() == Kind.DIRECTORY)
                .singleElement()
                .satisfies(directory -> {
                    assertThat(directory.until()).isEqualTo(federation.directory.expires());
                    assertThat(directory.daysLeft()).isEqualTo(30);
                });
    }

    @Test
    void putsTheMostUrgentFirst() {
        List<Expiry> all = new ExpiryForecast(WARN)
                .add(Kind.DIRECTORY, "late", "", END.minus(Duration.ofDays(300)), END)
                .add(Kind.SUITE, "early", "", END.minus(Duration.ofDays(300)), END.minus(Duration.ofDays(80)))
                .add(Kind.TLS, "over", "", END.minus(Duration.ofDays(300)), END.minus(Duration.ofDays(120)))
                .at(END.minus(Duration.ofDays(100)));
        assertThat(all).extracting(Expiry::name).containsExactly("over", "early", "late");
    }

    private static Level levelAt(Instant now) {
        return certificate().at(now).getFirst().level();
    }

    private static long daysAt(Instant now) {
        return certificate().at(now).getFirst().daysLeft();
    }

    private static ExpiryForecast certificate() {
        return new ExpiryForecast(WARN)
                .certificate(
                        Kind.TLS,
                        AUTHORITY.issue(
                                "node",
                                TestAuthority.ellipticCurve().getPublic(),
                                KeyUsage.digitalSignature,
                                Optional.empty(),
                                END));
    }
}
