package org.trmgateway.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trmgateway.seal.Refusals.assertRefused;
import static org.trmgateway.seal.TestFederation.BYSTANDER;
import static org.trmgateway.seal.TestFederation.NOW;
import static org.trmgateway.seal.TestFederation.RECIPIENT;
import static org.trmgateway.seal.TestFederation.SENDER;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.trmgateway.referral.EnvelopeMetadata;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.PartyId;

/** A suite goes out of use at an instant that the directory sets, at both ends and without a restart. */
class SuiteSunsetTest {

    private static final TestFederation FEDERATION = new TestFederation();
    private static final Instant SUNSET = NOW.plus(Duration.ofHours(1));
    private static final byte[] MESSAGE = "<message/>".getBytes(StandardCharsets.UTF_8);

    private final SettableClock clock = new SettableClock(NOW);

    @Test
    void aSuiteIsTakenUntilItsSunsetAndNotFromThenOn() {
        Directory directory = directory(new AllowedSuite(Suite.S1, Optional.of(SUNSET)), always(Suite.S2));
        EnvelopeMetadata metadata = FEDERATION.metadata(Suite.S1);
        byte[] cms = seal(metadata);

        clock.set(SUNSET.minusMillis(1));
        assertThat(open(metadata, cms, directory).messageXml()).isEqualTo(MESSAGE);
        clock.set(SUNSET);
        assertRefused(ErrorCode.OPEN_SUITE_SUNSET, "suite-sunset", () -> open(metadata, cms, directory));
    }

    @Test
    void aSuiteThatIsNotListedIsNotTaken() {
        Directory directory = directory(always(Suite.S2));
        EnvelopeMetadata old = FEDERATION.metadata(Suite.S1);
        byte[] cms = seal(old);
        assertRefused(ErrorCode.OPEN_SUITE_SUNSET, () -> open(old, cms, directory));
        EnvelopeMetadata current = FEDERATION.metadata(Suite.S2);
        assertThat(open(current, seal(current), directory).messageXml()).isEqualTo(MESSAGE);
    }

    @Test
    void theStrongestSuiteIsChosenThatBothHaveAndThatIsStillInUse() {
        Directory both = directory(always(Suite.S1), new AllowedSuite(Suite.S2, Optional.of(SUNSET)));
        assertThat(suite(both, SENDER, RECIPIENT, NOW)).isEqualTo(Suite.S2);
        assertThat(suite(both, SENDER, RECIPIENT, SUNSET)).isEqualTo(Suite.S1);
        assertRefused(ErrorCode.SEAL_SUITE_FORBIDDEN, () -> suite(both, SENDER, BYSTANDER, SUNSET));
    }

    @Test
    void aPartyThatCannotOpenASuiteIsSentTheNextStrongest() {
        Directory directory = FEDERATION.open(FEDERATION.content.withParties(FEDERATION.content.parties().stream()
                .map(party -> party.id().equals(RECIPIENT) ? opening(party, Set.of(Suite.S1)) : party)
                .toList()));
        assertThat(suite(directory, SENDER, RECIPIENT, NOW)).isEqualTo(Suite.S1);
        DirectoryParty classicalOnly = directory.party(RECIPIENT, ErrorCode.ADMIT_RECIPIENT_UNKNOWN);
        assertRefused(
                ErrorCode.SEAL_SUITE_FORBIDDEN,
                () -> new Sealer(FEDERATION.anchors, clock)
                        .seal(
                                FEDERATION.metadata(Suite.S2),
                                MESSAGE,
                                FEDERATION.keysOf(SENDER).signing(),
                                classicalOnly));
        byte[] nothingItTakes = FEDERATION.sign(FEDERATION.content.withParties(FEDERATION.content.parties().stream()
                .map(party -> party.id().equals(BYSTANDER) ? opening(party, Set.of(Suite.S1)) : party)
                .toList()));
        assertRefused(
                ErrorCode.OPEN_DIRECTORY_INVALID,
                "suite-floor",
                () -> Directory.open(nothingItTakes, FEDERATION.anchors, clock));
    }

    @Test
    void aPolicyListsEachSuiteOnceAndAtLeastOne() {
        assertRefused(ErrorCode.OPEN_DIRECTORY_INVALID, "suites", () -> new AlgorithmPolicy(List.of()));
        assertRefused(
                ErrorCode.OPEN_DIRECTORY_INVALID,
                "suites",
                () -> new AlgorithmPolicy(List.of(always(Suite.S2), always(Suite.S2))));
        assertRefused(
                ErrorCode.OPEN_DIRECTORY_INVALID,
                "suites",
                () -> new AlgorithmPolicy(List.of(always(Suite.S2), always(Suite.S1))));
        assertThat(AlgorithmPolicy.ALL.suites())
                .extracting(AllowedSuite::suite)
                .containsExactlyElementsOf(EnumSet.allOf(Suite.class));
    }

    private static AllowedSuite always(Suite suite) {
        return new AllowedSuite(suite, Optional.empty());
    }

    private static DirectoryParty opening(DirectoryParty party, Set<Suite> suites) {
        return new DirectoryParty(
                party.id(),
                party.node(),
                party.country(),
                party.roles(),
                party.generations(),
                suites,
                party.suiteFloor(),
                party.languages(),
                party.desk());
    }

    private Directory directory(AllowedSuite... suites) {
        return Directory.open(
                FEDERATION.sign(FEDERATION.content.withAlgorithms(new AlgorithmPolicy(List.of(suites)))),
                FEDERATION.anchors,
                clock);
    }

    private static Suite suite(Directory directory, PartyId from, PartyId to, Instant at) {
        return directory.suiteFor(
                directory.party(from, ErrorCode.ADMIT_RECIPIENT_UNKNOWN),
                directory.party(to, ErrorCode.ADMIT_RECIPIENT_UNKNOWN),
                at);
    }

    private byte[] seal(EnvelopeMetadata metadata) {
        return new Sealer(FEDERATION.anchors, clock)
                .seal(metadata, MESSAGE, FEDERATION.keysOf(SENDER).signing(), FEDERATION.party(RECIPIENT))
                .cms();
    }

    private OpenedContainer open(EnvelopeMetadata metadata, byte[] cms, Directory directory) {
        return new Opener().open(metadata, cms, FEDERATION::decryption, directory, FEDERATION.anchors, clock.instant());
    }
}
