package org.trmgateway.node.soap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.trmgateway.node.soap.SoapCall.envelope;
import static org.trmgateway.node.soap.SoapCall.post;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.read.ListAppender;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.trmgateway.certs.SamplePki;
import org.trmgateway.node.http.EdgeNode;
import org.trmgateway.node.soap.signature.SigningSystem;

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
        assertNothingQuoted();
    }

    @Test
    void quotesNothingOfARefusedSignature() {
        String signed = SigningSystem.text(
                SigningSystem.of(NODE.pki(), SamplePki.clientOf(EdgeNode.OTHER_PARTY), Clock.systemUTC())
                        .sign(SignedSubmissionTest.submit(CANARY, CANARY.getBytes(UTF_8))));
        List<String> requests = List.of(
                signed.replace("<IdempotencyKey>", "<IdempotencyKey>x"),
                signed.replace("URI=\"#X509-", "URI=\"#" + CANARY),
                signed.replace("xml-exc-c14n#", CANARY),
                signed.replaceFirst("PrefixList=\"[^\"]*\"", "PrefixList=\"" + CANARY + "\""),
                signed.replaceFirst("<ds:SignatureValue>", "<ds:SignatureValue>" + CANARY + "!"),
                signed.replaceFirst("(<wsu:Created>)", "$1" + CANARY),
                signed.replaceFirst("(<wsse:BinarySecurityToken[^>]*>)", "$1" + CANARY));
        for (String request : requests) {
            assertThat(post(NODE.client(EdgeNode.SIGNING_CLIENT), "/soap/submission", request)
                            .body())
                    .contains("INTAKE_SIGNATURE_INVALID")
                    .doesNotContain(CANARY);
        }
        assertNothingQuoted();
    }

    private void assertNothingQuoted() {
        assertThat(appender.list).allSatisfy(event -> {
            assertThat(event.getFormattedMessage()).doesNotContain(CANARY);
            for (IThrowableProxy cause = event.getThrowableProxy(); cause != null; cause = cause.getCause()) {
                assertThat(String.valueOf(cause.getMessage())).doesNotContain(CANARY);
            }
        });
    }
}
