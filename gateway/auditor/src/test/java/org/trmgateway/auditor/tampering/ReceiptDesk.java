package org.trmgateway.auditor.tampering;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.trmgateway.auditor.SampleAuthority;
import org.trmgateway.referral.Evidence;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.MessageType;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Sha256;
import org.trmgateway.referral.Stage;
import org.trmgateway.seal.Receipts;
import org.trmgateway.seal.StampedReceipt;
import org.trmgateway.trail.EntryBytes;
import org.trmgateway.trail.InclusionProof;
import org.trmgateway.trail.MerkleTree;
import org.trmgateway.trail.TrailEntry;
import org.trmgateway.trail.note.SignedNote;
import org.trmgateway.trail.note.SigningKey;
import org.trmgateway.trail.note.TlogProof;

/** What lies on the desk of an auditor who was given a receipt that brings its proof along. */
final class ReceiptDesk {

    private static final MessageId MESSAGE = MessageId.parse("019aa5b6-3c7d-7abc-8def-0123456789ab");
    private static final PartyId FROM = new PartyId("by-mvd");
    private static final PartyId TO = new PartyId("pl-sg");
    private static final Sha256 ENVELOPE = Sha256.of("envelope".getBytes(UTF_8));

    private final SampleNode node = new SampleNode();
    private final SampleAuthority authority =
            new SampleAuthority("Sample Root", Instant.now().minus(Duration.ofDays(1)));
    private final byte[] receipt = Receipts.sign(
            new Evidence(
                    EvidenceEvent.RELAY_ACCEPTANCE,
                    MESSAGE,
                    Optional.of(new MessageType("M03")),
                    FROM,
                    Optional.of(TO),
                    new PartyId("pl-gw"),
                    node.now(),
                    Optional.of(ENVELOPE),
                    Optional.empty(),
                    Optional.empty()),
            authority.signing("pl-gw", Optional.empty()));

    /** The receipt as its gateway gave it. */
    byte[] receipt() {
        return receipt;
    }

    /** The receipt with the proof that the trail has this entry, in a log that these witnesses have seen. */
    byte[] proven(EntryBytes entry, List<String> witnesses) {
        List<EntryBytes> entries = node.second().bodies();
        entries.add(entry);
        SampleLog log = new SampleLog(entries);
        SignedNote note =
                SampleNode.note(SampleNode.SECOND, log.head(), node.now().plusSeconds(10), witnesses);
        InclusionProof inclusion = new MerkleTree(log, log.size()).inclusionProof(log.size() - 1);
        String extra = Base64.getEncoder().encodeToString(entry.toArray());
        return StampedReceipt.read(receipt)
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
        Path directory = Files.createDirectories(desk.resolve("directory"));
        String trails =
                Stream.of("pl", "iom", "rs", "sk", "tm").map(ReceiptDesk::trail).collect(Collectors.joining("\n"));
        Files.writeString(
                directory.resolve("directory.xml"),
                "<directory>\n<witnesses neutral=\"iom\" others=\"1\"/>\n" + trails + "\n</directory>\n");
        return desk;
    }

    private static String trail(String owner) {
        SeededKeys log = SeededKeys.ofLog(owner, owner + ".trm.example/trail/2027");
        SeededKeys witness = SeededKeys.ofWitness(owner);
        return ("<node id=\"%s\"><trail name=\"%s.trm.example/trail\" ed25519=\"%s\" mlDsa44=\"%s\""
                        + " witnessEd25519=\"%s\" witnessMlDsa44=\"%s\"/></node>")
                .formatted(
                        owner,
                        owner,
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
