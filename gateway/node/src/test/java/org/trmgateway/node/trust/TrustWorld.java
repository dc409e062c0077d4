package org.trmgateway.node.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.trmgateway.certs.SamplePki;
import org.trmgateway.certs.SamplePlan;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.seal.Directory;
import org.trmgateway.seal.KeyFiles;
import org.trmgateway.seal.TrustAnchors;
import org.trmgateway.seal.TrustPurpose;

/** One node's trust, with revocation lists that hold for a day. All tests share one infrastructure and have lists and a clock of their own. */
final class TrustWorld {

    static final Instant START = Instant.parse("2026-11-21T10:00:00Z");
    static final Duration DAY = Duration.ofDays(1);
    static final PartyId PARTY = new PartyId("pl-sg");

    private static final Supplier<SamplePki> ONE = new Supplier<>() {
        private SamplePki made;

        @Override
        public synchronized SamplePki get() {
            if (made == null) {
                made = generate();
            }
            return made;
        }
    };

    final SetClock clock = new SetClock(START);
    final SamplePki pki = ONE.get();
    final Path file;
    private final Directory directory = pki.directory(clock);

    TrustWorld(Path folder) {
        file = folder.resolve("crls.pem");
        writeLists(START, START.plus(DAY), List.of());
    }

    private static SamplePki generate() {
        try {
            Path folder = Files.createTempDirectory("trust-pki");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> SamplePki.delete(folder)));
            return SamplePki.generate(
                    folder, new SetClock(START), SamplePlan.of(List.of(new NodeId("pl")), Map.of(), List.of()));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    void writeLists(Instant from, Instant until, List<X509Certificate> revokedByNational) {
        write(Stream.of("root", "pl", "federation")
                .map(name -> pki.revocationList(name, name.equals("pl") ? revokedByNational : List.of(), from, until))
                .toList());
    }

    void write(List<X509CRL> lists) {
        try {
            KeyFiles.writePem(file, lists);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    TrustAnchors anchors(Duration grace) {
        return KeyFiles.trustAnchors(pki.layout().root(), pki.layout().authorities(), file, grace);
    }

    DirectoryCertificates certificates(TrustAnchors anchors) {
        return new DirectoryCertificates(() -> directory, anchors);
    }

    X509Certificate signer() {
        return directory
                .party(PARTY, ErrorCode.INTERNAL)
                .certificates()
                .signing()
                .certificate();
    }

    void requireTrusted(TrustAnchors anchors) {
        assertThatCode(() -> anchors.requireTrusted(signer(), List.of(), clock.instant(), TrustPurpose.SIGNER))
                .doesNotThrowAnyException();
    }

    void requireRefused(TrustAnchors anchors, ErrorCode code) {
        assertThatThrownBy(() -> anchors.requireTrusted(signer(), List.of(), clock.instant(), TrustPurpose.SIGNER))
                .isInstanceOfSatisfying(
                        GatewayException.class,
                        refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
