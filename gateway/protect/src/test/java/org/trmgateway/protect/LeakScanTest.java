package org.trmgateway.protect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.trmgateway.protect.MinimiserTest.message;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.NodeId;

class LeakScanTest {

    private final LeakScan scan = new LeakScan(Set.of("trm_ContactEmail", "trm_ContactPhone"), Set.of("Male", "NG"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Kowalska|Kowalska",
                "Kowalska|the woman KOWALSKA said",
                "Kowalska|Pani Kowalskiej nie ma",
                "Kowalska|kowalska1990",
                "Kowalska|x_kowalska_x",
                "Kowalska|K o w a l s k a",
                "Kowalska|K.O.W.A.L.S.K.A",
                "Kowalska|Kowal ska",
                "Kowalska|Kowal-ska",
                "Kowalska|Kowa\u00adlska",
                "Kowalska|Ｋｏｗａｌｓｋａ",
                "Kowalska|Ковальска",
                "Kowalska|Кowаlska",
                "Kowalska-Nowak|Nowak",
                "Anna Maria Kowalska|anna",
                "Łukasz|Lukasz",
                "Łukasz|Łukasza",
                "Łukasz|Лукаш",
                "Szczęsny|SZCZESNY",
                "Đorđević|Djordjevic",
                "Đorđević|Dorđevic",
                "Đorđević|Ђорђевић",
                "Ђорђевић|Đorđević",
                "Ђорђевић|Dordevic",
                "Аляксандр|Aliaksandr",
                "Аляксандр|Alyaksandr",
                "Аляксандр|АЛЯКСАНДР",
                "Шевченко|Szewczenko",
                "Szewczenko|Shevchenko",
                "Szewczenko|Ševčenko",
                "Szewczenko|Шевченко",
                "Хведаровіч|Chwiedarowicz",
                "Семёнов|Semyonov",
                "Семёнов|Semenov",
                "Семёнов|Семенов",
                "Юлия|Julija",
                "Юлия|Yuliya",
                "Юлия|Iuliia",
                "Мария|Maria",
                "Марыя|Maryia",
                "Максім|Maxim",
                "Александр|Alexander Alexandr",
                "Анна|AHHA",
                "Вера|Bepa",
                "Müller|Mueller",
                "Ян|Jan",
                "Jan|Ян",
                "Li|mr. Li said",
                "O'Neil|O’Neil",
                "Ольга|Olha",
                "Niyazow|Ныязов",
            })
    void findsANameInAnySpelling(String name, String text) {
        assertLeak(known(IdentifierKind.NAME, name), text, "I8-NAME");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PESEL 44051401359 of|NATIONAL_NUMBER|44051401359",
                "4405 1401 359|NATIONAL_NUMBER|44051401359",
                "44051401359.pdf|NATIONAL_NUMBER|440514 01359",
                "٤٤٠٥١٤٠١٣٥٩|NATIONAL_NUMBER|44051401359",
                "3120499А001РВ5|NATIONAL_NUMBER|3120499A001PB5",
                "AB-123 4567|DOCUMENT_NUMBER|ab1234567",
                "zg 2026 0042|CASE_NUMBER|ZG/2026/0042",
                "512-345-678|PHONE|+48 512 345 678",
                "0048512345678|PHONE|512 345 678",
                "ANNA.K@EXAMPLE.ORG|EMAIL|anna.k@example.org",
                "anna.k [@] example . org|EMAIL|anna.k@example.org",
                "born 12.04.1999|BIRTH_DATE|1999-04-12",
                "1999-4-12|BIRTH_DATE|12.04.1999",
                "19990412|BIRTH_DATE|1999-04-12",
                "lives at Dluga 12, flat 5|ADDRESS|'ul. Długa 12/5, 00-238 Warszawa'",
                "Długa 12/5|ADDRESS|'ulica Długa 12/5'",
                "dom nadziei|ADDRESS|Dom Nadziei",
            })
    void findsNumbersAndAddresses(String text, IdentifierKind kind, String value) {
        assertLeak(known(kind, value), text, "I8-" + kind);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NAME|Ada|0198c0de-7ada-7000-8000-0123456789ab",
                "NAME|Ada|e3b0c44298fc1c149ada0000996fb92427ae41e4649b934ca495991b7852b855",
                "NAME|Eva|7K3EVA9TXW2HD4B",
                "NAME|Eva|7K3QF-M9EVA-2HD4B",
                "NAME|Ana|Analysis",
                "NAME|Anna|Hannah",
                "NAME|Vera|several",
                "NAME|Li|list",
                "NAME|de la Cruz|de",
                "NAME|Male|Male",
                "NAME|Ng|NG",
                "NAME|Wu|U_ActivitiesOfExtraterritorialOrganizations",
                "NAME|Cana|can a",
                "NAME|Kowalska|ForcedLabour SexualExploitation",
                "CASE_NUMBER|2026|2026-11-21",
                "CASE_NUMBER|7|7",
                "PHONE|112|112",
                "BIRTH_DATE|1999|1999",
                "BIRTH_DATE|1999-04-12|1999",
                "BIRTH_DATE|1999-04-12|219990412",
                "ADDRESS|Warszawa|Warszawa",
                "ADDRESS|'ul. Długa 12'|Długa 14",
            })
    void leavesWhatOnlyLooksLikeOneAlone(IdentifierKind kind, String value, String text) {
        assertThatCode(() -> scan(known(kind, value), text)).doesNotThrowAnyException();
    }

    @Test
    void shortNamesAreNotFoundInDigestsAndBase64() {
        Random random = new Random(20261121);
        KnownIdentifiers names = known(IdentifierKind.NAME, "Ada Eva Jan Ela Ewa Anna Igor Olga Yana Maja");
        for (int round = 0; round < 2000; round++) {
            byte[] bytes = new byte[32];
            random.nextBytes(bytes);
            scan(names, Base64.getEncoder().encodeToString(bytes));
            scan(names, HexFormat.of().formatHex(bytes));
            scan(names, Pseudonym.issue(bytes, new NodeId("pl")).symbols());
        }
    }

    @Test
    void looksAtAttributesCommentsAndMixedContent() {
        KnownIdentifiers known = known(IdentifierKind.NAME, "Kowalska");

        assertLeak(
                known,
                "<Person><prs_Citizenship trm_originalCode='pl:x:kowalska'>PL</prs_Citizenship></Person>",
                "prs_Citizenship",
                "I8-NAME");
        assertLeak(
                known, "<Person><!-- Kowalska --><prs_Citizenship>PL</prs_Citizenship></Person>", "Person", "I8-NAME");
        assertLeak(known, "<Person>Kowal<prs_Citizenship>PL</prs_Citizenship>ska</Person>", "Person", "I8-NAME");
        assertLeak(
                known,
                "<Sealed><trm_SealedPart to='kowalska-a'>AAAA</trm_SealedPart></Sealed>",
                "trm_SealedPart",
                "I8-NAME");
    }

    @Test
    void looksForIdentifiersOfBothFormsOfTheMessage() {
        KnownIdentifiers both =
                known(IdentifierKind.NAME, "Kowalska").with(known(IdentifierKind.CASE_NUMBER, "ZG/2026/0042"));

        assertThat(both.all()).hasSize(2);
        assertLeak(both, "Kowalska", "I8-NAME");
        assertLeak(both, "zg20260042", "I8-CASE_NUMBER");
    }

    @Test
    void doesNotLookIntoSealedParts() {
        scan.scan(
                known(IdentifierKind.NAME, "Kowalska"),
                message("<Sealed><trm_SealedPart to='iom-by'>Kowalska</trm_SealedPart></Sealed>"));
    }

    @Test
    void anOfficersFirstNameIsNoLeakButAFullNameIs() {
        KnownIdentifiers known = KnownIdentifiers.builder()
                .add(IdentifierKind.NAME, "Anna")
                .add(IdentifierKind.NAME, "Kowalska")
                .build();

        scan.scan(known, message("<trm_ContactEmail>anna.nowak@sg.example</trm_ContactEmail>"));
        assertLeak(
                known, "<trm_ContactEmail>anna.kowalska@sg.example</trm_ContactEmail>", "trm_ContactEmail", "I8-NAME");
        assertLeak(known, "<trm_OtherEmail>anna</trm_OtherEmail>", "trm_OtherEmail", "I8-NAME");
    }

    @Test
    void recognisesNumbersOfWhomeverOutsideContactPoints() {
        scan.scan(KnownIdentifiers.NONE, message("<trm_ContactPhone>+48 22 500 40 00</trm_ContactPhone>"));
        assertLeak(KnownIdentifiers.NONE, "<trm_Note>+48 22 500 40 00</trm_Note>", "trm_Note", "I8-PHONE");
        assertLeak(KnownIdentifiers.NONE, "<trm_Note>44051401359</trm_Note>", "trm_Note", "I8-PESEL");
        assertLeak(KnownIdentifiers.NONE, "<trm_Note>710319/2745</trm_Note>", "trm_Note", "I8-RODNE_CISLO");
        assertLeak(
                known(IdentifierKind.PHONE, "+48225004000"),
                "<trm_ContactPhone>22 500 40 00</trm_ContactPhone>",
                "trm_ContactPhone",
                "I8-PHONE");
    }

    @Test
    void scansBytesAndOtherTexts() {
        KnownIdentifiers known = known(IdentifierKind.NAME, "Kowalska");
        byte[] clean = "<M>PL</M>".getBytes(StandardCharsets.UTF_8);

        assertThat(scan.scan(known, clean)).isSameAs(clean);
        assertThat(scan.scanText(known, "fileName", "M03.xml")).isEqualTo("M03.xml");
        assertThatExceptionOfType(GatewayException.class)
                .isThrownBy(() -> scan.scanText(known, "fileName", "kowalska.xml"))
                .satisfies(refused -> assertThat(refused.detail().field()).contains("fileName"));
        assertThatExceptionOfType(GatewayException.class)
                .isThrownBy(() -> scan.scan(known, "no xml".getBytes(StandardCharsets.UTF_8)))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(ErrorCode.INTERNAL));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-", "'", "1", "ьъ", "іі"})
    void survivesOddIdentifiers(String value) {
        for (IdentifierKind kind : IdentifierKind.values()) {
            scan(known(kind, value), "some text of 2026");
        }
    }

    private void scan(KnownIdentifiers known, String text) {
        scan.scanText(known, "trm_Note", text);
    }

    private void assertLeak(KnownIdentifiers known, String text, String rule) {
        assertThatExceptionOfType(GatewayException.class)
                .isThrownBy(() -> scan(known, text))
                .satisfies(refused -> assertRefusal(refused, "trm_Note", rule));
    }

    private void assertLeak(KnownIdentifiers known, String content, String field, String rule) {
        assertThatExceptionOfType(GatewayException.class)
                .isThrownBy(() -> scan.scan(known, message(content)))
                .satisfies(refused -> assertRefusal(refused, field, rule));
    }

    private static void assertRefusal(GatewayException refused, String field, String rule) {
        assertThat(refused.code()).isEqualTo(ErrorCode.PROTECT_LEAK_FOUND);
        assertThat(refused).hasMessage("PROTECT_LEAK_FOUND field=" + field + " rule=" + rule);
    }

    private static KnownIdentifiers known(IdentifierKind kind, String value) {
        return KnownIdentifiers.builder().add(kind, value).build();
    }
}
