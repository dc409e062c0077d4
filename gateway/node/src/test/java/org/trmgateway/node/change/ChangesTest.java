package org.trmgateway.node.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trmgateway.certs.SamplePki;
import org.trmgateway.certs.SamplePlan;
import org.trmgateway.referral.EnvelopeMetadata;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Sha256;
import org.trmgateway.routes.EvidenceDesk;
import org.trmgateway.routes.store.TrailHeads;
import org.trmgateway.trail.TrailEntry;

class ChangesTest {

    private static final PartyId GATEWAY = new PartyId("pl-gw");
    private static final PartyId GUARD = new PartyId("pl-sg");
    private static final Sha256 ONE = Sha256.of(new byte[] {1});
    private static final Sha256 OTHER = Sha256.of(new byte[] {2});
    private static final EnvelopeMetadata.Versions VERSIONS = new EnvelopeMetadata.Versions("1", "2", "3", "4");

    @TempDir
    private static Path folder;

    private static SamplePki pki;

    private final Map<String, Sha256> known = new HashMap<>();
    private final List<TrailEntry> trail = new ArrayList<>();
    private Changes changes;

    /** Nothing here is about a message. */
    private static final class NoHeads implements TrailHeads {

        @Override
        public Optional<Sha256> last(MessageId id) {
            return Optional.empty();
        }

        @Override
        public void put(MessageId id, Sha256 leafHash) {
            throw new IllegalStateException("no message");
        }
    }

    @BeforeAll
    static void generate() {
        pki = SamplePki.generate(
                folder.resolve("pki"),
                Clock.systemUTC(),
                SamplePlan.of(List.of(new NodeId("pl"), new NodeId("by")), Map.of(), List.of()));
    }

    @BeforeEach
    void start() {
        Clock clock = Clock.fixed(Instant.parse("2026-11-27T10:00:00Z"), ZoneOffset.UTC);
        changes = new Changes(
                (name, digest, _) -> !digest.equals(known.put(name, digest)),
                new EvidenceDesk(
                        GATEWAY,
                        pki.signing(GATEWAY),
                        () -> pki.directory(Clock.systemUTC()),
                        pki.trustAnchors(),
                        entry -> {
                            trail.add(entry);
                            return entry.toBytes().leafHash();
                        },
                        new NoHeads(),
                        clock));
    }

    @Test
    void saysOnceWhatIsAnotherAndTheFirstTimeToo() {
        changes.settings(ONE);
        changes.settings(ONE);
        changes.settings(OTHER);
        changes.contracts(ONE, VERSIONS);
        changes.contracts(ONE, VERSIONS);
        changes.revocationLists(ONE);
        changes.revocationLists(ONE);

        assertThat(told())
                .containsExactly(
                        "ConfigurationChanged pl-gw settings " + ONE,
                        "ConfigurationChanged pl-gw settings " + OTHER,
                        "PolicyChanged pl-gw - " + ONE,
                        "OperatorAction pl-gw revocation-lists " + ONE);
        assertThat(trail.get(2).policy()).contains("2");
    }

    @Test
    void saysOfEachKeyWhoseItIsWhatForAndWhichCertificateItHas() {
        changes.keys(List.of(
                new KeyInUse(GUARD, "signing", ONE),
                new KeyInUse(GUARD, "encryption-ml-kem-768", ONE),
                new KeyInUse(GATEWAY, "tls", ONE)));
        trail.clear();

        changes.keys(List.of(
                new KeyInUse(GATEWAY, "tls", ONE),
                new KeyInUse(GUARD, "encryption-ml-kem-768", OTHER),
                new KeyInUse(GUARD, "signing", ONE)));

        assertThat(told()).containsExactly("KeyRolled pl-sg encryption-ml-kem-768 " + OTHER);
    }

    private List<String> told() {
        return trail.stream()
                .map(entry -> entry.event().wireName() + " " + entry.from().orElseThrow() + " "
                        + entry.ruleId().orElse("-") + " "
                        + entry.documentSha256().orElseThrow())
                .toList();
    }
}
