package org.trmgateway.node.trust;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.trmgateway.seal.Expiry.Kind;
import org.trmgateway.seal.ExpiryForecast;

class ForecastWatchTest {

    private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");

    private final SetClock clock = new SetClock(START);
    private final Logger logger = (Logger) LoggerFactory.getLogger(ForecastWatch.class);
    private final ListAppender<ILoggingEvent> appender = new ListAppender<>();
    private Instant end = START.plus(Duration.ofDays(40));
    private final ForecastWatch watch = new ForecastWatch(
            () -> new ExpiryForecast(Duration.ofDays(30))
                    .add(Kind.TLS, "pl", "serial 1f", START.minus(Duration.ofDays(365)), end)
                    .add(Kind.DIRECTORY, "directory", "version 7", START, START.plus(Duration.ofDays(900)))
                    .at(clock.instant()),
            clock);

    @BeforeEach
    void listen() {
        appender.start();
        logger.addAppender(appender);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(appender);
    }

    @Test
    void warnsAtStartAndOnceADay() {
        watch.look();
        assertThat(appender.list).isEmpty();
        assertThat(watch.warnings()).isEmpty();

        clock.forward(Duration.ofDays(10));
        watch.look();
        clock.forward(Duration.ofHours(3));
        watch.look();
        assertThat(appender.list).singleElement().satisfies(event -> {
            assertThat(event.getLevel()).isEqualTo(Level.WARN);
            assertThat(event.getFormattedMessage())
                    .contains("ends soon", "TLS", "name=\"pl\"", "serial 1f", "until=2026-12-31", "days=30");
        });
        assertThat(watch.warnings()).containsExactly(Map.entry("expiring", 1));

        clock.forward(Duration.ofDays(1));
        watch.look();
        assertThat(appender.list).hasSize(2);
    }

    @Test
    void forgetsWhatWasRenewed() {
        clock.forward(Duration.ofDays(39));
        watch.look();
        assertThat(watch.warnings()).containsExactly(Map.entry("expiring", 1));
        assertThat(List.copyOf(appender.list).getFirst().getFormattedMessage()).contains("ends very soon");

        end = clock.instant().plus(Duration.ofDays(700));
        watch.look();
        assertThat(watch.warnings()).isEmpty();
    }
}
