package org.trmgateway.contracts.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trmgateway.contracts.pack.TurkmenLetters.refused;
import static org.trmgateway.contracts.pack.TurkmenLetters.text;
import static org.trmgateway.contracts.pack.TurkmenLetters.translate;
import static org.trmgateway.contracts.pack.TurkmenLetters.with;
import static org.trmgateway.contracts.pack.TurkmenLetters.without;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;

/** What a Turkmen letter may leave out, and what it is refused for. */
class TurkmenPackTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "yollanma-zahmet | Doglan senesi | 31/02/1996 | P3 | date",
                "yollanma-zahmet | Doglan senesi | mart 1996 | P3 | date",
                "yollanma-zahmet | Sene | 11/2026 | E5 | day",
                "yollanma-zahmet | Adamyň telefony | 865000003 | P8 | phone",
                "yollanma-zahmet | Garyndaş | Amanow; 865000004 | P12 | phone",
                "yollanma-zahmet | Çaga sany | köp | P11 | count",
                "yollanma-zahmet | Razylyk | ýollanma; pl-kcik; ; 20/11/2026; 19/11/2027 | C2 | required",
                "yollanma-zahmet | Razylyk | ýollanma; PL; şahsyýet; 20/11/2026; 19/11/2027 | C2 | party",
                "yollanma-zahmet | Razylyk | ýollanma; pl-kcik; şahsyýet; 20/11/2026 | C2 | date",
                "yollanma-zahmet | Etrap | Kaka | P10 | region",
                "yzyna-alma | Yzyna alma | 10/12/2026 | C6 | yzyna-alma",
                "yzyna-alma | Yzyna alma | 10/12/2026; ählisi; saglyk | C6 | yzyna-alma",
                "gozegcilik | Aý | 36 | G3 | month",
                "meyilnama | Ädim | ; nahar | G1 | required",
                "teklip | Teklip | ; psiholog; ýer bar | Q7 | required",
                "teklip | Teklip | nahar; psiholog | Q8 | required"
            })
    void refusesValueThatCannotBeRightWithFieldAndRule(
            String sample, String key, String line, String field, String rule) {
        GatewayException refused = refused(with(sample, key, line));

        assertThat(refused.code()).isEqualTo(ErrorCode.TRANSLATE_VALUE_INVALID);
        assertThat(refused.detail()).isEqualTo(Detail.of(field, rule));
    }

    @ParameterizedTest
    @CsvSource({"Gyssaglylyk, N1", "Welaýat, P10", "Dil, P13", "Ekspluatasiýa, T2"})
    void refusesWordThatIsInNoTable(String key, String field) {
        GatewayException refused = refused(with("yollanma-zahmet", key, "Kanarýewa"));

        assertThat(refused.code()).isEqualTo(ErrorCode.TRANSLATE_CODE_UNKNOWN);
        assertThat(refused.detail().field()).contains(field);
        assertThat(refused.toString()).doesNotContain("Kanar");
    }

    @Test
    void guessesNeitherUrgencyNorConsent() {
        GatewayException urgency = refused(without("yollanma-zahmet", "Gyssaglylyk"));
        GatewayException consent = refused(without("yollanma-zahmet", "Razylyk"));

        assertThat(urgency.detail()).isEqualTo(Detail.of("N1", "required"));
        assertThat(consent.code()).isEqualTo(ErrorCode.TRANSLATE_SCHEMA);
        assertThat(consent.detail()).isEqualTo(Detail.of("Razylyk", "required").at(1));
    }

    @Test
    void takesReferralWithNothingButUrgencyAndConsent() {
        assertThat(text(translate("""
                                Hat: ýollanma
                                Gyssaglylyk: gyssagly
                                Razylyk: ýollanma; pl-kcik; şahsyýet; 20/11/2026; 19/11/2027
                                """)))
                .contains("<trm_Urgency", "<trm_ConsentOnward>no<")
                .doesNotContain("<Person>");
    }

    @Test
    void asksForSpecialistWithoutPlaceForAnyPerson() {
        GatewayException refused = refused(PackSamples.text("tm", "sorag-psiholog.txt") + "Familiýa: Kanarýewa\n");

        assertThat(refused.code()).isEqualTo(ErrorCode.TRANSLATE_SCHEMA);
        assertThat(refused.detail().position()).contains(19);
        assertThat(refused.toString()).doesNotContain("Kanar");
    }

    @Test
    void saysThatDirectoryOfSpecialistsDoesNotTellWhetherThereIsRoom() {
        Translation directory =
                translate("sanaw,welaýat,hünär,dil,öýe_barmak\nhünärmenler,Дашховуз,психолог,türkmen|rus,hawa\n");

        assertThat(text(directory))
                .contains(
                        "<trm_OfferRegion>TM-D<",
                        ">Psychological<",
                        ">Psychologist<",
                        ">HomeVisit<",
                        "<trm_OfferCapacity>Available<");
        assertThat(directory.losses())
                .extracting(Object::toString)
                .containsExactly("Loss[fieldId=Q8, kind=DEFAULTED, rule=tm:mümkinçilik]");
    }
}
