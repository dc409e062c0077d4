package org.trmgateway.contracts.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.Loss;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.MessageType;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Refusal;

/** The samples of the Polish and the Belarusian pack, both ways, against the results they ship. */
class SampleTranslationTest {

    static Stream<Path> received() {
        return Stream.concat(
                PackSamples.inFolder("pl", "samples").stream(), PackSamples.inFolder("by", "samples").stream());
    }

    static Stream<Path> delivered() {
        // Documents in plain form are the pack kit's to check: their facts of delivery are in its table.
        return Stream.concat(
                        PackSamples.inFolder("pl", "samples", "delivered").stream(),
                        PackSamples.inFolder("by", "samples", "delivered").stream())
                .filter(sample -> !sample.getFileName().toString().startsWith("plain-"));
    }

    @ParameterizedTest
    @MethodSource("received")
    void translatesReceivedSampleToItsCanonicalMessage(Path sample) {
        Translation translation = PackSamples.pack(country(sample)).toCanonical(PackSamples.read(sample));

        assertThat(PackSamples.comparable(translation.canonical()))
                .isEqualTo(
                        PackSamples.comparable(PackSamples.parse(PackSamples.read(PackSamples.canonicalOf(sample)))));
        assertThat(PackSamples.CONTRACTS.catalogue().validate(translation.canonical()))
                .isEqualTo(translation.message());
    }

    @ParameterizedTest
    @MethodSource("delivered")
    void makesDeliveredSampleFromItsCanonicalMessage(Path sample) {
        NationalDocument document = deliver(sample);

        assertThat(PackSamples.comparable(PackSamples.parse(document.bytes())))
                .isEqualTo(PackSamples.comparable(PackSamples.parse(PackSamples.read(sample))));
        assertThat(document.extension()).isEqualTo("xml");
    }

    @Test
    void readsWhatTheGatewayNeedsFromReferral() {
        Translation referral =
                PackSamples.pack("pl").toCanonical(PackSamples.bytes("pl", "zgloszenie-matka-z-dziecmi.xml"));

        assertThat(referral.message().type()).isEqualTo(new MessageType("M03"));
        assertThat(referral.caseNumber().value()).contains("SG/2026/0017");
        assertThat(referral.recipients()).containsExactly(new PartyId("by-mvd"));
        assertThat(referral.caseReference()).isEmpty();
        assertThat(referral.inReplyTo()).isEmpty();
        assertThat(referral.losses())
                .contains(
                        new Loss("P1", Loss.Kind.DROPPED, "pl:nazwiskoRodowe"),
                        new Loss("T2", Loss.Kind.WIDENED, "pl:wykorzystanie"),
                        new Loss("T3", Loss.Kind.DEFAULTED, "pl:kontrola"),
                        new Loss("P14", Loss.Kind.WIDENED, "pl:zawod"));
    }

    @Test
    void readsQuotedReferencesFromAnswer() {
        Translation answer = PackSamples.pack("by").toCanonical(PackSamples.bytes("by", "otvet-485-prinyato.xml"));

        assertThat(answer.message().type()).isEqualTo(new MessageType("M04"));
        assertThat(answer.caseReference()).contains(PackSamples.CASE);
        assertThat(answer.inReplyTo()).contains(MessageId.parse("01930f7a-5c00-7a1b-8c2d-000000000003"));
        assertThat(answer.recipients()).containsExactly(new PartyId("pl-sg"));
        assertThat(answer.losses()).containsExactly(new Loss("D4", Loss.Kind.WIDENED, "by:услуга"));
    }

    @Test
    void writesLettersOutsideWindows1251AsNumericReferences() {
        NationalDocument questionnaire =
                deliver(Path.of("countries", "by", "samples", "delivered", "m03-do-prinyatiya.xml"));

        String text = new String(questionnaire.bytes(), Charset.forName("windows-1251"));
        assertThat(text)
                .startsWith("<?xml version=\"1.0\" encoding=\"windows-1251\"?>")
                .contains("Zesp&#xf3;&#x142; do spraw")
                .contains("Фамилия")
                .doesNotContain("Zesp??");
        assertThat(PackSamples.parse(questionnaire.bytes()).getDocumentElement().getTextContent())
                .contains("Zespół do spraw handlu ludźmi");
    }

    @Test
    void saysPlainlyThatNameIsWithheldAndShowsPseudonym() {
        String text = new String(
                deliver(Path.of("countries", "by", "samples", "delivered", "m03-do-prinyatiya.xml"))
                        .bytes(),
                Charset.forName("windows-1251"));

        assertThat(text).contains("<Ответ скрыто=\"да\">скрыто</Ответ>").contains("K7QPX-3M2ZC-9TD5W");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pl", "by"})
    void makesValidRefusalForEveryErrorCode(String country) {
        for (ErrorCode code : ErrorCode.values()) {
            Refusal refusal =
                    new Refusal(code, Detail.of("T2", "pl:wykorzystanie").at(7));

            NationalDocument document = PackSamples.pack(country)
                    .refusal(refusal, PackSamples.context(country, false, country.equals("pl")));

            assertThat(PackSamples.comparable(PackSamples.parse(document.bytes())))
                    .contains(code.name(), "pl:wykorzystanie", PackSamples.MESSAGE.toString())
                    .contains(PackSamples.CONTRACTS
                            .refusalTexts()
                            .text(code, PackSamples.pack(country).languages().getFirst())
                            .replace("&", "&amp;"));
        }
    }

    @Test
    void translatesTheSameOnManyThreads() throws Exception {
        byte[] form = PackSamples.bytes("pl", "zgloszenie-nastolatka-rok-urodzenia.xml");
        byte[] answer = PackSamples.bytes("by", "otvet-485-svedeniya.xml");
        String expected =
                PackSamples.comparable(PackSamples.pack("pl").toCanonical(form).canonical())
                        + PackSamples.comparable(
                                PackSamples.pack("by").toCanonical(answer).canonical());
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Callable<String>> work = new ArrayList<>();
            for (int run = 0; run < 200; run++) {
                work.add(() -> PackSamples.comparable(
                                PackSamples.pack("pl").toCanonical(form).canonical())
                        + PackSamples.comparable(
                                PackSamples.pack("by").toCanonical(answer).canonical()));
            }
            for (Future<String> result : threads.invokeAll(work)) {
                assertThat(result.get()).isEqualTo(expected);
            }
        }
    }

    @Test
    void acceptsUtf8WithByteOrderMark() {
        byte[] plain = PackSamples.bytes("pl", "wycofanie-zgody-zakres.xml");
        byte[] marked = ("\uFEFF" + new String(plain, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);

        assertThat(PackSamples.comparable(
                        PackSamples.pack("pl").toCanonical(marked).canonical()))
                .isEqualTo(PackSamples.comparable(
                        PackSamples.pack("pl").toCanonical(plain).canonical()));
    }

    @Test
    void neverDeliversDocumentItsOwnSchemaRefuses() {
        String canonical = PackSamples.text("by", "delivered/m03-do-prinyatiya.canonical.xml")
                .replace("+48225550118", "Kanarkowska");

        GatewayException failed = catchThrowableOfType(
                GatewayException.class,
                () -> PackSamples.pack("by")
                        .toNational(
                                new MessageType("M03"),
                                PackSamples.parse(canonical.getBytes(StandardCharsets.UTF_8)),
                                PackSamples.context("by", false, false)));

        assertThat(failed.code()).isEqualTo(ErrorCode.TRANSLATE_MAP_FAILED);
        assertThat(failed.detail()).isEqualTo(Detail.of("телефон", "cvc-pattern-valid"));
        assertThat(failed.getCause()).isNull();
    }

    @Test
    void showsThatPartIsSealedForSomebodyElse() {
        String canonical = PackSamples.text("pl", "delivered/m04-pytanie.canonical.xml")
                .replace(
                        "</ReferralDecision>",
                        "<Sealed><trm_SealedPart to=\"pl-kcik\">QUJD</trm_SealedPart></Sealed></ReferralDecision>");

        NationalDocument document = PackSamples.pack("pl")
                .toNational(
                        new MessageType("M04"),
                        PackSamples.parse(canonical.getBytes(StandardCharsets.UTF_8)),
                        PackSamples.context("pl", true, true));

        assertThat(new String(document.bytes(), StandardCharsets.UTF_8))
                .contains("<zapieczetowane dla=\"pl-kcik\"/>")
                .doesNotContain("QUJD");
    }

    private static NationalDocument deliver(Path sample) {
        String country = country(sample);
        MessageType type =
                new MessageType(sample.getFileName().toString().substring(0, 3).toUpperCase(Locale.ROOT));
        boolean poland = country.equals("pl");
        boolean answer = poland && !type.code().equals("M22");
        return PackSamples.pack(country)
                .toNational(
                        type,
                        PackSamples.parse(PackSamples.read(PackSamples.canonicalOf(sample))),
                        PackSamples.context(country, answer, poland));
    }

    private static String country(Path sample) {
        return sample.getName(1).toString();
    }
}
