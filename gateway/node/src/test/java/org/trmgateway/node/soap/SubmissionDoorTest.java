package org.trmgateway.node.soap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.trmgateway.node.soap.SoapCall.envelope;
import static org.trmgateway.node.soap.SoapCall.post;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.cxf.Bus;
import org.apache.cxf.configuration.jsse.TLSClientParameters;
import org.apache.cxf.frontend.ClientProxy;
import org.apache.cxf.jaxws.JaxWsProxyFactoryBean;
import org.apache.cxf.transport.http.HTTPConduit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trmgateway.certs.SamplePki;
import org.trmgateway.contracts.wire.submission.State;
import org.trmgateway.contracts.wire.submission.SubmissionPort;
import org.trmgateway.contracts.wire.submission.Submit;
import org.trmgateway.contracts.wire.submission.SubmitAnswer;
import org.trmgateway.node.http.EdgeNode;
import org.trmgateway.node.http.RecordingRefusalLog.Entry;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.Sha256;

class SubmissionDoorTest {

    private static final EdgeNode NODE = EdgeNode.running();
    private static final String CLIENT = SamplePki.clientOf(EdgeNode.PARTY);
    private static final HttpClient HTTP = NODE.client(CLIENT);
    private static final byte[] FORM = "<zgłoszenie/>".getBytes(UTF_8);

    @BeforeEach
    void forgetWhatWasSeen() {
        NODE.doors().sawNothing();
        NODE.refusals().take();
    }

    @Test
    void acceptsAndReplays() {
        SubmissionPort port = port(false);
        SubmitAnswer first = port.submit(submit("soap-1", FORM));
        SubmitAnswer second = port.submit(submit("soap-1", FORM));

        assertThat(first.getRefused()).isNull();
        assertThat(first.getAccepted().getState()).isEqualTo(State.ACCEPTED);
        assertThat(first.getAccepted().isReplayed()).isFalse();
        assertThat(first.getAccepted().getAcceptedAt().toXMLFormat()).isEqualTo("2026-11-21T10:00:00.123Z");
        assertThat(first.getAccepted().getReceipt()).isEqualTo(Sha256.of(FORM).bytes());
        assertThat(second.getAccepted().isReplayed()).isTrue();
        assertThat(second.getAccepted().getMessageId())
                .isEqualTo(first.getAccepted().getMessageId());
        assertThat(NODE.doors().takeSubmissions()).first().satisfies(submission -> {
            assertThat(submission.sender()).isEqualTo(EdgeNode.PARTY);
            assertThat(submission.channel()).isEqualTo("soap");
            assertThat(submission.idempotencyKey()).contains("soap-1");
            assertThat(submission.original().value()).isEqualTo(FORM);
        });
    }

    @Test
    void takesADocumentSentAsAPart() {
        byte[] form = new byte[EdgeNode.MAX_SUBMISSION - 4096];
        new Random(7).nextBytes(form);

        SubmitAnswer answer = port(true).submit(submit("soap-part", form));

        assertThat(answer.getAccepted().getReceipt()).isEqualTo(Sha256.of(form).bytes());
        assertThat(NODE.doors().takeSubmissions())
                .singleElement()
                .satisfies(
                        submission -> assertThat(submission.original().value()).isEqualTo(form));
    }

    @Test
    void answersARefusalOfTheFlowAsATypedAnswer() {
        SubmitAnswer answer = port(false).submit(submit(null, FORM));

        assertThat(answer.getAccepted()).isNull();
        assertThat(answer.getRefused().getCode()).isEqualTo("INTAKE_IDEMPOTENCY_KEY_MISSING");
        assertThat(answer.getRefused().getField()).isEqualTo("Idempotency-Key");
        assertThat(answer.getRefused().isRetryable()).isFalse();
        assertThat(answer.getRefused().getSentence().getLanguage()).isEqualTo("pl");
        assertThat(answer.getRefused().getSentence().getValue()).isNotBlank();
        assertThat(answer.getRefused().getReceipt()).asString().isEqualTo("receipt");
        assertThat(answer.getRefused().getMessageId()).hasSize(36);
    }

    @Test
    void refusesWhatIsNoCallInTheLanguageOfTheSystem() {
        HttpResponse<String> answer = post(HTTP, "/soap/submission", envelope("<Anna/>"));

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body())
                .contains("INTAKE_SYNTAX")
                .contains("xml:lang=\"pl\"")
                .doesNotContain("Anna");
        assertThat(NODE.refusals().take()).singleElement().satisfies(entry -> {
            assertThat(entry.refusal().code()).isEqualTo(ErrorCode.INTAKE_SYNTAX);
            assertThat(entry)
                    .extracting(Entry::channel, Entry::party)
                    .containsExactly("soap", Optional.of(EdgeNode.PARTY));
        });
    }

    @Test
    void refusesATooLargeDocument() {
        String document = "AAAA".repeat(EdgeNode.MAX_SUBMISSION / 3);
        HttpResponse<String> answer = SoapCall.stream(
                HTTP,
                "/soap/submission",
                envelope("<Submit xmlns=\"urn:trmgateway:submission:1\"><IdempotencyKey>k</IdempotencyKey><Document>"
                        + document + "</Document></Submit>"));

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("INTAKE_TOO_LARGE");
        assertThat(NODE.doors().sawNothing()).isTrue();
    }

    @Test
    void saysNothingOfWhatBroke() {
        String form = Base64.getEncoder().encodeToString("break Anna".getBytes(UTF_8));
        HttpResponse<String> answer = post(
                HTTP,
                "/soap/submission",
                envelope("<Submit xmlns=\"urn:trmgateway:submission:1\"><Document>" + form + "</Document></Submit>"));

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body())
                .contains("INTAKE_UNAVAILABLE")
                .contains("Receiver")
                .doesNotContain("Anna");
    }

    private static Submit submit(@Nullable String key, byte[] document) {
        Submit submit = new Submit();
        submit.setIdempotencyKey(key);
        submit.setDocument(document);
        return submit;
    }

    private static SubmissionPort port(boolean mtom) {
        JaxWsProxyFactoryBean factory = new JaxWsProxyFactoryBean();
        factory.setBus(NODE.bean(Bus.class));
        factory.setBindingId(SoapConfiguration.SOAP_12);
        factory.setAddress(NODE.baseAddress().resolve("/soap/submission").toString());
        factory.setServiceClass(SubmissionPort.class);
        factory.setProperties(Map.of("mtom-enabled", mtom));
        SubmissionPort port = factory.create(SubmissionPort.class);
        TLSClientParameters tls = new TLSClientParameters();
        tls.setSslContext(NODE.tls(NODE.pki().layout().clientKeyStore(CLIENT)));
        ((HTTPConduit) ClientProxy.getClient(port).getConduit()).setTlsClientParameters(tls);
        return port;
    }
}
