package org.trmgateway.acceptance.pairs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.List;
import org.trmgateway.acceptance.demo.Samples;
import org.w3c.dom.Element;

/** Poland: XML. */
final class PolishVoice implements CountryVoice {

    @Override
    public Charset charset() {
        return UTF_8;
    }

    @Override
    public String mediaType() {
        return "application/xml";
    }

    @Override
    public String caseNumber(int number) {
        return "SG/2026/" + number;
    }

    @Override
    public List<String> names() {
        return List.of("Hryszkiewicz", "Siarhiej");
    }

    @Override
    public byte[] referral(String to, String caseNumber, LocalDate today) {
        String form = new String(Samples.polish(Samples.WORKER, caseNumber), UTF_8);
        return Sample.of(form)
                .with("data=\"2026-11-21\"", "data=\"" + today + "\"")
                .with("odbiorca=\"by-mvd\"", "odbiorca=\"" + to + "\"")
                .with("od=\"2026-11-21\" do=\"2030-12-31\"", "od=\"" + today + "\" do=\"" + today.plusYears(1) + "\"")
                .bytes(UTF_8);
    }

    @Override
    public byte[] acceptance(Heading referral, String caseNumber, LocalDate today) {
        return Sample.of(Samples.text("pl/samples/plain/odpowiedz-pytanie.xml", UTF_8))
                .with("<nr>KCIK/2026/0310</nr>", "<nr>" + caseNumber + "</nr>")
                .with("0123456789ABCDEFGHJKMNPQRS", referral.caseReference())
                .with("<odbiorca>sk-mvsr</odbiorca>", "<odbiorca>" + referral.from() + "</odbiorca>")
                .with("019aa7f4-0b93-7e51-8c20-6d1e9f3a4b72", referral.messageId())
                .with("<decyzja kod=\"3\">potrzebne informacje</decyzja>", "<decyzja kod=\"1\">przyjęto</decyzja>")
                .with("<powodDecyzji kod=\"06\">brak informacji</powodDecyzji>", "<powodDecyzji kod=\"01\"/>")
                .with("<dataDecyzji>2026-11-25</dataDecyzji>", "<dataDecyzji>" + today + "</dataDecyzji>")
                .between("<potrzebnaInformacja>", "</potrzebnaInformacja>", "")
                .bytes(UTF_8);
    }

    @Override
    public ReadReferral readReferral(byte[] document) {
        Element form = Xml.read(document, UTF_8);
        assertThat(form.getNodeName()).isEqualTo("przekazanieSprawy");
        return new ReadReferral(
                new Heading(
                        form.getAttribute("wiadomosc"),
                        Xml.first(form, "oznaczenieSprawy").getTextContent(),
                        form.getAttribute("nadawca"),
                        form.getAttribute("odbiorca")),
                Xml.first(form, "pseudonim").getTextContent());
    }

    @Override
    public ReadDecision readDecision(byte[] document) {
        Element form = Xml.read(document, UTF_8);
        assertThat(form.getNodeName()).isEqualTo("odpowiedz");
        return new ReadDecision(
                new Heading(
                        form.getAttribute("wiadomosc"),
                        form.getAttribute("sprawa"),
                        form.getAttribute("nadawca"),
                        form.getAttribute("odbiorca")),
                form.getAttribute("nr"),
                form.getAttribute("odpowiedzNa"),
                Xml.first(form, "decyzja").getAttribute("kod").equals("1"));
    }
}
