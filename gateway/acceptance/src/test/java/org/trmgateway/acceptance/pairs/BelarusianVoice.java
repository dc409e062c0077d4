package org.trmgateway.acceptance.pairs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.trmgateway.acceptance.demo.Samples;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Belarus: XML in windows-1251. A referral leaves, and an answer arrives, in the canonical form. */
final class BelarusianVoice implements FolderVoice {

    private static final Charset WINDOWS_1251 = Charset.forName("windows-1251");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM.yyyy", Locale.ROOT);

    @Override
    public Charset charset() {
        return WINDOWS_1251;
    }

    @Override
    public String mediaType() {
        return "application/xml";
    }

    @Override
    public String caseNumber(int number) {
        return "МВД-" + number + "/2026";
    }

    @Override
    public List<String> names() {
        return CanonicalForm.NAMES;
    }

    @Override
    public byte[] referral(String to, String caseNumber, LocalDate today) {
        return CanonicalForm.referral(to, caseNumber);
    }

    @Override
    public byte[] acceptance(Heading referral, String caseNumber, LocalDate today) {
        return Sample.of(Samples.text("by/samples/otvet-485-prinyato.xml", WINDOWS_1251))
                .with("ссылка=\"0123456789ABCDEFGHJKMNPQRS\"", "ссылка=\"" + referral.caseReference() + "\"")
                .with(
                        "сообщение=\"01930f7a-5c00-7a1b-8c2d-000000000003\"",
                        "сообщение=\"" + referral.messageId() + "\"")
                .with("дата=\"23.11.2026\"", "дата=\"" + DAY.format(today) + "\"")
                .with("номер=\"МВД-17/2026\"", "номер=\"" + caseNumber + "\"")
                .with("получатель=\"pl-sg\"", "получатель=\"" + referral.from() + "\"")
                .bytes(WINDOWS_1251);
    }

    @Override
    public ReadReferral readReferral(byte[] document) {
        Element form = Xml.read(document, WINDOWS_1251);
        assertThat(form.getNodeName()).isEqualTo("анкета-485");
        for (String hidden : List.of("Фамилия", "Собственное имя", "Отчество")) {
            assertThat(answer(form, hidden)).as(hidden).isEqualTo("скрыто");
        }
        return new ReadReferral(
                new Heading(
                        form.getAttribute("сообщение"),
                        form.getAttribute("ссылка"),
                        form.getAttribute("отправитель"),
                        form.getAttribute("получатель")),
                answer(form, "Обозначение лица вместо имени"));
    }

    @Override
    public ReadRefusal readRefusal(byte[] document) {
        Element form = Xml.read(document, WINDOWS_1251);
        assertThat(form.getNodeName()).isEqualTo("отказ");
        return ReadRefusal.of(
                form.getAttribute("код"),
                form.getAttribute("поле"),
                form.getAttribute("правило"),
                form.getAttribute("строка"),
                Xml.first(form, "пояснение").getTextContent());
    }

    @Override
    public ReadDecision readDecision(byte[] document) {
        return CanonicalForm.readDecision(document);
    }

    private static String answer(Element form, String question) {
        NodeList questions = form.getElementsByTagName("П");
        for (int number = 0; number < questions.getLength(); number++) {
            Element asked = (Element) questions.item(number);
            if (Xml.first(asked, "Вопрос").getTextContent().equals(question)) {
                return Xml.first(asked, "Ответ").getTextContent();
            }
        }
        throw new AssertionError("the questionnaire does not ask: " + question);
    }
}
