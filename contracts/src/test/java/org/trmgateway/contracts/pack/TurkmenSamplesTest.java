package org.trmgateway.contracts.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trmgateway.contracts.pack.TurkmenLetters.content;
import static org.trmgateway.contracts.pack.TurkmenLetters.context;
import static org.trmgateway.contracts.pack.TurkmenLetters.text;
import static org.trmgateway.contracts.pack.TurkmenLetters.translate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trmgateway.contracts.Table;
import org.trmgateway.referral.CaseReference;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.MessageType;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Refusal;
import org.trmgateway.referral.Sensitive;

/** The samples of the Turkmen pack, both ways, and what it writes in each of its languages. */
class TurkmenSamplesTest {

    /** Whether protection was asked for is judged where the case is, and told nobody. */
    private static final String NEVER_LEAVES = "<trm_InternationalProtection .*\\s";

    private static final Table DELIVERIES = Table.read(
            TurkmenLetters.FOLDER,
            "samples/deliveries.csv",
            "sample",
            "message",
            "reference",
            "number",
            "from",
            "to",
            "created",
            "answers",
            "language");

    static List<Path> received() {
        return letters("samples").stream()
                .filter(letter -> !letter.endsWith("deliveries.csv"))
                .toList();
    }

    static List<Path> delivered() {
        return letters("samples", "delivered");
    }

    @ParameterizedTest
    @MethodSource("received")
    void translatesReceivedLetterToItsCanonicalMessage(Path letter) {
        Translation translation = PackSamples.pack("tm").toCanonical(PackSamples.read(letter));

        assertThat(text(translation))
                .isEqualTo(PackSamples.comparable(PackSamples.parse(PackSamples.read(canonicalOf(letter)))));
    }

    @ParameterizedTest
    @MethodSource("delivered")
    void makesDeliveredLetterFromItsCanonicalMessage(Path letter) {
        NationalDocument document = PackSamples.pack("tm")
                .toNational(
                        new MessageType("M" + letter.getFileName().toString().substring(1, 3)),
                        PackSamples.parse(PackSamples.read(canonicalOf(letter))),
                        delivery(letter));

        assertThat(new String(document.bytes(), StandardCharsets.UTF_8).lines())
                .containsExactlyElementsOf(new String(PackSamples.read(letter), StandardCharsets.UTF_8)
                        .lines()
                        .toList());
        assertThat(document.mediaType()).isEqualTo("text/plain; charset=UTF-8");
        assertThat(document.extension()).isEqualTo("txt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tk", "ru"})
    void refusesInTheLanguageOfTheOrganisation(String language) {
        for (ErrorCode code : ErrorCode.values()) {
            NationalDocument letter = PackSamples.pack("tm")
                    .refusal(
                            new Refusal(
                                    code, Detail.of("Razylyk_dili", "tm:dil").at(7)),
                            context(language));

            assertThat(new String(letter.bytes(), StandardCharsets.UTF_8))
                    .contains(code.name(), PackSamples.MESSAGE.toString())
                    .contains(PackSamples.CONTRACTS.refusalTexts().text(code, language))
                    .startsWith(language.equals("tk") ? "Hat: ret\r\n" : "Письмо: отказ\r\n")
                    .contains(language.equals("tk") ? "Setir: 7\r\n" : "Строка: 7\r\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"yollanma-zahmet", "yollanma-doly", "yollanma-rus", "karar-kabul", "teklip", "yzyna-alma"})
    void readsLetterItWroteInEitherLanguageAsTheSameMessage(String sample) {
        Translation first = translate(PackSamples.text("tm", sample + ".txt"));
        for (String language : List.of("tk", "ru")) {
            NationalDocument letter =
                    PackSamples.pack("tm").toNational(first.message().type(), first.canonical(), context(language));

            assertThat(content(translate(new String(letter.bytes(), StandardCharsets.UTF_8))))
                    .as(language)
                    .isEqualTo(content(first).replaceAll(NEVER_LEAVES, ""));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ForcedLabour, zähmet",
        "ChildLabour, zähmet",
        "Servitude, zähmet",
        "OrganRemoval, başga",
        "Surrogacy, başga"
    })
    void tellsReaderThatWordSaysMoreThanTheCode(String code, String word) {
        String message = PackSamples.text("tm", "delivered/m03-ene-caga-ru.canonical.xml")
                .replaceAll(
                        "(?s)<Exploitation>.*</Exploitation>",
                        "<Exploitation><vic_TypeOfExploitation>" + code + "</vic_TypeOfExploitation></Exploitation>");

        NationalDocument letter = PackSamples.pack("tm")
                .toNational(
                        new MessageType("M03"),
                        PackSamples.parse(message.getBytes(StandardCharsets.UTF_8)),
                        context("tk"));

        assertThat(new String(letter.bytes(), StandardCharsets.UTF_8))
                .contains("Ekspluatasiýa: " + word + "\r\n", "Ýitgi: T2; giňeldildi; tm:ekspluatasiýa\r\n");
    }

    private static List<Path> letters(String... folder) {
        try (Stream<Path> files = Files.list(Path.of("countries/tm", folder))) {
            return files.filter(file -> file.toString().matches(".*\\.(txt|csv)"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Path canonicalOf(Path letter) {
        return Path.of(letter.toString().replaceFirst("\\.(txt|csv)$", ".canonical.xml"));
    }

    private static DeliveryContext delivery(Path letter) {
        Table.Row row = Stream.of("delivered/" + letter.getFileName(), "*")
                .flatMap(name -> DELIVERIES.rows().stream()
                        .filter(known -> known.get("sample").equals(name)))
                .findFirst()
                .orElseThrow();
        return new DeliveryContext(
                MessageId.parse(row.get("message")),
                new CaseReference(row.get("reference")),
                new Sensitive<>(Optional.of(row.get("number")).filter(number -> !number.isEmpty())),
                new PartyId(row.get("from")),
                new PartyId(row.get("to")),
                Instant.parse(row.get("created")),
                Optional.of(row.get("answers")).filter(id -> !id.isEmpty()).map(MessageId::parse),
                row.get("language"));
    }
}
