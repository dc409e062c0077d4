package org.trmgateway.protect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers are the published test values of the formats, or made up. */
class RecogniserTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PESEL|44051401359",
                "PESEL|number 44051401359.",
                "PESEL|٤٤٠٥١٤٠١٣٥٩",
                "RODNE_CISLO|710319/2745",
                "RODNE_CISLO|7103192745",
                "RODNE_CISLO|525425/012",
                "JMBG|0101006500006",
                "BELARUSIAN_PERSONAL_NUMBER|3120499A001PB5",
                "BELARUSIAN_PERSONAL_NUMBER|3120499А001РВ5",
                "EMAIL|anna@example.org",
                "EMAIL|write to Anna.K+1@mail.example.org today",
                "PHONE|+48 512 345 678",
                "PHONE|+375 (29) 123-45-67",
                "PHONE|0048512345678",
                "PHONE|tel. 22 500 40 00",
                "PHONE|тэл.: 2123456",
                "PESEL|440514 01359",
                "PESEL|44 05 14 01359",
                "JMBG|010100 6500006",
                "POLISH_PASSPORT|ZS0000177",
                "POLISH_IDENTITY_CARD|card ABA300000 of",
                "BELARUSIAN_PASSPORT|МР1234567",
                "BELARUSIAN_PASSPORT|KH 1234567",
                "TRAVEL_DOCUMENT|паспорт I-AŞ № 123456",
                "TRAVEL_DOCUMENT|her passport no. 123456789",
                "TRAVEL_DOCUMENT|občiansky preukaz č. EA123456",
                "TRAVEL_DOCUMENT|пасоша 008765432",
                "MACHINE_READABLE_ZONE|L898902C36UTO7408122F1204159ZE184226B<<<<<10",
                "MACHINE_READABLE_ZONE|P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
                "MACHINE_READABLE_ZONE|I<UTOD231458907<<<<<<<<<<<<<<<",
                "MACHINE_READABLE_ZONE|7408122F1204159UTO<<<<<<<<<<<6",
                "MACHINE_READABLE_ZONE|D231458907UTO7408122F1204159<<<<<<<6",
                "IBAN|GB82 WEST 1234 5698 7654 32",
                "IBAN|GB82WEST12345698765432",
                "IBAN|account SK3112000000198742637541 please",
                "IBAN|61 1090 1014 0000 0712 1981 2874",
                "PAYMENT_CARD|4111 1111 1111 1111",
                "PAYMENT_CARD|378282246310005",
                "COORDINATES|52.22977, 21.01178",
                "COORDINATES|53° 54' N, 27° 34' E",
                "COORDINATES|geo:37.78,-122.39",
                "WEB_ADDRESS|https://www.facebook.com/somebody",
                "WEB_ADDRESS|vk.com/id1234",
                "WEB_ADDRESS|t.me/somebody",
                "WEB_ADDRESS|https://site.example/page?user=12",
                "SOCIAL_HANDLE|write to @some_body",
                "SOCIAL_HANDLE|Telegram: some_body9",
            })
    void recognises(Recogniser recogniser, String text) {
        assertThat(recogniser.recognises(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "44051401358",
                "44131401359",
                "440514 01358",
                "010100 6500007",
                "ZS0000178",
                "card ABA300001 of",
                "L898902C46UTO7408122F1204159ZE184226B<<<<<10",
                "7408122F1204158UTO<<<<<<<<<<<6",
                "GB82 WEST 1234 5698 7654 33",
                "SK3112000000198742637542",
                "61 1090 1014 0000 0712 1981 2875",
                "4111 1111 1111 1112",
                "378282246310006",
                "52.2, 21.0",
                "at 20° today",
                "https://office.example/news",
                "12 345 678 901 EUR",
                "passport office, room 12",
                "Telegram: none",
                "name@",
                "744051401359",
                "710319/2746",
                "7103192746",
                "711319/2745",
                "0101006500007",
                "3120499Z001PB5",
                "3129999A001PB5",
                "anna at example",
                "2026-11-21",
                "1763764800000",
                "27-29",
                "+1",
                "PL-14",
                "2026-11-21T10:15:30.000Z",
                "0198c0de-7a5b-7000-8000-0123456789ab",
                "pl:kraj:112",
                "1000-2000 EUR",
                "iom-by",
                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            })
    void leavesOtherTextAlone(String text) {
        List<Recogniser> found = Arrays.stream(Recogniser.values())
                .filter(recogniser -> recogniser.recognises(text))
                .toList();

        assertThat(found).isEmpty();
    }
}
