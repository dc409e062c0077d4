package org.trmgateway.acceptance.pairs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.List;
import org.trmgateway.acceptance.demo.Samples;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An office of IOM: JSON in English. It refers nobody. */
final class IomVoice implements CountryVoice {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Override
    public Charset charset() {
        return UTF_8;
    }

    @Override
    public String mediaType() {
        return "application/json";
    }

    @Override
    public String caseNumber(int number) {
        return "IOM-26-" + number;
    }

    @Override
    public List<String> names() {
        return List.of();
    }

    @Override
    public byte[] referral(String to, String caseNumber, LocalDate today) {
        throw new UnsupportedOperationException("the choreography lets coordinators refer, and no office of IOM");
    }

    @Override
    public byte[] acceptance(Heading referral, String caseNumber, LocalDate today) {
        ObjectNode form =
                (ObjectNode) JSON.readTree(Samples.text("iom/samples/return-assistance-decision.json", UTF_8));
        form.put("form", "ReferralDecision");
        form.put("caseReference", referral.caseReference());
        form.put("inReplyTo", referral.messageId());
        form.put("recipient", referral.from());
        form.put("caseNumber", caseNumber);
        form.put("decidedOn", today.toString());
        return JSON.writeValueAsBytes(form);
    }

    @Override
    public ReadReferral readReferral(byte[] document) {
        JsonNode form = JSON.readTree(Text.decoded(document, UTF_8));
        assertThat(form.get("form").asString()).isEqualTo("ReferralRequest");
        assertThat(form.get("format").asString()).isEqualTo("iom-intake/1");
        return new ReadReferral(
                new Heading(
                        form.get("messageId").asString(),
                        form.get("caseReference").asString(),
                        form.get("from").asString(),
                        form.get("to").asString()),
                form.get("person").get("familyName").asString());
    }

    @Override
    public ReadDecision readDecision(byte[] document) {
        throw new UnsupportedOperationException("an office of IOM refers nobody and gets no answer");
    }
}
