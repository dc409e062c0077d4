package org.trmgateway.node.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trmgateway.node.soap.SoapCall.envelope;
import static org.trmgateway.node.soap.SoapCall.post;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.trmgateway.certs.SamplePki;
import org.trmgateway.node.http.EdgeNode;

class SoapLogsTest {

    private static final EdgeNode NODE = EdgeNode.running();
    private static final String CANARY = "Kowalska";

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

    @BeforeEach
    void listen() {
        appender.start();
        root.addAppender(appender);
    }

    @AfterEach
    void stopListening() {
        root.detachAppender(appender);
        NODE.refusals().take();
    }

    @Test
    void quotesNothingOfARefusedRequest() {
        String[] bodies = {
            "<" + CANARY + "/>",
            "<" + CANARY,
            envelope("<" + CANARY + "/>"),
            envelope("<Submit xmlns=\"urn:trmgateway:submission:1\"><" + CANARY + "/></Submit>"),
            envelope("<Submit xmlns=\"urn:trmgateway:submission:1\"><Document>" + CANARY + "!</Document></Submit>"),
            "<!DOCTYPE " + CANARY + " [<!ENTITY e \"" + CANARY + "\">]>" + envelope("&e;"),
        };
        for (String body : bodies) {
            assertThat(post(NODE.client(SamplePki.clientOf(EdgeNode.PARTY)), "/soap/submission", body)
                            .body())
                    .contains("INTAKE_SYNTAX")
                    .doesNotContain(CANARY);
        }
        assertThat(appender.list)
                .anySatisfy(event -> assertThat(event.getFormattedMessage()).contains("INTAKE_SYNTAX"));
        assertThat(appender.list).allSatisfy(event -> {
            assertThat(event.getFormattedMessage()).doesNotContain(CANARY);
            for (IThrowableProxy cause = event.getThrowableProxy(); cause != null; cause = cause.getCause()) {
                assertThat(String.valueOf(cause.getMessage())).doesNotContain(CANARY);
            }
        });
    }
}
