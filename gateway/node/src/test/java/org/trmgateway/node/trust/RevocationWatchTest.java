package org.trmgateway.node.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509CRL;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.Sha256;
import org.trmgateway.seal.CryptoProviders;
import org.trmgateway.seal.KeyFiles;
import org.trmgateway.seal.TrustAnchors;

class RevocationWatchTest {

    private static final Duration GRACE = Duration.ofHours(2);
    private static final int AUTHORITIES = 3;

    @TempDir
    private Path folder;

    private final List<Entry> trail = new ArrayList<>();
    private final List<Sha256> taken = new ArrayList<>();
    private TrustWorld world;
    private TrustAnchors anchors;
    private RevocationWatch watch;
    private boolean trailDown;

    private record Entry(EvidenceEvent event, String authority, Optional<ErrorCode> reason) {}

    @BeforeEach
    void beginToWatch() {
        world = new TrustWorld(folder);
        anchors = world.anchors(GRACE);
        watch = new RevocationWatch(
                world.file, anchors, world.certificates(anchors), this::write, taken::add, world.clock);
        watch.look();
    }

    @Test
    void takesANewListIntoForceWhileTheNodeRuns() {
        world.requireTrusted(anchors);
        revokeSigner(Duration.ofMinutes(1));

        watch.look();

        world.requireRefused(anchors, ErrorCode.OPEN_SIGNER_REVOKED);
        assertThat(watch.warnings()).isEmpty();
        assertThat(trail).isEmpty();
    }

    @Test
    void tellsTheDigestOfEachFileThatCameIntoForceAndOfNoOther() throws Exception {
        revokeSigner(Duration.ofMinutes(1));
        watch.look();
        watch.look();
        Sha256 newer = Sha256.of(Files.readAllBytes(world.file));
        Files.write(world.file, new byte[0]);
        watch.look();

        assertThat(taken).containsExactly(newer);
    }

    @Test
    void aBadFileNeverTakesThePlaceOfGoodLists() throws Exception {
        revokeSigner(Duration.ofMinutes(1));
        watch.look();
        byte[] good = Files.readAllBytes(world.file);
        for (byte[] bad :
                List.of(new byte[0], "not a list".getBytes(StandardCharsets.US_ASCII), listOfSomebodyElse())) {
            Files.write(world.file, bad);
            watch.look();
            assertThat(watch.warnings()).containsExactly(Map.entry("revocation-file", 1));
            world.requireRefused(anchors, ErrorCode.OPEN_SIGNER_REVOKED);
        }
        // Half a file has some lists: those are taken, the others stay.
        Files.write(world.file, Arrays.copyOf(good, good.length / 2));
        watch.look();
        world.requireRefused(anchors, ErrorCode.OPEN_SIGNER_REVOKED);
        Files.delete(world.file);
        watch.look();
        assertThat(watch.warnings()).containsKey("revocation-file");
        Files.write(world.file, good);
        watch.look();
        assertThat(watch.warnings()).isEmpty();
    }

    @Test
    void anOlderListIsNotTaken() {
        revokeSigner(Duration.ofMinutes(1));
        watch.look();
        world.writeLists(TrustWorld.START, TrustWorld.START.plus(TrustWorld.DAY), List.of());

        watch.look();

        assertThat(watch.warnings()).containsExactly(Map.entry("revocation-file", 1));
        world.requireRefused(anchors, ErrorCode.OPEN_SIGNER_REVOKED);
    }

    @Test
    void writesDownWhenTheGraceBeginsAndWhenItEnds() {
        world.clock.forward(TrustWorld.DAY);
        watch.look();
        watch.look();

        assertThat(trail)
                .hasSize(AUTHORITIES)
                .allSatisfy(entry -> assertThat(entry.event()).isEqualTo(EvidenceEvent.REVOCATION_GRACE_BEGAN))
                .allSatisfy(entry -> assertThat(entry.reason()).isEmpty())
                .extracting(Entry::authority)
                .allMatch(authority -> authority.matches("authority-[0-9a-f]{16}"))
                .doesNotHaveDuplicates();
        assertThat(watch.warnings()).containsExactly(Map.entry("revocation-grace", AUTHORITIES));
        world.requireTrusted(anchors);

        trail.clear();
        world.clock.forward(GRACE);
        watch.look();

        assertThat(trail)
                .hasSize(AUTHORITIES)
                .allSatisfy(entry -> assertThat(entry.event()).isEqualTo(EvidenceEvent.REVOCATION_GRACE_ENDED))
                .allSatisfy(entry -> assertThat(entry.reason()).contains(ErrorCode.OPEN_REVOCATION_UNKNOWN));
        assertThat(watch.warnings()).containsExactly(Map.entry("revocation-unknown", AUTHORITIES));
        world.requireRefused(anchors, ErrorCode.OPEN_REVOCATION_UNKNOWN);

        trail.clear();
        world.writeLists(world.clock.instant(), world.clock.instant().plus(TrustWorld.DAY), List.of());
        watch.look();

        assertThat(trail)
                .hasSize(AUTHORITIES)
                .allSatisfy(entry -> assertThat(entry.event()).isEqualTo(EvidenceEvent.REVOCATION_GRACE_ENDED))
                .allSatisfy(entry -> assertThat(entry.reason()).isEmpty());
        assertThat(watch.warnings()).isEmpty();
        world.requireTrusted(anchors);
    }

    @Test
    void tellsAgainWhatTheTrailDidNotTake() {
        world.clock.forward(TrustWorld.DAY);
        trailDown = true;
        assertThatThrownBy(watch::look).isInstanceOf(GatewayException.class);
        trailDown = false;

        watch.look();

        assertThat(trail).hasSize(AUTHORITIES);
    }

    /** In the name of the national authority, by the key of another. */
    private byte[] listOfSomebodyElse() throws Exception {
        PrivateKey key =
                KeyFiles.privateKey(world.pki.layout().authority("federation", ".key.pem"), world.pki.password());
        X509CRL forged = new JcaX509CRLConverter()
                .getCRL(new JcaX509v2CRLBuilder(
                                world.signer().getIssuerX500Principal(), Date.from(world.clock.instant()))
                        .setNextUpdate(Date.from(world.clock.instant().plus(TrustWorld.DAY)))
                        .build(new JcaContentSignerBuilder("SHA256withECDSA")
                                .setProvider(CryptoProviders.bouncyCastle())
                                .build(key)));
        Path file = folder.resolve("forged.pem");
        KeyFiles.writePem(file, List.of(forged));
        return Files.readAllBytes(file);
    }

    private void write(EvidenceEvent event, String authority, Optional<ErrorCode> reason) {
        if (trailDown) {
            throw new GatewayException(ErrorCode.INTERNAL, Detail.NONE);
        }
        trail.add(new Entry(event, authority, reason));
    }

    private void revokeSigner(Duration after) {
        Instant from = TrustWorld.START.plus(after);
        world.clock.forward(after);
        world.writeLists(from, from.plus(TrustWorld.DAY), List.of(world.signer()));
    }
}
