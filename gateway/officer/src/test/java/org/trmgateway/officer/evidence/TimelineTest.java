package org.trmgateway.officer.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.trmgateway.referral.MessageId;

class TimelineTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final MessageId ID = MessageId.parse("01a20084-697d-74c3-a52c-75bc10a1475a");
    private static final Pattern PLACE = Pattern.compile("\\{\\d}");

    static Stream<String> languages() {
        return Phrases.LANGUAGES.stream();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void saysTheSameThingsInEveryLanguage(String language) throws IOException {
        Properties english = sentences("en");
        Properties own = sentences(language);
        assertThat(own.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        assertThat(own.stringPropertyNames()).allSatisfy(key -> {
            assertThat(places(own.getProperty(key))).as(key).isEqualTo(places(english.getProperty(key)));
            assertThat(own.getProperty(key)).as(key).isNotBlank();
        });
        assertThat(own.values()).as("no two sentences alike").doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void writesEveryLetterOfTheLanguageIntoThePdf(String language) throws Exception {
        Phrases phrases = Phrases.in(language);
        String text = text(TimelinePdf.write(everything(), phrases, "pl-sg-system", NOON.plusSeconds(60)));
        assertThat(text)
                .contains(phrases.say("title"), phrases.say("intro"), phrases.event("ContentHandover"))
                .contains(phrases.event("RelayAcceptance"), phrases.say("gaps"), phrases.say("page", 1, 1))
                .contains(phrases.say("message", 1, "M03", "pl-sg", "by-mvd"))
                .contains("2026-11-21 12:00:05 UTC");
    }

    @Test
    void numbersItsPages() throws Exception {
        Phrases phrases = Phrases.in("en");
        List<Timeline.Proven> many = new ArrayList<>();
        for (int number = 0; number < 30; number++) {
            many.addAll(everything().messages());
        }
        byte[] pdf = TimelinePdf.write(new Timeline(many), phrases, "pl-sg-system", NOON);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            int pages = document.getNumberOfPages();
            assertThat(pages).isGreaterThan(3);
            assertThat(text(pdf)).contains("Page 1 of " + pages, "Page " + pages + " of " + pages, "Message 30:");
        }
    }

    @Test
    void saysNothingIsMissingWhenNothingIs() throws Exception {
        assertThat(everything().gaps(Phrases.in("en"), NOON)).isEmpty();
    }

    @Test
    void saysWhatIsMissing() throws Exception {
        Phrases phrases = Phrases.in("en");
        Timeline timeline = new Timeline(List.of(new Timeline.Proven(
                message(NOON.plusSeconds(600)),
                List.of(new Statement(
                        "evidence/a.asice", "SubmissionAcceptance", "pl-gw", NOON, List.of(), List.of("first"))))));
        assertThat(timeline.gaps(phrases, NOON))
                .containsExactly(
                        "Message 1: there is no statement that the recipient's gateway received it.",
                        "Message 1: there is no statement that the recipient's system has it.",
                        "evidence/a.asice: the time-stamp of \"first\" is still to come.");
        assertThat(timeline.gaps(phrases, NOON.plusSeconds(700)))
                .contains(
                        "Message 1: its time was over on 2026-11-21 12:10:00 UTC, and there is no statement of how it ended.");
    }

    @Test
    void saysWhatIsLate() throws Exception {
        Timeline timeline = new Timeline(List.of(new Timeline.Proven(
                message(NOON.plusSeconds(4)),
                List.of(
                        statement("RelayAcceptance", NOON.plusSeconds(1), NOON.plusSeconds(2)),
                        statement("ContentHandover", NOON.plusSeconds(5), NOON.plusSeconds(7200))))));
        assertThat(timeline.gaps(Phrases.in("en"), NOON))
                .containsExactly(
                        "Message 1: it was handed over after its time was over on 2026-11-21 12:00:04 UTC.",
                        "evidence/ContentHandover.asice: the time-stamp is of 2026-11-21 14:00:00 UTC, more than an hour after the event.");
    }

    private static Timeline everything() {
        return new Timeline(List.of(new Timeline.Proven(
                message(NOON.plusSeconds(600)),
                List.of(
                        statement("ContentHandover", NOON.plusSeconds(5), NOON.plusSeconds(6)),
                        statement("RelayAcceptance", NOON.plusSeconds(3), NOON.plusSeconds(4)),
                        statement("SubmissionAcceptance", NOON, NOON.plusSeconds(1))))));
    }

    private static CaseMessage message(Instant expires) {
        return new CaseMessage(ID, true, "M03", "pl-sg", "by-mvd", expires, List.of());
    }

    private static Statement statement(String event, Instant at, Instant stamped) {
        return new Statement("evidence/" + event + ".asice", event, "by-gw", at, List.of(stamped), List.of());
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }

    private static List<String> places(String sentence) {
        return PLACE.matcher(sentence)
                .results()
                .map(MatchResult::group)
                .sorted()
                .distinct()
                .toList();
    }

    private static Properties sentences(String language) throws IOException {
        Properties sentences = new Properties();
        try (InputStream in = Phrases.resource(language + ".properties");
                InputStreamReader text = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            sentences.load(text);
        }
        return sentences;
    }
}
