package org.trmgateway.acceptance.pairs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.trmgateway.acceptance.demo.Samples;
import org.trmgateway.acceptance.demo.SystemClient;
import org.trmgateway.acceptance.path.Bodies;
import org.trmgateway.acceptance.path.SoapAnswer;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.Refusal;
import org.trmgateway.routes.store.Direction;
import org.trmgateway.trail.TrailEntry;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * A stepchild would become a child: Poland lets no form lose that unless a person says so. The form is refused and the field named; the very same
 * bytes go once the loss is confirmed, by whatever channel.
 */
@ExtendWith(SharedSixNodes.class)
class ConfirmedLossTest {

    private static final String FIELD = "P11";
    private static final String RULE = "pl:pokrewienstwo";
    private static final Refusal UNCONFIRMED =
            new Refusal(ErrorCode.TRANSLATE_LOSS_UNCONFIRMED, Detail.of(FIELD, RULE));
    private static final String SOAP_SUBMIT = """
            <soap:Envelope xmlns:soap="http://www.w3.org/2003/05/soap-envelope"><soap:Body>\
            <s:Submit xmlns:s="urn:trmgateway:submission:1"><s:IdempotencyKey>%s</s:IdempotencyKey>%s\
            <s:Document>%s</s:Document></s:Submit></soap:Body></soap:Envelope>""";

    private final SixNodes nodes;
    private final NationalSystem poland;

    ConfirmedLossTest(SixNodes nodes) {
        this.nodes = nodes;
        this.poland = nodes.system("pl-sg");
    }

    @Test
    void takesByRestWhatItRefusedOnceTheHeaderConfirmsTheLoss() {
        byte[] form = stepchild(850_001);
        String key = SystemClient.newKey();

        requireAsked(Refused.byRest(submit(form, key, Optional.empty())));
        requireAsked(Refused.byRest(submit(form, key, Optional.of("P10"))));
        SystemClient.Answer answer = submit(form, key, Optional.of(FIELD));

        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        requireDeliveredAndLossKept(answer.json().get("messageIds").get(0).asString());
    }

    @Test
    void takesBySoapWhatItRefusedOnceTheElementConfirmsTheLoss() {
        byte[] form = stepchild(850_002);
        String key = SystemClient.newKey();

        SoapAnswer refused = SoapAnswer.of(submitBySoap(form, key, ""));
        SystemClient.Answer answer = submitBySoap(form, key, "<s:ConfirmedLosses>" + FIELD + "</s:ConfirmedLosses>");

        assertThat(refused.text("Code")).contains(ErrorCode.TRANSLATE_LOSS_UNCONFIRMED.name());
        assertThat(refused.text("Field")).contains(FIELD);
        assertThat(nodes.verified(refused.receipt()).refusal()).contains(UNCONFIRMED);
        requireDeliveredAndLossKept(SystemClient.messageIdIn(answer).orElseThrow());
    }

    @Test
    void takesAFileItRefusedOnceAPersonMovesItToTheConfirmedOnes(@TempDir Path directory) throws IOException {
        byte[] form = stepchild(850_003);
        Path file = Files.write(directory.resolve("form"), form);
        DropFolder folder = nodes.dropFolder(poland.actor(), ConfirmedLossTest::readRefusal);

        requireAsked(folder.dropWrong(file).get());

        requireDeliveredAndLossKept(folder.confirm(form).get());
    }

    private SystemClient.Answer submit(byte[] form, String key, Optional<String> confirmed) {
        SystemClient client = poland.actor().client();
        HttpRequest.Builder request = client.request("/v1/submissions")
                .header("Content-Type", poland.voice().mediaType())
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofByteArray(form));
        confirmed.ifPresent(fields -> request.header("Confirmed-Losses", fields));
        return client.send(request);
    }

    private SystemClient.Answer submitBySoap(byte[] form, String key, String confirmed) {
        SystemClient client = poland.actor().client();
        String document = Base64.getEncoder().encodeToString(form);
        return client.send(client.request("/soap/submission")
                .header("Content-Type", "application/soap+xml; charset=UTF-8")
                .POST(BodyPublishers.ofString(SOAP_SUBMIT.formatted(key, confirmed, document))));
    }

    private void requireAsked(Refused refused) {
        assertThat(refused.said().reason()).isEqualTo(UNCONFIRMED);
        assertThat(refused.said().sentence()).isEqualTo(RefusalWords.sentence(UNCONFIRMED.code(), "pl"));
        assertThat(nodes.verified(refused.receipt()).refusal()).contains(UNCONFIRMED);
    }

    /**
     * The gateway of the sender keeps the loss with the message. The receiver reads of the losses in what it gets whole, and of no other: what
     * was lost of a relative would say more about the relative than it may know.
     */
    private void requireDeliveredAndLossKept(String messageId) {
        assertThat(new Bodies(nodes.inside()).text("pl", messageId, Direction.OUT))
                .contains(">" + FIELD + " WIDENED " + RULE + "<");
        assertThat(nodes.inside().trail("pl", MessageId.parse(messageId)))
                .filteredOn(entry -> entry.event() == EvidenceEvent.OPERATOR_ACTION)
                .extracting(TrailEntry::ruleId)
                .containsExactly(Optional.of("losses-confirmed"));
        NationalSystem receiver = nodes.system("by-mvd");
        Element document = Xml.read(receiver.take(messageId), receiver.voice().charset());
        NodeList losses = document.getElementsByTagName("Потеря");
        assertThat(IntStream.range(0, losses.getLength()).mapToObj(place -> (Element) losses.item(place)))
                .extracting(loss -> loss.getAttribute("поле"), loss -> loss.getAttribute("правило"))
                .contains(tuple("N1", "pl:potrzeba"))
                .doesNotContain(tuple(FIELD, RULE));
        poland.awaitDelivered(messageId);
    }

    /** A referral to the Belarusian ministry: one of two children who travel along is a stepchild. */
    private byte[] stepchild(int number) {
        String form = new String(Samples.polish(Samples.MOTHER, poland.voice().caseNumber(number)), UTF_8);
        assertThat(form).contains("pokrewienstwo=\"01\"");
        return form.replaceFirst("pokrewienstwo=\"01\"", "pokrewienstwo=\"08\"").getBytes(UTF_8);
    }

    private static ReadRefusal readRefusal(byte[] document) {
        Element form = Xml.read(document, UTF_8);
        assertThat(form.getNodeName()).isEqualTo("odmowa");
        return ReadRefusal.of(
                form.getAttribute("kod"),
                form.getAttribute("pole"),
                form.getAttribute("zasada"),
                form.getAttribute("wiersz"),
                Xml.first(form, "opis").getTextContent());
    }
}
