package org.trmgateway.certs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trmgateway.referral.CaseReference;
import org.trmgateway.referral.EnvelopeMetadata;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.MessageType;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Sha256;
import org.trmgateway.seal.Directory;
import org.trmgateway.seal.Opener;
import org.trmgateway.seal.PartyCertificates;
import org.trmgateway.seal.SealedEnvelope;
import org.trmgateway.seal.Sealer;
import org.trmgateway.seal.SigningIdentity;
import org.trmgateway.seal.TrustAnchors;

/** The roll-over of docs/operations.md, step by step on a clock of its own: no message is lost, and at the end the old keys are worth nothing. */
class RollOverTest {

    private static final Instant DAY_0 = Instant.parse("2026-11-21T10:00:00Z");
    private static final Instant DAY_1 = DAY_0.plus(Duration.ofDays(1));
    private static final Instant DAY_2 = DAY_0.plus(Duration.ofDays(2));
    private static final Instant DAY_9 = DAY_0.plus(Duration.ofDays(9));
    private static final PartyId CHANGING = new PartyId("by-mvd");
    private static final PartyId OTHER = new PartyId("pl-sg");
    private static final byte[] MESSAGE = "<m01/>".getBytes(UTF_8);
    private static final Duration LIFE = Duration.ofDays(3);

    @TempDir
    private static Path folder;

    private static SamplePki pki;
    private static TrustAnchors anchors;
    private static NewKeys old;
    private static NewKeys fresh;
    private static byte[] secondVersion;
    private static Directory first;
    private static Directory second;

    @BeforeAll
    static void publishBothGenerations() {
        Clock clock = Clock.fixed(DAY_0, ZoneOffset.UTC);
        pki = SamplePki.generate(
                folder.resolve("pki"),
                clock,
                SamplePlan.of(List.of(new NodeId("pl"), new NodeId("by")), Map.of(), List.of()));
        anchors = pki.trustAnchors();
        old = new NewKeys(pki.signing(CHANGING), pki.decryption(CHANGING));
        fresh = NewKeys.issue(pki, "by", DAY_0);
        first = pki.directory(clock);
        secondVersion = pki.nextDirectory(
                DAY_1,
                content -> content.withParties(content.parties().stream()
                        .map(party -> party.id().equals(CHANGING)
                                ? party.withGenerations(List.of(fresh.certificates(), old.certificates()))
                                : party)
                        .toList()));
        second = open(secondVersion, DAY_1).requireSucceeding(first);
    }

    @Test
    void whatWasSealedBeforeIsOpenedAfterTheNodeHasBothKeys() {
        EnvelopeMetadata before = toThem(DAY_0);
        SealedEnvelope sealed = seal(before, pki.signing(OTHER), first, DAY_0);

        assertThat(open(before, sealed, List.of(old), first, DAY_0)).isEqualTo(MESSAGE);
        assertThat(open(before, sealed, List.of(fresh, old), second, DAY_2)).isEqualTo(MESSAGE);
    }

    @Test
    void senderWithTheNewDirectorySealsToTheNewKeysAtOnce() {
        EnvelopeMetadata after = toThem(DAY_1);
        SealedEnvelope sealed = seal(after, pki.signing(OTHER), second, DAY_1);

        assertThat(open(after, sealed, List.of(old, fresh), second, DAY_1)).isEqualTo(MESSAGE);
        // This is why the node gets the new keys before the directory names them.
        assertRefused(ErrorCode.OPEN_ADDRESSEE_WRONG, () -> open(after, sealed, List.of(old), second, DAY_1));
    }

    @Test
    void signaturesOfBothGenerationsCountWhileBothAreListed() {
        EnvelopeMetadata before = fromThem(DAY_0);
        SealedEnvelope byOld = seal(before, old.signing(), first, DAY_0);
        EnvelopeMetadata after = fromThem(DAY_2);
        SealedEnvelope byFresh = seal(after, fresh.signing(), second, DAY_2);

        assertThat(openThere(before, byOld, second, DAY_2)).isEqualTo(MESSAGE);
        assertThat(openThere(after, byFresh, second, DAY_2)).isEqualTo(MESSAGE);
        // And this is why the node signs with the new keys only when the directory has reached everybody.
        assertRefused(ErrorCode.OPEN_SIGNER_UNKNOWN, () -> openThere(after, byFresh, first, DAY_2));
    }

    @Test
    void oldKeysAreWorthNothingOnceTheDirectoryDropsThem() {
        Directory third = open(
                        pki.nextDirectory(
                                secondVersion,
                                DAY_9,
                                content -> content.withParties(content.parties().stream()
                                        .map(party -> party.id().equals(CHANGING)
                                                ? party.withGenerations(List.of(fresh.certificates()))
                                                : party)
                                        .toList())),
                        DAY_9)
                .requireSucceeding(second);
        EnvelopeMetadata in = toThem(DAY_9);
        EnvelopeMetadata out = fromThem(DAY_9);

        assertThat(open(in, seal(in, pki.signing(OTHER), third, DAY_9), List.of(fresh), third, DAY_9))
                .isEqualTo(MESSAGE);
        assertThat(openThere(out, seal(out, fresh.signing(), third, DAY_9), third, DAY_9))
                .isEqualTo(MESSAGE);
        assertRefused(
                ErrorCode.OPEN_SIGNER_UNKNOWN,
                () -> openThere(out, seal(out, old.signing(), third, DAY_9), third, DAY_9));
        assertRefused(
                ErrorCode.OPEN_ADDRESSEE_WRONG,
                () -> open(in, seal(in, pki.signing(OTHER), first, DAY_9), List.of(fresh), third, DAY_9));
    }

    @Test
    void bothGenerationsAreListedWithTheirKeys() {
        assertThat(second.party(CHANGING, ErrorCode.INTERNAL).generations())
                .extracting(PartyCertificates::signing)
                .containsExactly(fresh.signing().classical(), old.signing().classical());
    }

    private static byte[] open(
            EnvelopeMetadata metadata, SealedEnvelope sealed, List<NewKeys> held, Directory directory, Instant now) {
        return new Opener()
                .open(
                        metadata,
                        sealed.cms(),
                        _ -> held.stream().map(NewKeys::decryption).toList(),
                        directory,
                        anchors,
                        now)
                .messageXml();
    }

    private static byte[] openThere(
            EnvelopeMetadata metadata, SealedEnvelope sealed, Directory directory, Instant now) {
        return new Opener()
                .open(metadata, sealed.cms(), _ -> List.of(pki.decryption(OTHER)), directory, anchors, now)
                .messageXml();
    }

    private static SealedEnvelope seal(
            EnvelopeMetadata metadata, SigningIdentity signer, Directory directory, Instant now) {
        return new Sealer(anchors, Clock.fixed(now, ZoneOffset.UTC))
                .seal(metadata, MESSAGE, signer, directory.party(metadata.to(), ErrorCode.INTERNAL));
    }

    private static Directory open(byte[] container, Instant now) {
        return Directory.open(container, anchors, Clock.fixed(now, ZoneOffset.UTC));
    }

    private static EnvelopeMetadata toThem(Instant created) {
        return metadata(OTHER, CHANGING, created);
    }

    private static EnvelopeMetadata fromThem(Instant created) {
        return metadata(CHANGING, OTHER, created);
    }

    private static EnvelopeMetadata metadata(PartyId from, PartyId to, Instant created) {
        return new EnvelopeMetadata(
                MessageId.parse("019a5f00-0000-7000-8000-000000000001"),
                new MessageType("M01"),
                new CaseReference("0123456789ABCDEFGHJKMNPQRS"),
                1,
                from,
                to,
                "REFERRAL",
                created,
                created.plus(LIFE),
                "S2",
                new EnvelopeMetadata.Versions("pl-2026.1", "3", "2", "2026-11"),
                Sha256.of(new byte[] {1, 2, 3}),
                Optional.empty());
    }

    private static void assertRefused(ErrorCode code, ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        GatewayException.class,
                        refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
