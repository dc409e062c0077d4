package org.trmgateway.node.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trmgateway.certs.SampleOcspResponder;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.seal.TrustAnchors;

class OcspRoundsTest {

    private static final URI PL = URI.create("http://ocsp.example/pl");
    private static final URI ROOT = URI.create("http://ocsp.example/root");

    @TempDir
    private Path folder;

    private final List<URI> asked = new ArrayList<>();
    private TrustWorld world;
    private TrustAnchors anchors;
    private SampleOcspResponder responder;
    private UnaryOperator<byte[]> behaviour;
    private boolean down;
    private OcspRounds rounds;

    @BeforeEach
    void prepare() {
        world = new TrustWorld(folder);
        anchors = world.anchors(Duration.ZERO);
        responder = world.pki.ocspResponder(world.clock);
        behaviour = responder::answer;
        rounds = rounds(Map.of("Sample authority pl", PL, "Sample root", ROOT));
    }

    @Test
    void asksAboutEveryCertificateAndAgainAtHalfTheLifeOfTheAnswer() {
        rounds.round();
        int all = asked.size();
        assertThat(all).isGreaterThan(10);
        assertThat(asked).contains(PL, ROOT);

        world.clock.forward(Duration.ofMinutes(29));
        rounds.round();
        assertThat(asked).hasSize(all);

        world.clock.forward(Duration.ofMinutes(1));
        rounds.round();
        assertThat(asked).hasSize(2 * all);
    }

    @Test
    void whoIsRevokedByAnAnswerIsNoLongerTrusted() {
        rounds.round();
        world.requireTrusted(anchors);
        responder.revoke(world.signer());
        world.clock.forward(Duration.ofMinutes(30));

        rounds.round();

        world.requireRefused(anchors, ErrorCode.OPEN_SIGNER_REVOKED);
    }

    @Test
    void freshAnswersStandInForListsThatRanOut() {
        world.clock.forward(TrustWorld.DAY);
        world.requireRefused(anchors, ErrorCode.OPEN_REVOCATION_UNKNOWN);

        rounds.round();
        world.requireTrusted(anchors);

        down = true;
        world.clock.forward(Duration.ofHours(1));
        rounds.round();
        world.requireRefused(anchors, ErrorCode.OPEN_REVOCATION_UNKNOWN);
    }

    @Test
    void asksEverLessOftenWhoDoesNotAnswer() {
        rounds = rounds(Map.of("Sample authority pl", PL));
        down = true;
        rounds.round();
        rounds.round();
        assertThat(asked).hasSize(1);
        world.clock.forward(Duration.ofMinutes(1));
        rounds.round();
        assertThat(asked).hasSize(2);
        world.clock.forward(Duration.ofMinutes(1));
        rounds.round();
        assertThat(asked).hasSize(2);
        world.clock.forward(Duration.ofMinutes(1));
        rounds.round();
        assertThat(asked).hasSize(3);

        down = false;
        world.clock.forward(Duration.ofHours(1));
        rounds.round();
        assertThat(asked).hasSizeGreaterThan(10);
    }

    @Test
    void waitsWhenAskedToTryLater() {
        rounds = rounds(Map.of("Sample authority pl", PL));
        behaviour = _ -> tryLater();
        rounds.round();
        rounds.round();
        assertThat(asked).hasSize(1);
    }

    @Test
    void oneAnswerThatCannotBeBelievedSpoilsNoOther() {
        rounds = rounds(Map.of("Sample authority pl", PL));
        rounds.round();
        int all = asked.size();
        world.clock.forward(Duration.ofMinutes(30));
        asked.clear();
        behaviour = request -> asked.size() == 1 ? new byte[] {1} : responder.answer(request);

        rounds.round();
        assertThat(asked).hasSize(all);
        asked.clear();
        behaviour = responder::answer;
        world.clock.forward(Duration.ofMinutes(30));
        rounds.round();

        assertThat(asked).hasSize(all - 1);
    }

    private OcspRounds rounds(Map<String, URI> responders) {
        return new OcspRounds(
                anchors,
                new OcspTargets(world.certificates(anchors), anchors, responders, false),
                this::ask,
                world.clock);
    }

    private byte[] ask(URI address, byte[] request) throws IOException {
        asked.add(address);
        if (down) {
            throw new IOException("down");
        }
        return behaviour.apply(request);
    }

    private static byte[] tryLater() {
        try {
            return new OCSPRespBuilder().build(OCSPRespBuilder.TRY_LATER, null).getEncoded();
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
