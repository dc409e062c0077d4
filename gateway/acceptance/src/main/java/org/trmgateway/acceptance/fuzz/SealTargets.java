package org.trmgateway.acceptance.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.trmgateway.certs.SampleLayout;
import org.trmgateway.certs.SamplePki;
import org.trmgateway.referral.CaseReference;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.EnvelopeMetadata;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.Evidence;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.MessageType;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Refusal;
import org.trmgateway.referral.Sha256;
import org.trmgateway.seal.ApprovalSignature;
import org.trmgateway.seal.Cut;
import org.trmgateway.seal.CutReason;
import org.trmgateway.seal.DecryptionIdentity;
import org.trmgateway.seal.Directory;
import org.trmgateway.seal.KeyFiles;
import org.trmgateway.seal.MetadataXml;
import org.trmgateway.seal.Opener;
import org.trmgateway.seal.PartBinding;
import org.trmgateway.seal.PartSealer;
import org.trmgateway.seal.Receipts;
import org.trmgateway.seal.Sealer;
import org.trmgateway.seal.SignedContainer;
import org.trmgateway.seal.SigningIdentity;
import org.trmgateway.seal.StampRequest;
import org.trmgateway.seal.StampedReceipt;
import org.trmgateway.seal.Suite;
import org.trmgateway.seal.TrustAnchors;
import org.trmgateway.seal.UnverifiedContainer;
import org.trmgateway.seal.UnverifiedDirectory;
import org.trmgateway.vault.RevealOrder;
import org.trmgateway.vault.RevealOrderXml;

/** Envelopes, containers, what stands in them, directories, signatures and key files. */
final class SealTargets {

    private static final PartyId SENDER = new PartyId("pl-sg");
    private static final PartyId RECIPIENT = new PartyId("by-mvd");
    private static final PartyId GATEWAY = new PartyId("by-gw");
    private static final MessageId ID = MessageId.parse("019a5f00-0000-7000-8000-000000000001");
    private static final byte[] MESSAGE = "<message/>".getBytes(UTF_8);

    private final SamplePki pki;
    private final Path scratch;
    private final TrustAnchors anchors;
    private final Directory directory;
    private final Instant now;

    /** Parsers that read with these keys; {@code scratch} is a folder for files that are read as files. */
    SealTargets(SamplePki pki, Path scratch) {
        this.pki = pki;
        this.scratch = scratch;
        this.anchors = pki.trustAnchors();
        this.directory = pki.directory(Clock.systemUTC());
        this.now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS);
    }

    Map<String, Target> all() throws IOException {
        Map<String, Target> targets = new LinkedHashMap<>();
        for (Target target : List.of(
                envelope(),
                outside(),
                part(),
                container(),
                receipt(),
                evidence(),
                signedDirectory(),
                directoryXml(),
                cut(),
                stamp(),
                stampedReceipt(),
                approval(),
                order(),
                certificates(),
                lists(),
                key())) {
            targets.put(target.name(), target);
        }
        return targets;
    }

    private Target envelope() {
        EnvelopeMetadata weak = metadata(Suite.S1);
        EnvelopeMetadata strong = metadata(Suite.S2);
        Opener opener = new Opener();
        return Target.of("envelope", List.of(seal(strong)), bytes -> {
            GatewayException first = null;
            for (EnvelopeMetadata metadata : List.of(strong, weak)) {
                try {
                    opener.open(metadata, bytes, this::decryption, directory, anchors, now);
                } catch (GatewayException refused) {
                    first = first == null ? refused : first;
                }
            }
            if (first != null) {
                throw first;
            }
        });
    }

    private Target outside() {
        return Target.of("outside", List.of(MetadataXml.write(metadata(Suite.S2))), MetadataXml::read);
    }

    private Target part() {
        PartBinding binding = new PartBinding(ID, SENDER, RECIPIENT);
        byte[] sealed = new PartSealer(anchors, Clock.systemUTC())
                .seal(MESSAGE, directory.party(RECIPIENT, ErrorCode.INTERNAL), binding);
        return Target.of("part", List.of(sealed), bytes -> PartSealer.open(bytes, pki.decryption(RECIPIENT), ID));
    }

    private Target container() {
        SigningIdentity signer = pki.signing(SENDER);
        return Target.of(
                "container",
                List.of(
                        SignedContainer.write(file("a.xml", MESSAGE), signer, Suite.S2, now),
                        SignedContainer.write(file("a.xml", MESSAGE), signer, Suite.S1, now)),
                bytes -> {
                    UnverifiedContainer read = UnverifiedContainer.read(bytes);
                    read.claimedSignerFingerprint();
                    read.verify(Suite.S2, signer.classical(), signer.postQuantum());
                });
    }

    private Target receipt() {
        return Target.of(
                "receipt",
                List.of(Receipts.sign(evidenceOfRefusal(), pki.signing(GATEWAY))),
                bytes -> Receipts.verify(bytes, directory, anchors, now));
    }

    /** Evidence that a gateway of the federation signed, whatever it says. */
    private Target evidence() {
        byte[] receipt = Receipts.sign(evidenceOfRefusal(), pki.signing(GATEWAY));
        SigningIdentity gateway = pki.signing(GATEWAY);
        byte[] xml = Optional.ofNullable(UnverifiedContainer.read(receipt)
                        .verify(Suite.S2, gateway.classical(), gateway.postQuantum())
                        .files()
                        .get(Receipts.FILE))
                .orElseThrow();
        return Target.of(
                "evidence",
                List.of(xml),
                bytes -> Receipts.verify(
                        SignedContainer.write(file(Receipts.FILE, bytes), gateway, Suite.S2, now),
                        directory,
                        anchors,
                        now));
    }

    private Target signedDirectory() throws IOException {
        return Target.of(
                "signed-directory",
                List.of(Files.readAllBytes(pki.layout().directoryFile())),
                bytes -> Directory.open(bytes, anchors, Clock.systemUTC()));
    }

    /** A directory whatever it says and whoever signed it: what an authority's own desk reads before it signs. */
    private Target directoryXml() throws IOException {
        byte[] signed = Files.readAllBytes(pki.layout().directoryFile());
        return Target.of(
                "directory",
                List.of(entry(signed, "directory.xml"), signed),
                bytes -> UnverifiedDirectory.read(bytes).requireCurrent(now).claimedSigners());
    }

    /** A cut-off that its authority signed, whatever it says. */
    private Target cut() throws IOException {
        SigningIdentity authority = pki.directoryAuthority(1);
        byte[] signed = new Cut(SENDER, now, 1, CutReason.MISUSE).sign(authority);
        return Target.of(
                "cut-off",
                List.of(entry(signed, Cut.FILE)),
                bytes ->
                        Cut.open(SignedContainer.write(file(Cut.FILE, bytes), authority, Suite.S2, now), anchors, now));
    }

    private static byte[] entry(byte[] container, String name) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(container))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals(name)) {
                    return zip.readAllBytes();
                }
            }
        }
        throw new IllegalStateException("the container has no " + name);
    }

    /** The answer of a time-stamping authority to a question about a receipt. */
    private Target stamp() throws IOException {
        byte[] receipt = Receipts.sign(evidenceOfRefusal(), pki.signing(GATEWAY));
        StampRequest request = StampRequest.about(receipt, now);
        byte[] answer = pki.timeStampAuthority(Clock.systemUTC()).answer(request.der());
        return Target.of(
                "time-stamp",
                List.of(answer),
                bytes -> StampedReceipt.read(receipt)
                        .stamped(request.token(bytes, anchors, now))
                        .bytes());
    }

    /** A receipt with a time-stamp and something in the place of a proof. */
    private Target stampedReceipt() throws IOException {
        byte[] receipt = Receipts.sign(evidenceOfRefusal(), pki.signing(GATEWAY));
        StampRequest request = StampRequest.about(receipt, now);
        byte[] token = request.token(pki.timeStampAuthority(Clock.systemUTC()).answer(request.der()), anchors, now);
        StampedReceipt stamped = StampedReceipt.read(receipt).stamped(token);
        return Target.of(
                "stamped-receipt",
                List.of(stamped.bytes(), stamped.proven("proof".getBytes(UTF_8)).bytes()),
                bytes -> {
                    StampedReceipt read = StampedReceipt.read(bytes);
                    read.statedTimes();
                    read.bytes();
                    Receipts.read(bytes, directory, anchors, now);
                });
    }

    private Target approval() {
        SampleLayout layout = pki.layout();
        PrivateKey key = KeyFiles.privateKey(layout.party(SENDER).resolve("signing.key.pem"), pki.password());
        X509Certificate officer = pki.signing(SENDER).classical().certificate();
        return Target.of("approval", List.of(ApprovalSignature.sign(key, officer, MESSAGE, now)), bytes -> {
            ApprovalSignature.claimedSigner(bytes);
            ApprovalSignature.verify(bytes, officer, MESSAGE);
        });
    }

    private Target order() {
        RevealOrder order = new RevealOrder(
                new UUID(1, 2),
                new NodeId("pl"),
                ID,
                new TreeSet<>(List.of("P1", "P2")),
                RevealOrder.Purpose.COURT_ORDER,
                "court-order",
                RECIPIENT,
                now,
                now.plus(1, ChronoUnit.DAYS));
        return Target.of("reveal-order", List.of(RevealOrderXml.write(order)), RevealOrderXml::read);
    }

    private Target certificates() throws IOException {
        SampleLayout layout = pki.layout();
        return Target.of(
                "certificate-file",
                List.of(
                        Files.readAllBytes(layout.authorities()),
                        Files.readAllBytes(layout.party(SENDER).resolve("signing-ml-dsa-65.cert.pem"))),
                bytes -> KeyFiles.certificates(written(bytes)));
    }

    private Target lists() throws IOException {
        return Target.of(
                "revocation-list-file",
                List.of(Files.readAllBytes(pki.layout().revocationLists())),
                bytes -> KeyFiles.trustAnchors(pki.layout().root(), pki.layout().authorities(), written(bytes)));
    }

    private Target key() throws IOException {
        char[] password = pki.password();
        return Target.of(
                "key-file",
                List.of(Files.readAllBytes(pki.layout().party(SENDER).resolve("signing.key.pem"))),
                bytes -> KeyFiles.privateKey(written(bytes), password));
    }

    private Path written(byte[] bytes) throws IOException {
        return Files.write(scratch.resolve("input.pem"), bytes);
    }

    private List<DecryptionIdentity> decryption(PartyId party) {
        return party.equals(RECIPIENT) ? List.of(pki.decryption(party)) : List.of();
    }

    private byte[] seal(EnvelopeMetadata metadata) {
        return new Sealer(anchors, Clock.systemUTC())
                .seal(metadata, MESSAGE, pki.signing(SENDER), directory.party(RECIPIENT, ErrorCode.INTERNAL))
                .cms();
    }

    /** The outside of an envelope from one party of the sample federation to another. */
    EnvelopeMetadata metadata(Suite suite) {
        return new EnvelopeMetadata(
                ID,
                new MessageType("M01"),
                new CaseReference("0123456789ABCDEFGHJKMNPQRS"),
                3,
                SENDER,
                RECIPIENT,
                "referral",
                now,
                now.plus(6, ChronoUnit.HOURS),
                suite.name(),
                new EnvelopeMetadata.Versions("pl-2026.1", "3", "2", "2026-11"),
                Sha256.of(new byte[] {1}),
                Optional.of(ID));
    }

    private Evidence evidenceOfRefusal() {
        return new Evidence(
                EvidenceEvent.RELAY_REJECTION,
                ID,
                Optional.of(new MessageType("M01")),
                SENDER,
                Optional.of(RECIPIENT),
                GATEWAY,
                now,
                Optional.of(Sha256.of(new byte[] {1})),
                Optional.of(Sha256.of(new byte[] {2})),
                Optional.of(new Refusal(
                        ErrorCode.ADMIT_CONSENT_MISSING,
                        Detail.of("P3", "consent/scope").at(4))));
    }

    private static SequencedMap<String, byte[]> file(String name, byte[] content) {
        SequencedMap<String, byte[]> files = new LinkedHashMap<>();
        files.put(name, content);
        return files;
    }
}
