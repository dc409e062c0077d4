package org.trmgateway.auditor.tampering;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.trmgateway.auditor.SampleAuthority;
import org.trmgateway.referral.Evidence;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.MessageType;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Role;
import org.trmgateway.referral.Sha256;
import org.trmgateway.referral.Stage;
import org.trmgateway.seal.DecryptionIdentity;
import org.trmgateway.seal.Directory;
import org.trmgateway.seal.DirectoryContent;
import org.trmgateway.seal.DirectoryNode;
import org.trmgateway.seal.DirectoryParty;
import org.trmgateway.seal.DirectoryTrail;
import org.trmgateway.seal.DirectoryWitnesses;
import org.trmgateway.seal.PartyCertificates;
import org.trmgateway.seal.Receipts;
import org.trmgateway.seal.SigningIdentity;
import org.trmgateway.seal.StampedReceipt;
import org.trmgateway.seal.Suite;
import org.trmgateway.seal.TrustPurpose;
import org.trmgateway.trail.EntryBytes;
import org.trmgateway.trail.InclusionProof;
import org.trmgateway.trail.MerkleTree;
import org.trmgateway.trail.TrailEntry;
import org.trmgateway.trail.note.SignedNote;
import org.trmgateway.trail.note.SigningKey;
import org.trmgateway.trail.note.TlogProof;

/** What lies on the desk of an auditor who was given a receipt that brings its proof along. */
final class ReceiptDesk {

    /** When the auditor sits at the desk. */
    static final String AT = "2027-01-01T01:00:00Z";

    private static final List<String> OWNERS = List.of("pl", "iom", "rs", "sk", "tm");
    private static final Instant START = Instant.parse("2026-12-01T00:00:00Z");
    private static final MessageId MESSAGE = MessageId.parse("019aa5b6-3c7d-7abc-8def-0123456789ab");
    private static final PartyId FROM = new PartyId("by-mvd");
    private static final PartyId TO = new PartyId("pl-sg");
    private static final Sha256 ENVELOPE = Sha256.of("envelope".getBytes(UTF_8));

    private final SampleNode node = new SampleNode();
    private final SampleAuthority authority = new SampleAuthority("Sample Root", START);
    private final Map<String, SigningIdentity> signers = new LinkedHashMap<>();
    private final List<DirectoryParty> parties = parties();
    private byte[] directory = directory(OWNERS);
    private final byte[] receipt = receipt("pl-gw", signers.get("pl-gw"));

    /** A receipt that names a gateway, whoever signed it. */
    byte[] receipt(String issuer, SigningIdentity signer) {
        return Receipts.sign(
                new Evidence(
                        EvidenceEvent.RELAY_ACCEPTANCE,
                        MESSAGE,
                        Optional.of(new MessageType("M03")),
                        FROM,
                        Optional.of(TO),
                        new PartyId(issuer),
                        node.now(),
                        Optional.of(ENVELOPE),
                        Optional.empty(),
                        Optional.empty()),
                signer);
    }

    /** The keys of somebody in the directory. */
    SigningIdentity signer(String party) {
        return Optional.ofNullable(signers.get(party)).orElseThrow();
    }

    SampleAuthority authority() {
        return authority;
    }

    /** The receipt as its gateway gave it. */
    byte[] receipt() {
        return receipt;
    }

    /** The receipt with the proof that the trail has this entry, in a log that these witnesses have seen. */
    byte[] proven(EntryBytes entry, List<String> witnesses) {
        return proven(receipt, entry, witnesses);
    }

    /** The same of another receipt. */
    byte[] proven(byte[] given, EntryBytes entry, List<String> witnesses) {
        List<EntryBytes> entries = node.second().bodies();
        entries.add(entry);
        SampleLog log = new SampleLog(entries);
        SignedNote note =
                SampleNode.note(SampleNode.SECOND, log.head(), node.now().plusSeconds(10), witnesses);
        InclusionProof inclusion = new MerkleTree(log, log.size()).inclusionProof(log.size() - 1);
        String extra = Base64.getEncoder().encodeToString(entry.toArray());
        return StampedReceipt.read(given)
                .proven(new TlogProof(Optional.of(extra), inclusion.index(), inclusion.path(), note).bytes())
                .bytes();
    }

    /** What the trail says when it gives this receipt. */
    EntryBytes entry(byte[] about) {
        return TrailEntry.of(EvidenceEvent.RELAY_ACCEPTANCE, Stage.RECEIVE, node.now())
                .message(MESSAGE, Optional.empty())
                .from(FROM)
                .to(TO)
                .envelope(ENVELOPE)
                .document(Sha256.of(about))
                .build()
                .toBytes();
    }

    /** Lays out receipt, trust and the keys that the directory has. */
    Path lay(Path desk) throws IOException, GeneralSecurityException {
        Path trust = Files.createDirectories(desk.resolve("trust"));
        Files.write(trust.resolve("root.crt"), authority.root().getEncoded());
        Files.write(trust.resolve("root.crl"), authority.revocationList().getEncoded());
        Files.write(desk.resolve("receipt.asice"), proven(entry(receipt), SampleNode.WITNESSES));
        Files.writeString(desk.resolve("policy-of-test"), SampleNode.policy(SampleNode.SECOND));
        Files.write(desk.resolve("directory.asice"), directory);
        Files.write(Files.createDirectories(desk.resolve("directory")).resolve("directory.xml"), content(directory));
        return desk;
    }

    /** A directory that knows the trails of these nodes only. */
    void listTrailsOf(List<String> owners) {
        directory = directory(owners);
    }

    /** A gateway for each of five nodes, and one party that is no gateway. */
    private List<DirectoryParty> parties() {
        List<DirectoryParty> all = new ArrayList<>();
        OWNERS.forEach(owner -> all.add(party(owner, owner + "-gw", Role.GW)));
        all.add(party("pl", TO.value(), Role.GUARD));
        return all;
    }

    private byte[] directory(List<String> withTrail) {
        List<DirectoryNode> nodes = new ArrayList<>();
        for (DirectoryParty gateway : parties.subList(0, OWNERS.size())) {
            String owner = gateway.node().value();
            nodes.add(new DirectoryNode(
                            gateway.node(),
                            "PL",
                            URI.create("https://" + owner + ".trm.example/relay"),
                            gateway.certificates().signing().certificate(),
                            gateway.id())
                    .withTrail(withTrail.contains(owner) ? Optional.of(trail(owner)) : Optional.empty()));
        }
        DirectoryContent content = new DirectoryContent(
                        1, START, START.plus(Duration.ofDays(60)), List.of(), nodes, parties)
                .withWitnesses(Optional.of(new DirectoryWitnesses(new NodeId("iom"), 1)));
        return Directory.sign(content, directoryAuthority("1"), directoryAuthority("2"));
    }

    private SigningIdentity directoryAuthority(String number) {
        return authority.signing("directory " + number, Optional.of(TrustPurpose.Usage.DIRECTORY_SIGNING));
    }

    private DirectoryParty party(String owner, String id, Role role) {
        SigningIdentity signer = authority.signing(id, Optional.empty());
        signers.put(id, signer);
        DecryptionIdentity decryption = authority.decryption(id);
        PartyCertificates keys = new PartyCertificates(
                signer.classical(), signer.postQuantum(), decryption.classical(), decryption.postQuantum());
        return new DirectoryParty(
                new PartyId(id), new NodeId(owner), "PL", Set.of(role), keys, Suite.S2, List.of("pl"));
    }

    private static byte[] content(byte[] container) throws IOException {
        try (ZipInputStream files = new ZipInputStream(new ByteArrayInputStream(container))) {
            for (ZipEntry file = files.getNextEntry(); file != null; file = files.getNextEntry()) {
                if (file.getName().equals("directory.xml")) {
                    return files.readAllBytes();
                }
            }
        }
        throw new IllegalStateException("no directory");
    }

    private static DirectoryTrail trail(String owner) {
        SeededKeys log = SeededKeys.ofLog(owner, owner + ".trm.example/trail/2027");
        SeededKeys witness = SeededKeys.ofWitness(owner);
        return new DirectoryTrail(
                owner + ".trm.example/trail",
                raw(log.ed25519()),
                raw(log.mlDsa44()),
                raw(witness.ed25519()),
                raw(witness.mlDsa44()));
    }

    /** The key itself: what its text form has, in Base64, behind name, key id and the byte of its type. */
    private static String raw(SigningKey key) {
        String[] parts = key.verifier().toString().split("\\+", 3);
        byte[] material = Base64.getDecoder().decode(parts[2]);
        return Base64.getEncoder().encodeToString(Arrays.copyOfRange(material, 1, material.length));
    }
}
