package org.trmgateway.contracts.pack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;

/** Whole alphabets in the character sets of national systems, there and back, in capitals and small letters. */
class AlphabetsTest {

    private static final Charset CENTRAL = Charset.forName("windows-1250");
    private static final Charset CYRILLIC = Charset.forName("windows-1251");
    private static final Charset BALTIC = Charset.forName("windows-1257");

    private static final String POLISH = "AĄBCĆDEĘFGHIJKLŁMNŃOÓPQRSŚTUVWXYZŹŻ";
    private static final String SLOVAK = "AÁÄBCČDĎEÉFGHIÍJKLĹĽMNŇOÓÔPQRŔSŠTŤUÚVWXYÝZŽ";
    private static final String SERBIAN_LATIN = "ABCČĆDĐEFGHIJKLMNOPRSŠTUVZŽ";
    private static final String SERBIAN = "АБВГДЂЕЖЗИЈКЛЉМНЊОПРСТЋУФХЦЧЏШ";
    private static final String RUSSIAN = "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ";
    private static final String BELARUSIAN = "АБВГДЕЁЖЗІЙКЛМНОПРСТУЎФХЦЧШЫЬЭЮЯ";
    private static final String TURKMEN = "ABÇDEÄFGHIJŽKLMNŇOÖPRSŞTUÜWYÝZ";
    private static final String LATVIAN = "AĀBCČDEĒFGĢHIĪJKĶLĻMNŅOPRSŠTUŪVZŽ";

    static Stream<Arguments> alphabets() {
        return Stream.of(
                Arguments.of(CENTRAL, POLISH),
                Arguments.of(CENTRAL, SLOVAK),
                Arguments.of(CENTRAL, SERBIAN_LATIN),
                Arguments.of(CYRILLIC, RUSSIAN),
                Arguments.of(CYRILLIC, BELARUSIAN),
                Arguments.of(CYRILLIC, SERBIAN),
                Arguments.of(BALTIC, LATVIAN),
                Arguments.of(UTF_8, POLISH + SLOVAK + SERBIAN + BELARUSIAN + TURKMEN));
    }

    @ParameterizedTest
    @MethodSource("alphabets")
    void readsEveryLetterItWrites(Charset charset, String alphabet) {
        for (boolean mark : charset.equals(UTF_8) ? List.of(true, false) : List.of(false)) {
            LineText text = text(charset, mark);
            String letters = alphabet + " " + alphabet.toLowerCase(Locale.ROOT);
            byte[] bytes = FlatText.encode("Form: letter\r\nName: " + letters + "\r\n", charset, mark);

            NationalReader.Reading reading = text.read(NationalText.decode(bytes, charset, PackManifest.Syntax.TEXT));

            assertThat(reading.violation()).isEmpty();
            assertThat(reading.document().getStringValue()).contains(letters);
        }
    }

    @Test
    void writesNoLetterThatTheCharacterSetDoesNotHave() {
        for (String missing : List.of("Ł", "Đ", "Ý", "Ň")) {
            GatewayException refused = catchThrowableOfType(
                    GatewayException.class, () -> FlatText.encode("Name: " + missing, CYRILLIC, false));

            assertThat(refused.code()).as(missing).isEqualTo(ErrorCode.TRANSLATE_MAP_FAILED);
        }
    }

    @Test
    void refusesUtf8WhereAnotherCharacterSetWasAgreed() {
        for (Charset charset : List.of(CENTRAL, CYRILLIC, BALTIC)) {
            GatewayException refused = catchThrowableOfType(
                    GatewayException.class,
                    () -> NationalText.decode(("Name: " + SLOVAK).getBytes(UTF_8), charset, PackManifest.Syntax.TEXT));

            assertThat(refused.code()).as(charset.name()).isEqualTo(ErrorCode.INTAKE_SYNTAX);
            assertThat(refused.detail().rule()).contains("encoding");
        }
    }

    private static LineText text(Charset charset, boolean mark) {
        FlatColumns keys = FlatColumns.of(List.of(key("Form"), key("Name")));
        return new LineText(LockedProcessor.create(), keys, "Form", new FlatLayout(':', '|', "\r\n", mark), charset);
    }

    private static FlatColumn key(String name) {
        return new FlatColumn(
                List.of("letter"), name, FlatColumn.Required.NO, false, Optional.empty(), false, List.of());
    }
}
