package org.trmgateway.contracts.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trmgateway.contracts.Table;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.Loss;

class LossPolicyTest {

    private static final LossPolicy POLICY = policy("A1;*;stop\nT2;DEFAULTED;ask\nN3;*;ask\nT2;*;flag\n");

    @Test
    void letsPassWhatIsOnlyFlagged() {
        assertThatCode(() -> POLICY.require(
                        List.of(loss("T2", Loss.Kind.WIDENED), loss("P14", Loss.Kind.DROPPED)), Set.of()))
                .doesNotThrowAnyException();
    }

    @Test
    void stopsWhateverIsConfirmed() {
        GatewayException refused = refused(List.of(loss("A1", Loss.Kind.WIDENED)), Set.of("*", "A1"));

        assertThat(refused.code()).isEqualTo(ErrorCode.TRANSLATE_LOSS_FORBIDDEN);
        assertThat(refused.detail()).isEqualTo(Detail.of("A1", "pl:A1"));
    }

    @Test
    void asksForEveryFieldAtOnce() {
        List<Loss> losses = List.of(
                loss("T2", Loss.Kind.DEFAULTED), loss("N3", Loss.Kind.DROPPED), loss("T2", Loss.Kind.DEFAULTED));
        GatewayException refused = refused(losses, Set.of("P14"));

        assertThat(refused.code()).isEqualTo(ErrorCode.TRANSLATE_LOSS_UNCONFIRMED);
        assertThat(refused.detail()).isEqualTo(Detail.of("T2/N3", "pl:T2"));
        assertThat(refused(losses, Set.of("T2")).detail()).isEqualTo(Detail.of("N3", "pl:N3"));
    }

    @Test
    void letsPassWhatAPersonConfirmed() {
        List<Loss> losses = List.of(loss("T2", Loss.Kind.DEFAULTED), loss("N3", Loss.Kind.DROPPED));

        assertThatCode(() -> POLICY.require(losses, Set.of("T2", "N3"))).doesNotThrowAnyException();
        assertThatCode(() -> POLICY.require(losses, Set.of("*"))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"T2;LOST;ask\n", "T2;*;whatever\n"})
    void stopsTheStartWithAWordItDoesNotKnow(String row) {
        assertThatThrownBy(() -> policy(row)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void asksAPersonWhenAPolishFormSaysLessAboutWhoTravelsWithAChild() {
        CountryPack pack = PackSamples.pack("pl");
        Translation translation = pack.toCanonical(PackSamples.text("pl", "zgloszenie-matka-z-dziecmi.xml")
                .replaceFirst("pokrewienstwo=\"0[1-9]\"", "pokrewienstwo=\"08\"")
                .getBytes(StandardCharsets.UTF_8));

        GatewayException refused =
                catchThrowableOfType(GatewayException.class, () -> pack.requireBearable(translation, Set.of()));
        assertThat(refused.code()).isEqualTo(ErrorCode.TRANSLATE_LOSS_UNCONFIRMED);
        assertThat(refused.detail()).isEqualTo(Detail.of("P11", "pl:pokrewienstwo"));
        assertThatCode(() -> pack.requireBearable(translation, Set.of("P11"))).doesNotThrowAnyException();
    }

    private static LossPolicy policy(String rows) {
        return LossPolicy.of(Table.parse("losses", "field;kind;action\n" + rows));
    }

    private static GatewayException refused(List<Loss> losses, Set<String> confirmed) {
        GatewayException refused =
                catchThrowableOfType(GatewayException.class, () -> POLICY.require(losses, confirmed));
        assertThat(refused).isNotNull();
        return refused;
    }

    private static Loss loss(String field, Loss.Kind kind) {
        return new Loss(field, kind, "pl:" + field);
    }
}
