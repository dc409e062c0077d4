package org.trmgateway.contracts.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trmgateway.contracts.pack.TurkmenLetters.text;
import static org.trmgateway.contracts.pack.TurkmenLetters.translate;
import static org.trmgateway.contracts.pack.TurkmenLetters.with;
import static org.trmgateway.contracts.pack.TurkmenLetters.withoutPlace;
import static org.trmgateway.contracts.pack.TurkmenLetters.words;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trmgateway.contracts.Table;

/** Every word in three spellings, every place by its names in two scripts, every date as far as it is known. */
class TurkmenWordsTest {

    /** table | sample | key | line, with % where the word stands. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "garyndaşlyk | yollanma-zahmet | Garamagynda | A; B; 12/05/2018; %",
                "wezipe | karar-kabul | Wezipe | %",
                "mümkinçilik | teklip | Teklip | nahar; ; %",
                "teklip-görnüşi | teklip | Teklip | nahar; ; ýer bar; %",
                "hawa-ýok | gozegcilik | Bes etmek islegi | %",
                "gyssaglylyk | yollanma-zahmet | Gyssaglylyk | %",
                "ýollanma-sebäbi | yollanma-zahmet | Sebäp | %",
                "jyns | yollanma-zahmet | Jynsy | %",
                "jyns-topary | sorag-psiholog | Jynsy | %",
                "ýaş-topary | sorag-psiholog | Ýaşy | %",
                "resminama-ýagdaýy | yollanma-zahmet | Resminama ýagdaýy | %",
                "ýurt | yollanma-zahmet | Raýatlygy | %",
                "dil | yollanma-zahmet | Dil | %",
                "ýagdaý | yollanma-zahmet | Ýagdaýy | %",
                "anyklan | yollanma-zahmet | Anyklan | %",
                "zerurlyk | yollanma-zahmet | Zerurlyk | %",
                "hünärmen | sorag-psiholog | Hünärmen | %",
                "elýeterlilik | yollanma-zahmet | Elýeterlilik | %",
                "howp-karary | yollanma-zahmet | Howp karary | %",
                "howp | yollanma-zahmet | Howp | %",
                "howpsuzlyk-çäresi | yollanma-zahmet | Howpsuzlyk çäresi | %",
                "razylyk-beren | yollanma-zahmet | Razylyk beren | %",
                "karar | karar-kabul | Karar | %",
                "karar-sebäbi | karar-kabul | Sebäp | %",
                "býujet | karar-kabul | Býujet | %",
                "ugur | meyilnama | Ädim | %",
                "görnüş | gozegcilik | Görnüşi | %",
                "öňe-gidişlik | gozegcilik | Öňe gidişlik | %",
                "howpsuzlyk | gozegcilik | Howpsuzlyk | %",
                "indiki-ädim | gozegcilik | Indiki ädim | %",
                "ekspluatasiýa | yollanma-zahmet | Ekspluatasiýa | %",
                "resminama | yollanma-doly | Resminama | %",
                "bilimi | yollanma-doly | Bilimi | %",
                "maşgala-ýagdaýy | yollanma-doly | Maşgala ýagdaýy | %",
                "pudak | yollanma-doly | Pudak | %",
                "jynsy-görnüş | yollanma-doly | Jynsy ekspluatasiýanyň görnüşi | %",
                "erkinde-saklamak | yollanma-doly | Erkinde saklamak | %",
                "ýola-ukyplylyk | yollanma-doly | Ýola ukyplylyk | %",
                "ýanynda-gitmeli | yollanma-doly | Ýanynda gitmeli | %",
                "günäkär-bilen | yollanma-doly | Günäkär bilen baglanyşyk | %",
                "çaga-ýa-uly | yollanma-doly | Çaga ýa-da uly | %",
                "hossar | yollanma-doly | Hossar | %",
                "çaganyň-bähbidi | yollanma-doly | Çaganyň bähbidi | %",
                "çaganyň-pikiri | yollanma-doly | Çaganyň pikiri | %",
                "çaganyň-ýeri | yollanma-doly | Çaganyň ýeri | %"
            })
    void readsEverySpellingOfEveryWordAsItsCode(String table, String sample, String key, String line) {
        for (Table.Row row : words(table)) {
            Translation translation = translate(with(sample, key, line.replace("%", row.get("national"))));

            String original = "tm:" + table + ":" + row.get("label").replaceAll("[^\\p{L}\\p{N}.\\-]+", "_");
            assertThat(text(translation))
                    .as(row.get("national"))
                    .contains(" trm_originalCode=\"" + original + "\">" + row.get("canonical") + "<");
            assertThat(translation.losses().stream()
                            .anyMatch(loss -> loss.rule().equals("tm:" + table)))
                    .as(row.get("national"))
                    .isEqualTo(!row.get("relation").equals("exact"));
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "maglumat-ýagdaýy | yollanma-zahmet | Familiýa | % | <prs_SecondName trm_dataStatus=\"#\"/>",
                "maksat | yzyna-alma | Yzyna alma | 10/12/2026; % | <trm_WithdrawnPurpose>#<",
                "kategoriýa | yzyna-alma | Yzyna alma | 10/12/2026; ; % | <trm_WithdrawnCategory>#<",
                "ählisi | yzyna-alma | Yzyna alma | 10/12/2026; % | <trm_WithdrawAll>true<",
                "meýdan | karar-kabul | Gerek maglumat | % | <trm_InformationWanted>#<",
                "welaýat | sorag-psiholog | Welaýat | % | <trm_QueryRegion>#<"
            })
    void readsEverySpellingThatIsNoCodeOfItsOwn(String table, String sample, String key, String line, String expected) {
        for (Table.Row row : words(table)) {
            assertThat(text(translate(with(sample, key, line.replace("%", row.get("national"))))))
                    .as(row.get("national"))
                    .contains(expected.replace("#", row.get("canonical")));
        }
    }

    @ParameterizedTest
    @CsvSource({"etrap, Etrap, trm_OriginDistrict", "ilatly-ýer, Ilatly ýer, trm_OriginSettlement"})
    void knowsPlaceByOldAndNewNameInEveryScriptAndItsRegion(String table, String key, String element) {
        Table places = Table.read(
                TurkmenLetters.FOLDER, "places.csv", "code", "name", "district", "region", "country", "level");
        for (Table.Row row : words(table)) {
            Table.Row place = places.rows().stream()
                    .filter(known -> known.get("code").equals(row.get("canonical")))
                    .findFirst()
                    .orElseThrow();

            assertThat(text(translate(withoutPlace("yollanma-zahmet") + key + ": " + row.get("national") + "\n")))
                    .as(row.get("national"))
                    .contains("<" + element + ">" + place.get("name") + "<")
                    .contains("<trm_OriginRegion>" + place.get("region") + "<");
        }
    }

    @Test
    void keepsVillageThatIsNotInTheTableAsItIsWritten() {
        assertThat(text(translate(
                        withoutPlace("yollanma-zahmet") + "Ilatly ýer: Täze oba\nWelaýat: Дашховуз велаяты\n")))
                .contains("<trm_OriginSettlement>Täze oba<", "<trm_OriginRegion>TM-D<")
                .doesNotContain("trm_OriginDistrict");
    }

    @Test
    void keepsNoPlaceThatWasCopiedFromLetterWhereItWasWithheld() {
        assertThat(text(translate(
                        withoutPlace("yollanma-zahmet") + "Ilatly ýer: gizlenen\nEtrap: скрыто\nWelaýat: Mary\n")))
                .contains("<trm_OriginRegion>TM-M<")
                .doesNotContain("trm_OriginSettlement", "trm_OriginDistrict");
    }

    @Test
    void readsDecomposedLettersAsComposedOnes() {
        String letter = PackSamples.text("tm", "yollanma-zahmet.txt");
        String decomposed = Normalizer.normalize(letter, Normalizer.Form.NFD);

        assertThat(decomposed).isNotEqualTo(letter);
        assertThat(text(translate(decomposed))).isEqualTo(text(translate(letter)));
    }

    @ParameterizedTest
    @CsvSource({
        "07/03/1996, 1996-03-07",
        "7/3/1996, 1996-03-07",
        "07.03.1996, 1996-03-07",
        "00/03/1996, 1996-03",
        "03/1996, 1996-03",
        "00/00/1996, 1996",
        "1996, 1996"
    })
    void readsDateAsFarAsItIsKnown(String written, String iso) {
        assertThat(text(translate(with("yollanma-zahmet", "Doglan senesi", written))))
                .contains("<prs_Birthdate>" + iso + "<");
    }
}
