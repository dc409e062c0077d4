package org.trmgateway.routes.federation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.trmgateway.certs.SamplePki;
import org.trmgateway.certs.SamplePlan;
import org.trmgateway.contracts.Contracts;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.seal.DecryptionIdentity;
import org.trmgateway.seal.Directory;
import org.trmgateway.seal.SigningIdentity;
import org.trmgateway.seal.TrustAnchors;

/** What all tests share because making it takes seconds: the contracts, a sample PKI and its keys. All of it immutable. */
public final class SampleWorld {

    /** When every test begins: a day on which the samples' consents and assessments are live. */
    public static final Instant START = Instant.parse("2026-11-21T12:00:00Z");

    private static final SampleWorld WORLD = new SampleWorld();

    private final Contracts contracts = Contracts.load();
    private final SamplePki pki;
    private final TrustAnchors anchors;
    private final Map<PartyId, SigningIdentity> signing = new ConcurrentHashMap<>();
    private final Map<PartyId, DecryptionIdentity> decryption = new ConcurrentHashMap<>();

    private SampleWorld() {
        Path directory = temporary("pki");
        pki = SamplePki.generate(
                directory,
                Clock.fixed(START, ZoneOffset.UTC),
                SamplePlan.of(Stream.of("pl", "by", "iom").map(NodeId::new).toList(), Map.of(), List.of()));
        anchors = pki.trustAnchors();
    }

    /** The one world. */
    public static SampleWorld get() {
        return WORLD;
    }

    /** A new folder below the module's {@code target}. */
    public static Path temporary(String name) {
        try {
            return Files.createTempDirectory(name);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    public Contracts contracts() {
        return contracts;
    }

    public TrustAnchors anchors() {
        return anchors;
    }

    /** The signed directory, read against a clock. */
    public Directory directory(Clock clock) {
        return pki.directory(clock);
    }

    /** The signing keys of any party. */
    public SigningIdentity signing(PartyId party) {
        return signing.computeIfAbsent(party, pki::signing);
    }

    /** The decryption keys of any party. */
    public Optional<DecryptionIdentity> decryption(PartyId party) {
        return Optional.of(decryption.computeIfAbsent(party, pki::decryption));
    }
}
