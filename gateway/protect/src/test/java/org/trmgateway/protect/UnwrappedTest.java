package org.trmgateway.protect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trmgateway.referral.ErrorCode;

class UnwrappedTest {

    private final LeakScan scan = new LeakScan(Set.of("trm_ContactEmail"), Set.of());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Kowalska|S293YWxza2E=",
                "Kowalska|token=S293YWxza2E.x",
                "Kowalska|/case/S293YWxza2E/open",
                "Anna|QW5uYQ==",
                "Ковальчук|0JrQvtCy0LDQu9GM0YfRg9C6",
                "Ковальчук|0JrQvtCy0LDQu9GM0YfRg9C6 and more",
                "Łukasz|xYF1a2Fzeg",
                "Kowalska|SwBvAHcAYQBsAHMAawBhAA==",
                "Ковальчук|yu7i4Ov89/Pq",
                "Kowalska|UzI5M1lXeHphMkU9",
                "Kowalska|4b6f77616c736b61",
                "Kowalska|4B 6F 77 61 6C 73 6B 61",
                "Kowalska|4b:6f:77:61:6c:73:6b:61",
                "Kowalska|0x4b, 0x6f, 0x77, 0x61, 0x6c, 0x73, 0x6b, 0x61",
                "Łukasz|%C5%81ukasz",
                "Łukasz|%25C5%2581ukasz",
                "Łukasz|%A3ukasz",
                "Ковальчук|%CA%EE%E2%E0%EB%FC%F7%F3%EA",
                "Łukasz|=C5=81ukasz",
                "Łukasz|=?utf-8?B?xYF1a2Fzeg==?=",
                "Łukasz|=?iso-8859-2?Q?=A3ukasz?=",
                "Łukasz|\\u0141ukasz",
                "Łukasz|\\u{141}ukasz",
                "Łukasz|\\xc5\\x81ukasz",
                "Łukasz|&#321;ukasz",
                "Łukasz|&#x141;ukasz",
                "Łukasz|&Lstrok;ukasz",
                "Dąbrowska|D&aogon;browska",
                "Святлана|&Scy;&vcy;&yacy;&tcy;&lcy;&acy;&ncy;&acy;",
                "Łukasz|&amp;#321;ukasz",
                "Łukasz|xn--ukasz-j7a.example",
                "Łukasz|Å\u0081ukasz",
                "Żółkiewska|Ĺ»ĂłĹ‚kiewska",
                "Ковальчук|ÐšÐ¾Ð²Ð°Ð»ÑŒÑ‡ÑƒÐº",
                "Ковальчук|Êîâàëü÷óê",
                "Łukasz|£ukasz",
                "Łukasz|Јukasz",
            })
    void findsANameInAnEncoding(String name, String text) {
        assertThat(known(name).text("note", text).findings())
                .as("%s", text)
                .anyMatch(finding -> finding.layer() == LeakLayer.KNOWN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Kowalska|ΚΟWΑLSΚΑ",
                "Kowalska|κοwαlsκα",
                "Kowalska|Ｋｏｗａｌｓｋａ",
                "Kowalska|𝐊𝐨𝐰𝐚𝐥𝐬𝐤𝐚",
                "Kowalska|𝓚𝓸𝔀𝓪𝓵𝓼𝓴𝓪",
                "Kowalska|ⓚⓞⓦⓐⓛⓢⓚⓐ",
                "Kowalska|🅺🅾🆆🅰🅻🆂🅺🅰",
                "Kowalska|ᴋᴏᴡᴀʟsᴋᴀ",
                "Kowalska|K\u200bo\u200dw\u2060a\u00adlska",
                "Kowalska|K\u0336o\u0336w\u0336a\u0336l\u0336s\u0336k\u0336a\u0336",
                "Kowalska|K\u0000o\u0000walska",
                "Kowalska|Κοβάλσκα",
                "Ковальчук|Кова\u0301льчук",
            })
    void findsANameInLettersThatLookOrSoundLikeIt(String name, String written) {
        assertThat(known(name).text("note", written).blocks()).as(written).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "44O514Ol359",
                "𝟒𝟒𝟎𝟓𝟏𝟒𝟎𝟏𝟑𝟓𝟗",
                "४४०५१४०१३५९",
                "NDQwNTE0MDEzNTk=",
                "44%200514%200135%209",
                "4-4-0-5-1-4-0-1-3-5-9"
            })
    void findsANumberHoweverItIsWritten(String written) {
        CaseScan number = scan.of(KnownIdentifiers.builder()
                .add(IdentifierKind.NATIONAL_NUMBER, "44051401359")
                .build());

        assertThat(number.text("note", written).findings())
                .anyMatch(finding -> finding.kind().equals("NATIONAL_NUMBER"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Immediately international responsibilities",
                "100% sure & more = better \\ path",
                "Dzień dobry „Państwu” — żółty liść №5 «так»",
                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                "https://office.example/form.html",
            })
    void leavesOrdinaryTextAlone(String text) {
        CaseScan names = scan.of(KnownIdentifiers.builder()
                .add(IdentifierKind.NAME, "Anna Ada Ola Kowalska")
                .build());

        assertThat(names.text("note", text)).isEqualTo(LeakReport.NONE);
    }

    @Test
    void joinsLinesThatQuotedPrintableBroke() {
        assertThat(known("Kowalska").text("note", "Kowa=\r\nlska").blocks()).isTrue();
    }

    @Test
    void undoesOnlySoMuch() {
        String deep = "Kowalska";
        for (int layer = 0; layer < 12; layer++) {
            deep = Base64.getEncoder().encodeToString(deep.getBytes(StandardCharsets.UTF_8));
        }
        Unwrapped unwrapped = Unwrapped.of(deep);

        assertThat(unwrapped.readings()).hasSizeLessThan(20);
    }

    @Test
    void holdsWhatHasMoreLayersThanItReads() {
        StringBuilder bomb = new StringBuilder();
        for (int place = 0; place < 400; place++) {
            bomb.append("%25&amp;#37;=3D\\x25\\u0025").append(place);
        }
        LeakReport report = known("Kowalska").text("note", bomb.toString());

        assertThat(report.findings()).anyMatch(finding -> finding.layer() == LeakLayer.UNREAD);
        assertThat(report.blocks()).isTrue();
    }

    @Test
    void countsAndNamesNoValue() {
        LeakReport report = known("Kowalska")
                .message(CanonicalXml.parse(
                        "<M><A>Kowalska</A><B x='Kowalska'>44051401359, 02070803628</B></M>"
                                .getBytes(StandardCharsets.UTF_8),
                        ErrorCode.INTERNAL));

        assertThat(report.findings())
                .containsExactly(
                        new LeakFinding("A", LeakLayer.KNOWN, "NAME", 1),
                        new LeakFinding("B", LeakLayer.KNOWN, "NAME", 1),
                        new LeakFinding("B", LeakLayer.PATTERN, "PESEL", 2));
        assertThat(report.toString()).doesNotContain("Kowalska", "44051401359");
        assertThat(report.with(LeakReport.NONE)).isEqualTo(report);
    }

    @Test
    void advisesOnWordsThatLookLikeNamesAndHoldsNothingForThem() {
        CaseScan scanned = scan.of(KnownIdentifiers.NONE);

        for (String text :
                new String[] {"spoke to Maria Nowak", "Святлана Іванова", "Иван Петрович", "Gözel Amanowa", "Ján Kráľ"
                }) {
            LeakReport advice = scanned.advice("note", text);
            assertThat(advice.findings()).as(text).hasSize(1);
            assertThat(advice.blocks()).isFalse();
        }
        assertThat(scanned.advice("note", "Border Guard, Main Office of Warsaw").findings())
                .isEmpty();
    }

    private CaseScan known(String name) {
        return scan.of(KnownIdentifiers.builder().add(IdentifierKind.NAME, name).build());
    }
}
