package org.trmgateway.acceptance.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.trmgateway.certs.SamplePki;
import org.trmgateway.certs.SamplePlan;
import org.trmgateway.certs.SampleTimeStampAuthority;
import org.trmgateway.referral.CaseReference;
import org.trmgateway.referral.EnvelopeMetadata;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.Evidence;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.MessageType;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Sha256;
import org.trmgateway.seal.DecryptionIdentity;
import org.trmgateway.seal.Directory;
import org.trmgateway.seal.DirectoryContent;
import org.trmgateway.seal.DirectoryParty;
import org.trmgateway.seal.Opener;
import org.trmgateway.seal.Receipts;
import org.trmgateway.seal.SealedEnvelope;
import org.trmgateway.seal.Sealer;
import org.trmgateway.seal.SigningIdentity;
import org.trmgateway.seal.StampRequest;
import org.trmgateway.seal.StampedReceipt;
import org.trmgateway.seal.Suite;
import org.trmgateway.seal.TrustAnchors;

/** Two nodes of a federation with keys made for the occasion, and what they do to a message between them. */
final class SealWorld implements AutoCloseable {

    private static final PartyId SENDER = new PartyId("pl-sg");
    private static final PartyId RECIPIENT = new PartyId("by-mvd");
    private static final PartyId GATEWAY = new PartyId("by-gw");
    private static final MessageId ID = MessageId.parse("019a5f00-0000-7000-8000-000000000001");
    private static final Clock CLOCK = Clock.systemUTC();

    private final Path folder;
    private final SigningIdentity sender;
    private final SigningIdentity gateway;
    private final DecryptionIdentity held;
    private final TrustAnchors anchors;
    private final Directory directory;
    private final SampleTimeStampAuthority timeStamping;
    private final Sealer sealer;
    private final Opener opener = new Opener();

    private SealWorld(Path folder, SamplePki pki) {
        this.folder = folder;
        this.sender = pki.signing(SENDER);
        this.gateway = pki.signing(GATEWAY);
        this.held = pki.decryption(RECIPIENT);
        this.anchors = pki.trustAnchors();
        this.directory =
                Directory.open(pki.nextDirectory(CLOCK.instant(), SealWorld::withoutFloor), pki.trustAnchors(), CLOCK);
        this.timeStamping = pki.timeStampAuthority(CLOCK);
        this.sealer = new Sealer(anchors, CLOCK);
    }

    static SealWorld make() throws IOException {
        Path folder = Files.createTempDirectory("trm-bench");
        SamplePlan plan = SamplePlan.of(List.of(new NodeId("pl"), new NodeId("by")), Map.of(), List.of());
        return new SealWorld(folder, SamplePki.generate(folder.resolve("pki"), CLOCK, plan));
    }

    /** Both suites are measured, and the parties of the samples take the stronger only. */
    private static DirectoryContent withoutFloor(DirectoryContent content) {
        return content.withParties(content.parties().stream()
                .map(party -> new DirectoryParty(
                        party.id(),
                        party.node(),
                        party.country(),
                        party.roles(),
                        party.generations(),
                        party.suites(),
                        Suite.S1,
                        party.languages(),
                        party.desk()))
                .toList());
    }

    @Override
    public void close() {
        SamplePki.delete(folder.resolve("pki"));
        try {
            Files.deleteIfExists(folder);
        } catch (IOException kept) {
            throw new UncheckedIOException(kept);
        }
    }

    SigningIdentity sender() {
        return sender;
    }

    DirectoryParty recipient() {
        return directory.party(RECIPIENT, ErrorCode.INTERNAL);
    }

    SealedEnvelope seal(byte[] message, Suite suite) {
        return sealer.seal(metadata(suite), message, sender, recipient());
    }

    byte[] open(SealedEnvelope envelope) {
        return opener.open(
                        envelope.metadata(),
                        envelope.cms(),
                        party -> List.of(held),
                        directory,
                        anchors,
                        CLOCK.instant())
                .messageXml();
    }

    byte[] receipt() {
        return Receipts.sign(evidence(), gateway);
    }

    void verify(byte[] receipt) {
        Receipts.read(receipt, directory, anchors, CLOCK.instant().plus(1, ChronoUnit.SECONDS));
    }

    byte[] stamp(byte[] receipt) {
        try {
            StampRequest request = StampRequest.about(receipt, CLOCK.instant());
            byte[] token = request.token(timeStamping.answer(request.der()), anchors, CLOCK.instant());
            return StampedReceipt.read(receipt).stamped(token).bytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Evidence evidence() {
        return new Evidence(
                EvidenceEvent.RELAY_ACCEPTANCE,
                ID,
                Optional.of(new MessageType("M01")),
                SENDER,
                Optional.of(RECIPIENT),
                GATEWAY,
                now(),
                Optional.of(Sha256.of(new byte[] {1})),
                Optional.of(Sha256.of(new byte[] {2})),
                Optional.empty());
    }

    private static EnvelopeMetadata metadata(Suite suite) {
        return new EnvelopeMetadata(
                ID,
                new MessageType("M01"),
                new CaseReference("0123456789ABCDEFGHJKMNPQRS"),
                1,
                SENDER,
                RECIPIENT,
                "referral",
                now(),
                now().plus(1, ChronoUnit.DAYS),
                suite.name(),
                new EnvelopeMetadata.Versions("pl-2026.1", "3", "2", "2026-11"),
                Sha256.of(new byte[] {1}),
                Optional.empty());
    }

    private static Instant now() {
        return CLOCK.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
