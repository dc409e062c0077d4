package org.trmgateway.protect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.w3c.dom.Document;

/** Whatever is done to a name on its way into a message, the message does not leave. */
class LeakScanPropertyTest {

    private static final List<String> NAMES = List.of(
            "Kowalska",
            "Łukasz",
            "Żółkiewska",
            "Szczęsny",
            "Wójcik",
            "Dąbrowska",
            "Grzegorz",
            "Świętochowska",
            "Jędrzej",
            "Chodkiewicz",
            "Аляксандр",
            "Святлана",
            "Дзмітрый",
            "Вольга",
            "Кавальчук",
            "Рыгор",
            "Шчарбакоў",
            "Юлія",
            "Яўген",
            "Хрысціна",
            "Đorđević",
            "Живковић",
            "Љиљана",
            "Његош",
            "Ђурђица",
            "Ћирић",
            "Џамоња",
            "Živojinović",
            "Šćepan",
            "Gordana",
            "Шевченко",
            "Ольга",
            "Семёнов",
            "Подъячев",
            "Щербакова",
            "Ščasný",
            "Kováčová",
            "Ľudmila",
            "Annagül",
            "Ныязов");

    private static final String CLEAN = """
            <M xmlns='urn:test' version='1'><Case><trm_ReferralDate>2026-11-20</trm_ReferralDate><trm_Urgency>Immediate</trm_Urgency></Case>
            <Person><trm_Pseudonym>7K3QFM9TXW2HD4B</trm_Pseudonym><trm_AgeBand>27-29</trm_AgeBand><prs_Citizenship trm_originalCode='pl:kraj:112'>BY</prs_Citizenship>
            <prs_PrimaryLanguage>bel</prs_PrimaryLanguage><trm_OriginRegion>BY-HM</trm_OriginRegion></Person>
            <Exploitation><vic_TypeOfExploitation>ForcedLabour</vic_TypeOfExploitation><vic_MethodsOfControl>ThreatensChildrenFamily</vic_MethodsOfControl>
            <vic_ForcedLabourIndustry>A_AgricultureForestryAndFishing</vic_ForcedLabourIndustry></Exploitation>
            <Consent><trm_ConsentId>0198c0de-7a5b-7000-8000-0123456789ab</trm_ConsentId>
            <trm_ConsentProofSha256>e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855</trm_ConsentProofSha256></Consent>
            <Contact><trm_ContactOffice>Border Guard, Warsaw</trm_ContactOffice><trm_ContactEmail>duty@sg.example</trm_ContactEmail></Contact>
            <Losses><trm_Loss>P7 DROPPED pl:dokument</trm_Loss></Losses><Note>@NOTE@</Note></M>
            """;

    private final LeakScan scan = new LeakScan(Set.of("trm_ContactEmail"), Set.of());

    @Property(tries = 2000, seed = "20261121")
    void findsEveryNameInEveryForm(
            @ForAll("names") String name, @ForAll Form form, @ForAll("surroundings") String around) {
        String written = around.replace("@", form.of(name));

        assertThatExceptionOfType(GatewayException.class)
                .as("%s as %s: %s", name, form, written)
                .isThrownBy(() -> scan.scan(known(name), message(written)));
    }

    @Property(tries = 2000, seed = "20261121")
    void findsEveryVariant(@ForAll("names") String name, @ForAll("choice") int choice, @ForAll Form form) {
        List<String> variants = List.copyOf(Transliteration.variants(name));
        String written = form.of(variants.get(choice % variants.size()));

        assertThatExceptionOfType(GatewayException.class)
                .as("%s as %s: %s", name, form, written)
                .isThrownBy(() -> scan.scan(known(name), message(written)));
    }

    @Property(tries = 2000, seed = "20261126")
    void findsEveryVariantInEveryEncoding(
            @ForAll("names") String name, @ForAll("choice") int choice, @ForAll Form form, @ForAll Wrapping wrapping) {
        List<String> variants = List.copyOf(Transliteration.variants(name));
        String told = choice % 2 == 0 ? name : variants.get(choice % variants.size());
        String written = wrapping.of(form.of(told));

        assertThat(scan.of(known(name)).text("note", written).blocks())
                .as("%s as %s in %s: %s", name, form, wrapping, written)
                .isTrue();
    }

    @Property(tries = 500, seed = "20261126")
    void findsNobodyInOtherText(
            @ForAll("names") String name, @ForAll("otherTexts") String text, @ForAll Wrapping wrapping) {
        assertThat(scan.of(known(name)).text("note", wrapping.of(text)))
                .as("%s in %s: %s", name, wrapping, text)
                .isEqualTo(LeakReport.NONE);
    }

    @Provide
    Arbitrary<String> otherTexts() {
        return Arbitraries.of(
                "places are free from Monday",
                "wolne miejsca od poniedziałku",
                "свободные места с понедельника",
                "вольныя месцы з панядзелка",
                "boş ýerler duşenbe gününden",
                "слободна места од понедељка",
                "voľné lôžka od pondelka");
    }

    @Property(tries = 200, seed = "20261121")
    void letsTheCleanMessagePass(@ForAll("names") String name) {
        Document clean = message("nothing to say");

        assertThat(scan.scan(known(name), clean)).isSameAs(clean);
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.of(NAMES);
    }

    @Provide
    Arbitrary<Integer> choice() {
        return Arbitraries.integers().between(0, 1000);
    }

    @Provide
    Arbitrary<String> surroundings() {
        return Arbitraries.of(
                "@", "Pani @ przyjechała", "(@)", "see file @.pdf", "Anna-@", "грамадзянка @, 1999", "№1 @1999");
    }

    /** What people and programs do to a name. */
    enum Form {
        AS_IT_IS {
            @Override
            String of(String name) {
                return name;
            }
        },
        CAPITALS {
            @Override
            String of(String name) {
                return name.toUpperCase(Locale.ROOT);
            }
        },
        SMALL {
            @Override
            String of(String name) {
                return name.toLowerCase(Locale.ROOT);
            }
        },
        SPACED {
            @Override
            String of(String name) {
                return String.join(" ", name.split(""));
            }
        },
        HYPHENATED {
            @Override
            String of(String name) {
                int middle = name.length() / 2;
                return name.length() < 6 ? name : name.substring(0, middle) + "-" + name.substring(middle);
            }
        },
        WITHOUT_MARKS {
            @Override
            String of(String name) {
                return LatinLetters.strip(LatinLetters.fold(name));
            }
        },
        LOOKALIKE {
            @Override
            String of(String name) {
                return name.replace('a', 'а').replace('о', 'o').replace('е', 'e');
            }
        };

        abstract String of(String name);
    }

    /** What programs do to text. */
    enum Wrapping {
        BASE64 {
            @Override
            String of(String text) {
                return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
            }
        },
        BASE64URL {
            @Override
            String of(String text) {
                return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
            }
        },
        HEXADECIMAL {
            @Override
            String of(String text) {
                return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
            }
        },
        UTF16_HEXADECIMAL {
            @Override
            String of(String text) {
                return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_16BE));
            }
        },
        PERCENT {
            @Override
            String of(String text) {
                return URLEncoder.encode(text, StandardCharsets.UTF_8);
            }
        },
        REFERENCES {
            @Override
            String of(String text) {
                StringBuilder written = new StringBuilder();
                text.codePoints()
                        .forEach(letter -> written.append("&#").append(letter).append(';'));
                return written.toString();
            }
        },
        BASE64_OF_PERCENT {
            @Override
            String of(String text) {
                return BASE64.of(PERCENT.of(text));
            }
        },
        MOJIBAKE {
            @Override
            String of(String text) {
                return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
            }
        };

        abstract String of(String text);
    }

    private static KnownIdentifiers known(String name) {
        return KnownIdentifiers.builder().add(IdentifierKind.NAME, name).build();
    }

    private static Document message(String note) {
        return CanonicalXml.parse(CLEAN.replace("@NOTE@", note).getBytes(StandardCharsets.UTF_8), ErrorCode.INTERNAL);
    }
}
