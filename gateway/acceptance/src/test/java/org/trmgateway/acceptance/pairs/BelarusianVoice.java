package org.trmgateway.acceptance.pairs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.trmgateway.acceptance.demo.Samples;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Belarus: XML in windows-1251. */
final class BelarusianVoice implements FolderVoice {

    private static final Charset WINDOWS_1251 = Charset.forName("windows-1251");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM.yyyy", Locale.ROOT);

    private static final List<String> CATEGORIES =
            List.of("личность", "контакт", "происхождение", "семья", "здоровье", "эксплуатация", "риск", "ребёнок");

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
        return List.of("Гринкевич", "Сергеевна", "Сяргееўна");
    }

    @Override
    public byte[] referral(String to, String caseNumber, LocalDate today) {
        return Sample.of(Samples.text("by/samples/plain/m03-obrashchenie.xml", WINDOWS_1251))
                .with("<номер>МВД-31/2026</номер>", "<номер>" + caseNumber + "</номер>")
                .with("<получатель>pl-sg</получатель>", "<получатель>" + to + "</получатель>")
                .with(
                        "<дата-обращения>03.12.2026</дата-обращения>",
                        "<дата-обращения>" + DAY.format(today) + "</дата-обращения>")
                .with(
                        "<ответ-нужен-до>10.12.2026</ответ-нужен-до>",
                        "<ответ-нужен-до>" + DAY.format(today.plusDays(7)) + "</ответ-нужен-до>")
                .with("<запрещено-передавать код=\"здоровье\">здоровье</запрещено-передавать>", "")
                .between("<Пункт-согласия>", "</Пункт-согласия>", consent(to, today))
                .bytes(WINDOWS_1251);
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
        Element form = Xml.read(document, WINDOWS_1251);
        assertThat(form.getNodeName()).isEqualTo("решение-о-передаче-дела");
        return new ReadDecision(
                new Heading(
                        form.getAttribute("сообщение"),
                        Xml.first(form, "ссылка").getTextContent(),
                        form.getAttribute("отправитель"),
                        form.getAttribute("получатель")),
                Xml.first(form, "номер").getTextContent(),
                Xml.first(form, "в-ответ-на").getTextContent(),
                Xml.first(form, "решение").getAttribute("код").equals("П"));
    }

    private static String consent(String to, LocalDate today) {
        return CATEGORIES.stream()
                .map(category -> """
                        <Пункт-согласия>
                          <цель код="передача дела"/>
                          <получатель-данных>%s</получатель-данных>
                          <категория код="%s"/>
                          <согласие-с>%s</согласие-с>
                          <согласие-по>%s</согласие-по>
                          <дальше код="БД"/>
                        </Пункт-согласия>
                        """.formatted(to, category, DAY.format(today), DAY.format(today.plusYears(1))))
                .collect(Collectors.joining());
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
