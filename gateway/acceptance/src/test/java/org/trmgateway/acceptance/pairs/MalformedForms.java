package org.trmgateway.acceptance.pairs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.trmgateway.acceptance.demo.Samples;
import org.trmgateway.referral.Detail;

/** Sample forms of six countries and offices, spoilt in every way a system, a wire or an enemy may spoil them. */
final class MalformedForms {

    private static final int MANY = 100_000;
    private static final Charset WINDOWS_1251 = Charset.forName("windows-1251");
    private static final String BOMB = "<!DOCTYPE x [<!ENTITY a \"ha\">"
            + IntStream.range(0, 20)
                    .mapToObj(number -> entity((char) ('b' + number), "&" + (char) ('a' + number) + ";"))
                    .collect(Collectors.joining())
            + "]>";

    private MalformedForms() {}

    static Stream<MalformedForm> all() {
        return Stream.of(polish(), slovak(), serbian(), belarusian(), turkmen(), office())
                .flatMap(forms -> forms);
    }

    private static Stream<MalformedForm> polish() {
        Specimen form = specimen("pl-sg", UTF_8, "pl/samples/" + Samples.MOTHER);
        return Stream.concat(
                xml(form, "zgloszenie", "imie", "zgloszenie-sg/1"),
                Stream.of(
                        form.withByte(0xFF, "Wolha"),
                        form.inWindows1250(form.lineOf("ł")),
                        form.broken("declared as windows-1251", "UTF-8", "windows-1251", "xml-declaration"),
                        form.wrong(
                                "an element of another form",
                                "<plec kod=\"K\"/>",
                                "<пол/>",
                                Detail.of("pokrzywdzony", "cvc-complex-type.2.4.a")
                                        .at(form.lineOf("<plec kod")))));
    }

    private static Stream<MalformedForm> belarusian() {
        Specimen form = specimen("by-mvd", WINDOWS_1251, "by/samples/plain/m03-obrashchenie.xml");
        return Stream.concat(
                xml(form, "обращение-о-передаче-дела", "отчество", "анкета-485/1"),
                Stream.of(
                        form.withByte(0x98, "Сергеевна"),
                        form.inUtf8(),
                        form.broken("declared as UTF-8", "windows-1251", "UTF-8", "xml-declaration"),
                        form.wrong(
                                "an element of another form",
                                "<отчество>Сергеевна</отчество>",
                                "<imie/>",
                                Detail.of("Лицо", "cvc-complex-type.2.4.a").at(form.lineOf("<отчество>")))));
    }

    private static Stream<MalformedForm> xml(Specimen form, String root, String element, String format) {
        String declaration = form.text().substring(0, form.text().indexOf("?>") + 2) + "\n";
        String end = "</" + element + ">";
        String nested = "<a>".repeat(MANY) + "</a>".repeat(MANY);
        return Stream.of(
                form.endingBefore(end, "well-formed"),
                form.broken("a tag that closes nothing", end, "</x>", "well-formed"),
                form.broken("entities that grow", "<" + root, BOMB + "<" + root, "well-formed"),
                form.unreadable(
                        "deep nesting",
                        declaration + nested,
                        Detail.rule("depth").at(2)),
                form.unreadable(
                        "many elements",
                        declaration + "<a>" + "<b/>".repeat(MANY) + "</a>",
                        Detail.rule("elements").at(2)),
                form.unknown(form.text(), declaration + "<x/>", format));
    }

    private static Stream<MalformedForm> slovak() {
        Specimen form = specimen("sk-mv", UTF_8, "sk/samples/ziadost-matka-so-synom.json");
        return Stream.concat(
                json(form, "\"žiadosť\"", "Ivanauna", "program-pomoci/2"),
                Stream.of(form.withByte(0xFF, "Ivanauna"), form.inWindows1250(2)));
    }

    private static Stream<MalformedForm> office() {
        Specimen form = specimen("iom-pl", UTF_8, "iom/samples/return-assistance-decision.json");
        return Stream.concat(
                json(form, "\"ReturnAssistanceDecision\"", "Return desk", "iom-intake/1"),
                Stream.of(form.withByte(0xFF, "Return desk"), form.inUtf16()));
    }

    private static Stream<MalformedForm> json(Specimen form, String kind, String words, String format) {
        String begin = form.text().substring(0, form.text().indexOf(kind) + kind.length());
        String members = IntStream.range(0, MANY)
                .mapToObj(number -> ",\"a" + number + "\":0")
                .collect(Collectors.joining());
        String last = form.text().stripTrailing();
        int lines = (int) last.lines().count();
        return Stream.of(
                form.endingBefore(words, "well-formed"),
                form.unreadable(
                        "a comma after the last member",
                        last.substring(0, last.length() - 1) + ",\n}",
                        Detail.rule("well-formed").at(lines + 1)),
                form.unreadable(
                        "apostrophes for quotes",
                        form.text().replace('"', '\''),
                        Detail.rule("well-formed").at(2)),
                form.unreadable(
                        "a member twice",
                        last.substring(0, last.length() - 1) + "," + begin.substring(begin.indexOf('"')) + "}",
                        Detail.rule("well-formed").at(lines)),
                form.unreadable(
                        "deep nesting",
                        begin + ",\"a\":" + "[".repeat(MANY) + "]".repeat(MANY) + "}",
                        Detail.rule("depth").at(2)),
                form.unreadable(
                        "many members",
                        begin + members + "}",
                        Detail.rule("elements").at(2)),
                form.unknown(kind, "\"x\"", format));
    }

    private static Stream<MalformedForm> serbian() {
        Specimen form = specimen("rs-centar", UTF_8, "rs/samples/uput-odrasla-zena.csv");
        String header = form.text().lines().findFirst().orElseThrow() + "\r\n";
        String rows = form.text().substring(header.length());
        String firstCell = rows.substring(0, rows.indexOf(';'));
        String giant = "\"" + "а".repeat(MANY * 5) + "\"";
        return Stream.of(
                form.endingBefore("Шчасная", "cells"),
                form.withByte(0xFF, "Шчасная"),
                form.inWindows1251(1),
                form.unreadable(
                        "commas for semicolons",
                        form.text().replace(';', ','),
                        Detail.rule("quote").at(2)),
                form.wrong(
                        "commas in the header",
                        header,
                        header.replace(';', ','),
                        Detail.rule("header-unknown").at(1)),
                form.broken("a quote that is not closed", "Марко", "\"Марко", "quote-open"),
                form.unreadable(
                        "a giant cell", header + giant, Detail.rule("length").at(2)),
                form.unreadable(
                        "many columns",
                        header.strip() + ";a".repeat(MANY),
                        Detail.rule("columns").at(1)),
                form.unreadable(
                        "many rows",
                        header + "упут\r\n".repeat(1_000),
                        Detail.rule("rows").at(502)),
                form.wrong(
                        "a column twice",
                        "Надимак",
                        "Презиме",
                        Detail.of("Презиме", "header-twice").at(column(header, "Надимак"))),
                form.unknown(firstCell + ";", "нешто;", "упут/1"));
    }

    private static int column(String header, String name) {
        return 1
                + (int) header.substring(0, header.indexOf(name))
                        .chars()
                        .filter(symbol -> symbol == ';')
                        .count();
    }

    private static Stream<MalformedForm> turkmen() {
        Specimen form = specimen("tm-ngo", UTF_8, "tm/samples/yollanma-doly.txt");
        String keys = IntStream.range(0, MANY)
                .mapToObj(number -> "Açar" + number + ": a\n")
                .collect(Collectors.joining());
        return Stream.of(
                form.endingBefore(": Meredowna", "key"),
                form.withByte(0xFF, "Meredowna"),
                form.inWindows1250(1),
                form.unreadable(
                        "equals signs",
                        form.text().replace(": ", "= "),
                        Detail.rule("key").at(1)),
                form.broken("a line without a key", "Ady: Jeren", "Jeren", "key"),
                form.broken("a giant line", "Jeren", "a".repeat(MANY), "length"),
                form.unreadable(
                        "many keys", form.text() + keys, Detail.rule("lines").at(5_002)),
                form.wrong(
                        "a key of no letter",
                        "Ady:",
                        "Фамилияси:",
                        Detail.rule("key-unknown").at(form.lineOf("Ady:"))),
                form.wrong(
                        "a key twice",
                        "Ady:",
                        "Familiýa:",
                        Detail.of("Familiýa", "repeats").at(form.lineOf("Ady:"))),
                form.unknown("ýollanma", "haýyş", "gatnaşyk/1"));
    }

    private static Specimen specimen(String party, Charset charset, String sample) {
        return new Specimen(party, charset, Samples.text(sample, charset));
    }

    private static String entity(char name, String content) {
        return "<!ENTITY " + name + " \"" + content.repeat(10) + "\">";
    }
}
