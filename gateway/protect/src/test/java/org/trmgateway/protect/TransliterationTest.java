package org.trmgateway.protect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Whole alphabets against ICAO Doc 9303 part 3, section 6, in capitals and in small letters. */
class TransliterationTest {

    @Test
    void transliteratesTheWholeRussianAlphabet() {
        assertAlphabet(
                Alphabet.RUSSIAN,
                "А Б В Г Д Е Ё Ж З И Й К Л М Н О П Р С Т У Ф Х Ц Ч Ш Щ Ъ Ы Ь Э Ю Я",
                "A B V G D E E ZH Z I I K L M N O P R S T U F KH TS CH SH SHCH IE Y - E IU IA");
    }

    @Test
    void transliteratesTheWholeBelarusianAlphabet() {
        assertAlphabet(
                Alphabet.BELARUSIAN,
                "А Б В Г Д Е Ё Ж З І Й К Л М Н О П Р С Т У Ў Ф Х Ц Ч Ш Ы Ь Э Ю Я",
                "A B V H D E IO ZH Z I I K L M N O P R S T U U F KH TS CH SH Y - E IU IA");
    }

    @Test
    void transliteratesTheWholeSerbianAlphabet() {
        assertAlphabet(
                Alphabet.SERBIAN,
                "А Б В Г Д Ђ Е Ж З И Ј К Л Љ М Н Њ О П Р С Т Ћ У Ф Х Ц Ч Џ Ш",
                "A B V H D D E Z Z I J K L LJ M N NJ O P R S T C U F H C C DZ S");
    }

    @Test
    void transliteratesTheWholeUkrainianAlphabet() {
        assertAlphabet(
                Alphabet.UKRAINIAN,
                "А Б В Г Ґ Д Е Є Ж З И І Ї Й К Л М Н О П Р С Т У Ф Х Ц Ч Ш Щ Ь Ю Я",
                "A B V H G D E IE ZH Z Y I I I K L M N O P R S T U F KH TS CH SH SHCH - IU IA");
        assertThat(Transliteration.icao9303("Єва Їжак Йосип Юлія Яна", Alphabet.UKRAINIAN))
                .isEqualTo("YEVA YIZHAK YOSYP YULIIA YANA");
    }

    @Test
    void transliteratesTheWholePolishAlphabet() {
        assertAlphabet(
                Alphabet.LATIN,
                "A Ą B C Ć D E Ę F G H I J K L Ł M N Ń O Ó P Q R S Ś T U V W X Y Z Ź Ż",
                "A A B C C D E E F G H I J K L L M N N O O P Q R S S T U V W X Y Z Z Z");
    }

    @Test
    void transliteratesTheWholeSlovakAlphabet() {
        assertAlphabet(
                Alphabet.LATIN,
                "A Á Ä B C Č D Ď E É F G H I Í J K L Ĺ Ľ M N Ň O Ó Ô P Q R Ŕ S Š T Ť U Ú V W X Y Ý Z Ž",
                "A A AE B C C D D E E F G H I I J K L L L M N N O O O P Q R R S S T T U U V W X Y Y Z Z");
    }

    @Test
    void transliteratesTheWholeTurkmenAlphabet() {
        assertAlphabet(
                Alphabet.LATIN,
                "A B Ç D E Ä F G H I J Ž K L M N Ň O Ö P R S Ş T U Ü W Y Ý Z",
                "A B C D E AE F G H I J Z K L M N N O OE P R S S T U UE W Y Y Z");
    }

    @Test
    void transliteratesSerbianLatinAndLettersThatOtherToolsLose() {
        assertAlphabet(Alphabet.LATIN, "Đ Ž Ć Č Š Ł Ø Å Æ Œ Ö Ü Þ Ð", "D Z C C S L OE AA AE OE OE UE TH D");
        assertThat(Transliteration.icao9303("Łukasz Đorđević Groß", Alphabet.LATIN))
                .isEqualTo("LUKASZ DORDEVIC GROSS");
    }

    @ParameterizedTest
    @CsvSource({
        "BELARUSIAN,Бабрыковіч Аляксандр,BABRYKOVICH ALIAKSANDR",
        "BELARUSIAN,Зоя Ўладзіміраўна,ZOIA ULADZIMIRAUNA",
        "BELARUSIAN,Юлія Сямёнава,IULIIA SIAMIONAVA",
        "RUSSIAN,Щербаков-Объедков,SHCHERBAKOV-OBIEEDKOV",
        "SERBIAN,Ђорђе Љубица Његош,DORDE LJUBICA NJEHOS",
    })
    void transliteratesNames(Alphabet alphabet, String name, String expected) {
        assertThat(Transliteration.icao9303(name, alphabet)).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(Alphabet.class)
    void leavesOnlyAToZ(Alphabet alphabet) {
        String all = "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯІЎЇЄҐЂЈЉЊЋЏЃЌЅĄĆĘŁŃÓŚŹŻČĎĽŇŘŠŤÚŽĐÄÖÜ";
        if (alphabet != Alphabet.LATIN) {
            assertThat(Transliteration.icao9303(all + all.toLowerCase(Locale.ROOT), alphabet))
                    .matches("[A-Z]+");
        }
    }

    @Test
    void knowsTheWaysANameIsWritten() {
        assertThat(Transliteration.variants("Шевченко")).contains("shevchenko", "szewczenko", "sevcenko");
        assertThat(Transliteration.variants("Szewczenko")).contains("szewczenko", "shevchenko");
        assertThat(Transliteration.variants("Аляксандр")).contains("aliaksandr", "alyaksandr", "aljaksandr");
        assertThat(Transliteration.variants("Đorđević")).contains("dordevic", "djordjevic");
        assertThat(Transliteration.variants("Müller")).contains("muller", "mueller");
        assertThat(Transliteration.variants("Wałęsa")).contains("walesa", "walensa");
        assertThat(Transliteration.variants("Ольга")).contains("olga", "olha");
        assertThat(Transliteration.variants("Aннa")).contains("anna");
    }

    private static void assertAlphabet(Alphabet alphabet, String letters, String expected) {
        List<String> from = List.of(letters.split(" "));
        List<String> to = List.of(expected.split(" "));
        assertThat(from).hasSameSizeAs(to);
        for (int place = 0; place < from.size(); place++) {
            // in the middle of a word, as some letters differ at its beginning
            String wanted = "A" + (to.get(place).equals("-") ? "" : to.get(place));
            String letter = from.get(place);
            String first = alphabet == Alphabet.LATIN ? "A" : "А";
            assertThat(Transliteration.icao9303(first + letter, alphabet))
                    .as(letter)
                    .isEqualTo(wanted);
            assertThat(Transliteration.icao9303(first + letter.toLowerCase(Locale.ROOT), alphabet))
                    .as("small " + letter)
                    .isEqualTo(wanted);
        }
    }
}
