package org.trmgateway.contracts.pack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.trmgateway.contracts.pack.SlovakPackTest.MOTHER;
import static org.trmgateway.contracts.pack.SlovakPackTest.PACK;
import static org.trmgateway.contracts.pack.SlovakPackTest.put;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.Loss;

/** The form of {@code program-pomoci/2}: what does not belong in it is refused, and {@code null} is not the same as absent. */
class SlovakFormTest {

    static final String SILENT = PackSamples.text("sk", "ziadost-bez-odpovedi.json");
    static final String CANARY = "Kanárikovská";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'(\"meno\": )\"Volha\"'|'\"Volha\", \"Kanárikovská\": 1'|žiadosť.klient.4|member-unknown",
                "'(\"cestujeSpolu\": )true'|'true, \"Kanárikovská\": 1'|žiadosť.závisléOsoby.1.7|member-unknown",
                "'(\"fáza\": )'|'null, \"x\": '|žiadosť.fáza|null",
                "'(\"meno\": )\"Volha\"'|'[\"Kanárikovská\"]'|žiadosť.klient.meno|type-string",
                "'(\"telefónBezpečný\": )true'|'\"áno\"'|žiadosť.klient.telefónBezpečný|type-boolean",
                "'(\"početDetí\": )1'|'1.5'|žiadosť.klient.početDetí|count",
                "'(\"početDetí\": )1'|'31'|žiadosť.klient.početDetí|count",
                "'(\"jazyky\": )\\[\"rus\"'|'[null'|žiadosť.klient.jazyky.1|null",
                "'(\"jazyky\": )\\[\"rus\"'|'[\"xxx\"'|žiadosť.klient.jazyky.1|pattern-jazyk",
                "'(\"štátneObčianstvo\": )\\[\"BY\"'|'[\"ZZ\"'|žiadosť.klient.štátneObčianstvo.1|pattern-štát",
                "'(\"telefón\": )\"\\+421900999031\"'|'\"0900 999 031\"'|žiadosť.klient.telefón|pattern-telefón",
                "'(\"verzia\": )\"program-pomoci/2\"'|'\"program-pomoci/3\"'|žiadosť.verzia|pattern-verzia",
                "'(\"dátumNarodenia\": )\"7. 3. 1996\"'|'\"1996-03-07\"'|žiadosť.klient.dátumNarodenia|pattern-dátum",
                "'(\"meno\": )\"Volha\"'|'\"Volha\", \"dôvody\": {\"meno\": \"odmietnuté\"}'|žiadosť.klient.dôvody.1|reason-without-null",
                "'(\"rozsah\": )\\[[^\\]]*\\][^\\]]*\\][^\\]]*\\][^\\]]*\\]'|'[]'|žiadosť.súhlas.rozsah|items-min"
            })
    void refusesMemberThatIsNotOfTheForm(String pattern, String replacement, String field, String rule) {
        GatewayException refused = refused(put(MOTHER, pattern, replacement));

        assertThat(refused.code()).isEqualTo(ErrorCode.TRANSLATE_SCHEMA);
        assertThat(refused.detail()).isEqualTo(Detail.of(field, rule));
    }

    @Test
    void refusesFormWithoutRequiredMember() {
        GatewayException refused = refused(MOTHER.replaceFirst("\"medzinárodnáOchrana\": \"[^\"]*\",", ""));

        assertThat(refused.detail()).isEqualTo(Detail.of("žiadosť.medzinárodnáOchrana", "required"));
    }

    @ParameterizedTest
    @CsvSource({
        "súrne, N1, naliehavosť",
        "nútená prostitúcia, T2, forma",
        "služby v súkromí, T2, sexuálna-forma",
        "odovzdanie prípadu, C2, účel"
    })
    void refusesWordThatIsNotInItsTable(String word, String field, String table) {
        GatewayException refused = refused(MOTHER.replace("\"" + word + "\"", "\"" + CANARY + "\""));

        assertThat(refused.code()).isEqualTo(ErrorCode.TRANSLATE_CODE_UNKNOWN);
        assertThat(refused.detail()).isEqualTo(Detail.of(field, table));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"dňa\": \"3. 1. 2027\"}", "{\"dňa\": \"3. 1. 2027\", \"všetko\": false}"})
    void refusesWithdrawalOfNothing(String withdrawal) {
        GatewayException refused = refused(put(
                PackSamples.text("sk", "odvolanie-vsetkeho.json"),
                "(\"odvolané\": )\\[[^\\]]*\\]",
                "[" + withdrawal + "]"));

        assertThat(refused.code()).isEqualTo(ErrorCode.TRANSLATE_VALUE_INVALID);
        assertThat(refused.detail()).isEqualTo(Detail.of("C6", "rozsah"));
    }

    @Test
    void takesNullForRefusedOrUnknownAndAbsentForNotAsked() {
        String canonical =
                PackSamples.comparable(PACK.toCanonical(SILENT.getBytes(UTF_8)).canonical());

        assertThat(canonical)
                .contains("<prs_MobilePhone trm_dataStatus=\"Refused\"/>")
                .contains("<prs_Email trm_dataStatus=\"Unknown\"/>")
                .contains("<vic_TypeOfExploitation trm_dataStatus=\"Refused\"/>")
                .doesNotContain("vic_MethodOfRecruitment", "trm_Occupation", "NotAsked");
    }

    @Test
    void refusesReasonThatIsNoReason() {
        GatewayException refused =
                refused(SILENT.replace("\"prezývka\": \"odmietnuté\"", "\"prezývka\": \"" + CANARY + "\""));

        assertThat(refused.code()).isEqualTo(ErrorCode.TRANSLATE_CODE_UNKNOWN);
        assertThat(refused.detail()).isEqualTo(Detail.of("E0", "status"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rómska", "maďarská", CANARY})
    void dropsEthnicityWhateverItIs(String ethnicity) {
        Translation translation =
                PACK.toCanonical(SILENT.replace("rómska", ethnicity).getBytes(UTF_8));

        assertThat(PackSamples.comparable(translation.canonical())).doesNotContain(ethnicity, "trm_Ethnicity");
        assertThat(translation.losses()).contains(new Loss("P16", Loss.Kind.DROPPED, "sk:národnosť"));
    }

    @Test
    void refusesEntryTheStateSecretaryDidNotApprove() {
        GatewayException refused =
                refused(MOTHER.replace("\"schválilŠtátnyTajomník\": true", "\"schválilŠtátnyTajomník\": false"));

        assertThat(refused.code()).isEqualTo(ErrorCode.TRANSLATE_VALUE_INVALID);
        assertThat(refused.detail()).isEqualTo(Detail.of("T1", "schválilŠtátnyTajomník"));
    }

    /** The refusal of a form; it must not repeat what stands in place of a value. */
    static GatewayException refused(String form) {
        GatewayException refused =
                catchThrowableOfType(GatewayException.class, () -> PACK.toCanonical(form.getBytes(UTF_8)));
        assertThat(refused).isNotNull();
        assertThat(refused.toString()).doesNotContain(CANARY);
        assertThat(refused.getCause()).isNull();
        return refused;
    }
}
