package org.trmgateway.protect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.trmgateway.protect.MinimiserTest.inner;
import static org.trmgateway.protect.MinimiserTest.message;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.ReleaseAction;
import org.w3c.dom.Document;

class SealedPartsTest {

    private static final PartyId IOM = new PartyId("iom-by");
    private static final Pseudonym PSEUDONYM = Pseudonym.parse("QKBHTS78CH4F4Y5", new NodeId("by"));

    private final Minimiser minimiser = new Minimiser(
            new ViewForTests("Person", "Dependant", "Risk", "Consent", "Cell")
                    .with("A", ReleaseAction.KEEP, "keep")
                    .with("B", ReleaseAction.SEAL, "seal")
                    .with("C", ReleaseAction.DROP, "drop"),
            (name, value) -> {
                throw new AssertionError("nothing is generalised here");
            });

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<Person><seal>1</seal><keep>2</keep><seal>3</seal><keep>4</keep><seal>5</seal></Person>",
                "<Person><keep>1</keep></Person><Risk><seal>2</seal></Risk><Consent><keep>3</keep></Consent>",
                "<Dependant><seal>a</seal></Dependant><Dependant><seal>b</seal><keep>c</keep></Dependant><Dependant><keep>d</keep></Dependant>"
                        + "<Dependant><seal>e</seal></Dependant>",
                "<Consent><Cell><seal>1</seal></Cell><Cell><keep>2</keep><seal>3</seal></Cell><keep>4</keep></Consent>",
                "<Risk><seal trm_originalCode=\"pl:x:1\">1 &amp; Łódź</seal><seal/></Risk>",
            })
    void mergesBackWhatWasSealed(String content) {
        Minimised minimised = minimiser.minimise(message(content), group -> Optional.of(PSEUDONYM));
        byte[] sealed = minimised.sealedPart().orElseThrow();
        Document sent = minimised.attachSealedPart(IOM, (to, plain) -> plain);

        Document merged = SealedParts.merge(sent, sealed);

        assertThat(inner(merged).replaceFirst("<Sealed>.*</Sealed>", "")).isEqualTo(content);
        assertThat(inner(sent)).doesNotContain("trm_at", "<seal>");
    }

    @Test
    void droppedElementsStayAway() {
        Minimised minimised = minimiser.minimise(
                message(
                        "<Person><drop>0</drop><seal>1</seal><drop>2</drop><keep>3</keep></Person><Risk><drop>4</drop></Risk>"),
                group -> Optional.of(PSEUDONYM));

        Document merged =
                SealedParts.merge(minimised.open(), minimised.sealedPart().orElseThrow());

        assertThat(inner(merged)).isEqualTo("<Person><seal>1</seal><keep>3</keep></Person>");
    }

    @Test
    void attachesThePartLastAndReadsItAgain() {
        Minimised minimised = minimiser.minimise(
                message("<Person><keep>1</keep><seal>2</seal></Person>"), group -> Optional.of(PSEUDONYM));

        Document sent = minimised.attachSealedPart(
                IOM, (to, plain) -> new byte[] {(byte) to.value().length(), 2, 3});

        assertThat(inner(sent))
                .isEqualTo(
                        "<Person><keep>1</keep></Person><Sealed><trm_SealedPart to=\"iom-by\">BgID</trm_SealedPart></Sealed>");
        assertThat(SealedParts.read(sent)).singleElement().satisfies(part -> {
            assertThat(part.to()).isEqualTo(IOM);
            assertThat(part.cms()).containsExactly(6, 2, 3);
        });
    }

    @Test
    void attachesNothingWhenNothingIsSealed() {
        Minimised minimised =
                minimiser.minimise(message("<Person><keep>1</keep></Person>"), group -> Optional.of(PSEUDONYM));

        Document sent = minimised.attachSealedPart(IOM, (to, plain) -> {
            throw new AssertionError("nothing to seal");
        });

        assertThat(SealedParts.read(sent)).isEmpty();
        assertThat(inner(sent)).isEqualTo("<Person><keep>1</keep></Person>");
    }

    @Test
    void putsTwoPartsIntoOneGroup() {
        Document open = message("<Person><keep>1</keep></Person>");
        SealedParts.attach(open, new SealedPart(IOM, new byte[] {1}));
        SealedParts.attach(open, new SealedPart(new PartyId("by-med"), new byte[] {2}));

        assertThat(SealedParts.read(open)).extracting(part -> part.to().value()).containsExactly("iom-by", "by-med");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no xml",
                "<Other xmlns='urn:test'/>",
                "<SealedPart xmlns='urn:test'><Person><seal trm_at='0'>1</seal></Person></SealedPart>",
                "<SealedPart xmlns='urn:test'><Person trm_in='1'><seal trm_at='0'>1</seal></Person></SealedPart>",
                "<SealedPart xmlns='urn:test'><Person trm_in='-1'><seal trm_at='0'>1</seal></Person></SealedPart>",
                "<SealedPart xmlns='urn:test'><Person trm_in='0'><seal trm_at='7'>1</seal></Person></SealedPart>",
                "<SealedPart xmlns='urn:test'><Person trm_in='0'><seal trm_at='0'>1</seal><seal trm_at='0'>1</seal></Person></SealedPart>",
                "<SealedPart xmlns='urn:test'><Risk trm_in='0'><seal trm_at='0'>1</seal></Risk></SealedPart>",
            })
    void refusesPartThatDoesNotFit(String sealed) {
        Document open = message("<Person><keep>1</keep></Person>");

        assertThatExceptionOfType(GatewayException.class)
                .isThrownBy(() -> SealedParts.merge(open, sealed.getBytes(StandardCharsets.UTF_8)))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(ErrorCode.OPEN_CONTAINER_MALFORMED));
    }

    @Test
    void refusesPartThatIsNoBase64() {
        Document open = message("<Sealed><trm_SealedPart to='iom-by'>%%</trm_SealedPart></Sealed>");

        assertThatExceptionOfType(GatewayException.class)
                .isThrownBy(() -> SealedParts.read(open))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(ErrorCode.OPEN_CONTAINER_MALFORMED));
    }
}
