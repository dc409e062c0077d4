package org.trmgateway.acceptance.pairs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.trmgateway.acceptance.demo.Samples;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Slovakia: JSON with Slovak names and words. */
final class SlovakVoice implements CountryVoice {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d. M. yyyy", Locale.ROOT);

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
        return "PP/2026/" + number;
    }

    @Override
    public List<String> names() {
        return List.of("Vymyslená-Kovaľová", "Kovaľová", "Ivanauna", "Кавалёва");
    }

    @Override
    public byte[] referral(String to, String caseNumber, LocalDate today) {
        ObjectNode form = sample("ziadost-matka-so-synom.json");
        form.put("číslo", caseNumber);
        form.putArray("adresáti").add(to);
        form.put("dátum", DAY.format(today));
        form.put("odpoveďDo", DAY.format(today.plusDays(7)));
        ObjectNode consent = (ObjectNode) form.get("súhlas");
        ObjectNode toRefer = (ObjectNode) consent.get("rozsah").get(0);
        toRefer.put("príjemca", to);
        toRefer.put("od", DAY.format(today));
        toRefer.put("do", DAY.format(today.plusYears(1)));
        consent.putArray("rozsah").add(toRefer);
        return JSON.writeValueAsBytes(form);
    }

    @Override
    public byte[] acceptance(Heading referral, String caseNumber, LocalDate today) {
        ObjectNode form = sample("rozhodnutie-prijate.json");
        form.put("číslo", caseNumber);
        form.putArray("adresáti").add(referral.from());
        form.put("spis", referral.caseReference());
        form.put("odpoveďNa", referral.messageId());
        form.put("dátum", DAY.format(today));
        return JSON.writeValueAsBytes(form);
    }

    @Override
    public ReadReferral readReferral(byte[] document) {
        JsonNode form = read(document, "odporúčanie");
        assertThat(form.get("neposkytnuté").valueStream().map(JsonNode::asString))
                .contains("priezvisko", "meno");
        return new ReadReferral(heading(form), form.get("klient").get("značka").asString());
    }

    @Override
    public ReadDecision readDecision(byte[] document) {
        JsonNode form = read(document, "rozhodnutie");
        return new ReadDecision(
                heading(form),
                form.get("číslo").asString(),
                form.get("odpoveďNa").asString(),
                form.get("rozhodnutie").get("slovo").asString().equals("prijaté"));
    }

    private static JsonNode read(byte[] document, String kind) {
        JsonNode form = JSON.readTree(Text.decoded(document, UTF_8));
        assertThat(form.get("tlačivo").asString()).isEqualTo(kind);
        return form;
    }

    private static Heading heading(JsonNode form) {
        return new Heading(
                form.get("správa").asString(),
                form.get("spis").asString(),
                form.get("odosielateľ").asString(),
                form.get("príjemca").asString());
    }

    private static ObjectNode sample(String name) {
        return (ObjectNode) JSON.readTree(Samples.text("sk/samples/" + name, UTF_8));
    }
}
