package org.trmgateway.acceptance.pairs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.trmgateway.acceptance.demo.Samples;

/** Serbia: a table with Cyrillic headings, as an office program writes it. */
final class SerbianVoice implements FolderVoice {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM.yyyy.", Locale.ROOT);
    private static final String CATEGORIES =
            "идентитет|контакт и адреса|место порекла|породица|здравље|искоришћавање|ризик|дете";

    @Override
    public Charset charset() {
        return UTF_8;
    }

    @Override
    public String mediaType() {
        return "text/csv; charset=UTF-8";
    }

    @Override
    public String caseNumber(int number) {
        return "ЦЗЖ-" + number + "/2026";
    }

    @Override
    public List<String> names() {
        return List.of("Канаркова", "Шчасная", "Мікалай", "Kanarkava");
    }

    @Override
    public byte[] referral(String to, String caseNumber, LocalDate today) {
        SemicolonTable form = sample("uput-odrasla-zena.csv");
        form.rows().removeIf(row -> row.get("Сврха").equals("процена ризика"));
        for (Map<String, String> row : form.rows()) {
            row.computeIfPresent("Број предмета", (_, number) -> number.isEmpty() ? "" : caseNumber);
            row.computeIfPresent("Прималац", (_, recipient) -> recipient.isEmpty() ? "" : to);
        }
        Map<String, String> person = form.rows().getFirst();
        person.put("Датум упута", DAY.format(today));
        person.put("Одговор до", DAY.format(today.plusDays(7)));
        Map<String, String> consent = form.rows().getLast();
        assertThat(consent).containsEntry("Ред", "сагласност").containsEntry("Сврха", "упућивање");
        consent.put("Категорије", CATEGORIES);
        consent.put("Важи од", DAY.format(today));
        consent.put("Важи до", DAY.format(today.plusYears(1)));
        return form.bytes();
    }

    @Override
    public byte[] acceptance(Heading referral, String caseNumber, LocalDate today) {
        SemicolonTable form = sample("odgovor-prihvaceno.csv");
        Map<String, String> answer = form.rows().getFirst();
        answer.put("Ознака предмета", referral.caseReference());
        answer.put("Одговор на", referral.messageId());
        answer.put("Број предмета", caseNumber);
        answer.put("Прималац", referral.from());
        answer.put("Датум одлуке", DAY.format(today));
        return form.bytes();
    }

    @Override
    public ReadReferral readReferral(byte[] document) {
        Map<String, String> person = read(document, "пријем-упута");
        assertThat(person)
                .containsEntry("Ред", "лице")
                .containsEntry("Презиме", "ускраћено")
                .containsEntry("Име", "ускраћено");
        return new ReadReferral(heading(person), person.getOrDefault("Заменска ознака", ""));
    }

    @Override
    public ReadRefusal readRefusal(byte[] document) {
        Map<String, String> reason = read(document, "одбијено");
        return ReadRefusal.of(
                reason.getOrDefault("Шифра разлога", ""),
                reason.getOrDefault("Поље", ""),
                reason.getOrDefault("Правило", ""),
                reason.getOrDefault("Место у документу", ""),
                reason.getOrDefault("Објашњење", ""));
    }

    @Override
    public ReadDecision readDecision(byte[] document) {
        Map<String, String> answer = read(document, "пријем-одговора");
        return new ReadDecision(
                heading(answer),
                answer.getOrDefault("Број предмета", ""),
                answer.getOrDefault("Одговор на", ""),
                answer.getOrDefault("Одлука", "").equals("прихвата се"));
    }

    /** The first row of a table of the kind. */
    private static Map<String, String> read(byte[] document, String kind) {
        Map<String, String> row = SemicolonTable.read(document).rows().getFirst();
        assertThat(row).containsEntry("Образац", kind);
        return row;
    }

    private static Heading heading(Map<String, String> row) {
        return new Heading(
                row.getOrDefault("Порука", ""),
                row.getOrDefault("Ознака предмета", ""),
                row.getOrDefault("Пошиљалац", ""),
                row.getOrDefault("Прималац", ""));
    }

    private static SemicolonTable sample(String name) {
        return SemicolonTable.read(Samples.text("rs/samples/" + name, UTF_8).getBytes(UTF_8));
    }
}
