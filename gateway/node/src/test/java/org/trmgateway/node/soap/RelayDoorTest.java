package org.trmgateway.node.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trmgateway.node.soap.SoapCall.envelope;
import static org.trmgateway.node.soap.SoapCall.post;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trmgateway.node.http.EdgeNode;
import org.trmgateway.node.http.RecordingRefusalLog.Entry;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.Refusal;

class RelayDoorTest {

    private static final EdgeNode NODE = EdgeNode.running();
    private static final HttpClient PEER = NODE.peer(EdgeNode.BY);
    private static final String PATH = "/soap/relay";
    private static final String METADATA = """
            <Metadata>\
            <MessageId>01234567-89ab-7def-8123-456789abcdef</MessageId>\
            <Type>M03</Type>\
            <CaseReference>7K3QFM9TXW2HD4B7K3QFM9TXW2</CaseReference>\
            <Sequence>1</Sequence>\
            <From>by-mvd</From>\
            <To>pl-sg</To>\
            <Purpose>referral</Purpose>\
            <Created>2026-11-21T10:00:00.120Z</Created>\
            <Expires>2026-12-21T10:00:00Z</Expires>\
            <Suite>S2</Suite>\
            <PackVersion>1</PackVersion>\
            <PolicyVersion>1</PolicyVersion>\
            <ChoreographyVersion>1</ChoreographyVersion>\
            <CodeListsVersion>1</CodeListsVersion>\
            <OriginalSha256>0000000000000000000000000000000000000000000000000000000000000000</OriginalSha256>\
            </Metadata>""";

    @BeforeEach
    void forgetWhatWasSeen() {
        NODE.doors().sawNothing();
        NODE.refusals().take();
    }

    @Test
    void takesAnEnvelopeFromAForeignSoapStackThatSendsItInline() {
        HttpResponse<String> answer = post(PEER, PATH, envelope(relay(METADATA, "c2VhbGVk")));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(NODE.doors().takeRelayed()).singleElement().satisfies(relayed -> {
            assertThat(relayed.peer()).isEqualTo(EdgeNode.BY);
            assertThat(relayed.metadata().inReplyTo()).isEmpty();
            assertThat(relayed.metadata().from().value()).isEqualTo("by-mvd");
            assertThat(relayed.cms()).asString().isEqualTo("sealed");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<Type>M3</Type>",
                "<Sequence>0</Sequence>",
                "<From>Anna Kowalska</From>",
                "<Created>2026-13-41T10:00:00Z</Created>",
                "<Created>2026-11-21T10:00:00+01:00</Created>",
                "<Purpose>referral; drop table</Purpose>",
                "<To>pl-sg</To><To>pl-sg</To>"
            })
    void refusesMetadataThatIsNotOfTheContractAndQuotesNothing(String wrong) {
        String element = wrong.substring(1, wrong.indexOf('>'));
        String metadata = METADATA.replaceFirst("<" + element + ">[^<]*</" + element + ">", wrong);
        HttpResponse<String> answer = post(PEER, PATH, envelope(relay(metadata, "c2VhbGVk")));

        assertMalformed(answer);
        assertThat(answer.body())
                .doesNotContain("Kowalska")
                .doesNotContain("drop table")
                .doesNotContain("Exception");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not xml",
                "<s:Envelope xmlns:s=\"http://www.w3.org/2003/05/soap-envelope\"><s:Body><unclosed>",
                "<Envelope/>",
                "<s:Envelope xmlns:s=\"http://www.w3.org/2003/05/soap-envelope\"><s:Body/></s:Envelope>",
                "<s:Envelope xmlns:s=\"http://www.w3.org/2003/05/soap-envelope\"><s:Body><Other/></s:Body></s:Envelope>"
            })
    void refusesWhatIsNoCall(String body) {
        assertMalformed(post(PEER, PATH, body));
    }

    @Test
    void refusesAnEntityBomb() {
        StringBuilder bomb = new StringBuilder("<!DOCTYPE b [<!ENTITY a0 \"Anna\">");
        for (int i = 1; i < 30; i++) {
            bomb.append("<!ENTITY a%d \"&a%d;&a%d;\">".formatted(i, i - 1, i - 1));
        }
        bomb.append("]>").append(envelope(relay(METADATA.replace("by-mvd", "&a29;"), "c2VhbGVk")));

        assertMalformed(post(PEER, PATH, bomb.toString()));
    }

    @Test
    void refusesAnExternalEntity() {
        String xml = "<!DOCTYPE b [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>"
                + envelope(relay(METADATA.replace("by-mvd", "&x;"), "c2VhbGVk"));

        assertMalformed(post(PEER, PATH, xml));
    }

    @Test
    void refusesDeepNesting() {
        assertMalformed(post(PEER, PATH, envelope("<a>".repeat(50_000) + "</a>".repeat(50_000))));
    }

    @Test
    void refusesManyElements() {
        assertMalformed(post(PEER, PATH, envelope("<a/>".repeat(100_000))));
    }

    @Test
    void refusesManyAttributes() {
        StringBuilder attributes = new StringBuilder();
        for (int i = 0; i < 10_000; i++) {
            attributes.append(" a").append(i).append("=\"\"");
        }
        assertMalformed(post(PEER, PATH, envelope("<a" + attributes + "/>")));
    }

    @Test
    void refusesABodyThatTurnsOutToBeTooLarge() {
        HttpResponse<String> answer =
                SoapCall.stream(PEER, PATH, envelope(relay(METADATA, "AAAA".repeat(5 * 1024 * 1024))));

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("RECEIVE_TOO_LARGE");
        assertThat(NODE.doors().sawNothing()).isTrue();
    }

    @Test
    void refusesABodyThatSaysItIsTooLarge() {
        HttpResponse<String> answer = post(PEER, PATH, envelope(relay(METADATA, "AAAA".repeat(5 * 1024 * 1024))));

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("RECEIVE_TOO_LARGE");
        assertThat(NODE.refusals().take())
                .containsExactly(new Entry(
                        new Refusal(ErrorCode.RECEIVE_TOO_LARGE, Detail.field("body")), "relay", Optional.empty()));
    }

    @Test
    void refusesACertificateOfNoPeerAsASoapFault() {
        HttpResponse<String> answer = post(NODE.client("misuse-stranger"), PATH, envelope(relay(METADATA, "c2VhbGVk")));

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/soap+xml");
        assertThat(answer.body()).contains("RECEIVE_PEER_UNKNOWN").contains("Fault");
        assertThat(NODE.doors().sawNothing()).isTrue();
    }

    private static String relay(String metadata, String sealed) {
        return "<Relay xmlns=\"urn:trmgateway:relay:1\">" + metadata + "<Sealed>" + sealed + "</Sealed></Relay>";
    }

    private static void assertMalformed(HttpResponse<String> answer) {
        assertThat(answer.body()).contains("RECEIVE_ENVELOPE_MALFORMED").contains("Fault");
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(NODE.doors().sawNothing()).isTrue();
        List<Entry> recorded = NODE.refusals().take();
        assertThat(recorded).singleElement().satisfies(entry -> {
            assertThat(entry.refusal().code()).isEqualTo(ErrorCode.RECEIVE_ENVELOPE_MALFORMED);
            assertThat(entry.channel()).isEqualTo("relay");
        });
    }
}
