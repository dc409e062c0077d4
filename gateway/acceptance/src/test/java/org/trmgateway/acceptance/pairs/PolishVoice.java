package org.trmgateway.acceptance.pairs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.List;
import org.trmgateway.acceptance.demo.Samples;
import org.w3c.dom.Element;

/** Poland: XML. A referral arrives, and is answered, in the canonical form. */
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
        return CanonicalForm.acceptance(referral, caseNumber);
    }

    @Override
    public ReadReferral readReferral(byte[] document) {
        return CanonicalForm.readReferral(document);
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
