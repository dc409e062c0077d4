package org.trmgateway.acceptance.pairs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.trmgateway.acceptance.demo.Samples;

/** Turkmenistan: a letter with a key and a value on each line. */
final class TurkmenVoice implements FolderVoice {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);

    private static final String CATEGORIES =
            "şahsyýet, aragatnaşyk, gelen ýeri, maşgala, saglyk, ekspluatasiýa, howp, çaga";

    @Override
    public Charset charset() {
        return UTF_8;
    }

    @Override
    public String mediaType() {
        return "text/plain; charset=UTF-8";
    }

    @Override
    public String caseNumber(int number) {
        return "TM-2026/" + number;
    }

    @Override
    public List<String> names() {
        return List.of("Nyýazowa", "Nyýazow");
    }

    @Override
    public byte[] referral(String to, String caseNumber, LocalDate today) {
        return Sample.of(Samples.text("tm/samples/yollanma-zahmet.txt", UTF_8))
                .with("Belgi: TM-2026/051", "Belgi: " + caseNumber)
                .with("Alyjy: pl-kcik\nAlyjy: iom-pl", "Alyjy: " + to)
                .with("Sene: 24/11/2026", "Sene: " + DAY.format(today))
                .with("Jogap möhleti: 25/11/2026", "Jogap möhleti: " + DAY.format(today.plusDays(7)))
                .between(
                        "Razylyk: ",
                        "19/11/2027; pl-sg",
                        "Razylyk: ýollanma; " + to + "; " + CATEGORIES + "; " + DAY.format(today) + "; "
                                + DAY.format(today.plusYears(1)))
                .bytes(UTF_8);
    }

    @Override
    public byte[] acceptance(Heading referral, String caseNumber, LocalDate today) {
        return Sample.of(Samples.text("tm/samples/karar-kabul.txt", UTF_8))
                .with("Habar: 01930f7a-5c00-7a1b-8c2d-000000000003", "Habar: " + referral.messageId())
                .with("Salgylanma: 0123456789ABCDEFGHJKMNPQRS", "Salgylanma: " + referral.caseReference())
                .with("Alyjy: pl-kcik", "Belgi: " + caseNumber + "\nAlyjy: " + referral.from())
                .with("Sene: 26/11/2026", "Sene: " + DAY.format(today))
                .bytes(UTF_8);
    }

    @Override
    public ReadReferral readReferral(byte[] document) {
        Map<String, String> letter = read(document, "ýollanma");
        assertThat(letter).containsEntry("Familiýa", "gizlenen").containsEntry("Ady", "gizlenen");
        return new ReadReferral(heading(letter), letter.getOrDefault("Lakam", ""));
    }

    @Override
    public ReadRefusal readRefusal(byte[] document) {
        Map<String, String> letter = read(document, "ret");
        return ReadRefusal.of(
                letter.getOrDefault("Kod", ""),
                letter.getOrDefault("Meýdan", ""),
                letter.getOrDefault("Düzgün", ""),
                letter.getOrDefault("Setir", ""),
                letter.getOrDefault("Düşündiriş", ""));
    }

    @Override
    public ReadDecision readDecision(byte[] document) {
        Map<String, String> letter = read(document, "karar");
        return new ReadDecision(
                heading(letter),
                letter.getOrDefault("Belgi", ""),
                letter.getOrDefault("Jogap berilýän habar", ""),
                letter.getOrDefault("Karar", "").startsWith("kabul edildi"));
    }

    /** Value by key; of a key that stands on several lines, the first. */
    private static Map<String, String> read(byte[] document, String kind) {
        Map<String, String> letter = Text.decoded(document, UTF_8)
                .lines()
                .map(line -> line.split(": ", 2))
                .collect(Collectors.toMap(line -> line[0], line -> line[1], (first, _) -> first));
        assertThat(letter).containsEntry("Hat", kind);
        return letter;
    }

    private static Heading heading(Map<String, String> letter) {
        return new Heading(
                letter.getOrDefault("Habar", ""),
                letter.getOrDefault("Salgylanma", ""),
                letter.getOrDefault("Ugradyjy", ""),
                letter.getOrDefault("Alyjy", ""));
    }
}
