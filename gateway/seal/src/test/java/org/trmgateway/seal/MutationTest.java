package org.trmgateway.seal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Consumer;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.trmgateway.referral.EnvelopeMetadata;
import org.trmgateway.referral.EvidenceEvent;

/**
 * Every bit of what comes from outside turned over, all of them and one at a time, and every element of it removed, doubled and changed for
 * the next: each is refused with a code of ours, and nothing of the content is given out. The counts are printed.
 */
class MutationTest {

    private static final TestFederation FEDERATION = new TestFederation();
    private static final byte[] MESSAGE = "<m/>".getBytes(UTF_8);
    private static final SigningIdentity GATEWAY =
            FEDERATION.keysOf(TestFederation.GATEWAY).signing();

    private final Opener opener = new Opener();

    @ParameterizedTest
    @EnumSource
    void refusesEveryAlteredEnvelope(Suite suite) {
        EnvelopeMetadata metadata = FEDERATION.metadata(suite);
        byte[] cms = seal(metadata);
        new Mutation("envelope-" + suite, cms, bytes -> open(metadata, bytes))
                .everyBit()
                .every("elements", DerTree.read(cms).orElseThrow().rearranged());
    }

    @Test
    void refusesEveryAlteredOutside() {
        EnvelopeMetadata metadata = FEDERATION.metadata(Suite.S2);
        byte[] cms = seal(metadata);
        byte[] outside = MetadataXml.write(metadata);
        new Mutation("outside", outside, bytes -> open(MetadataXml.read(bytes), cms))
                .everyBit()
                .every("elements", rearrangedLines(outside));
    }

    @Test
    void refusesEveryAlteredInnerLayerThatIsWrappedAnew() {
        EnvelopeMetadata metadata = FEDERATION.metadata(Suite.S2);
        byte[] inner = NestedEncryption.decryptOuter(
                seal(metadata), FEDERATION.decryption(TestFederation.RECIPIENT).getFirst());
        KnownCertificate outer =
                FEDERATION.party(TestFederation.RECIPIENT).certificates().postQuantumEncryption();
        new Mutation(
                        "inner-layer",
                        inner,
                        bytes -> open(metadata, AuthEnveloped.encrypt(bytes, new KemTransport(), outer)))
                .every("elements", DerTree.read(inner).orElseThrow().rearranged());
    }

    @Test
    void refusesEveryAlteredReceipt() {
        refuseAlteredContainer("receipt", receipt(), MutationTest::verifyReceipt);
    }

    @Test
    void refusesEveryAlteredDirectory() {
        byte[] directory = Directory.sign(smallDirectory(), FEDERATION.directoryAuthority);
        refuseAlteredContainer(
                "directory",
                directory,
                bytes -> Directory.open(bytes, FEDERATION.anchors, TestFederation.CLOCK));
    }

    @Test
    void refusesEveryBitOfAFileThatIsOtherwiseWrappedWell() {
        SequencedMap<String, byte[]> entries = StoredZip.read(receipt());
        for (String name : List.of(Receipts.FILE, SignedContainer.PQ_MANIFEST, SignedContainer.MANIFEST)) {
            byte[] content = Optional.ofNullable(entries.get(name)).orElseThrow();
            new Mutation("receipt/" + name, content, altered -> verifyReceipt(wrapped(entries, name, altered)))
                    .everyBit()
                    .every("elements", rearrangedLines(content));
        }
    }

    @Test
    void refusesEveryAlteredClassicalSignature() {
        refuseAlteredSignature("signature-ecdsa", SignatureScheme.ECDSA_P256, GATEWAY.classical());
    }

    @Test
    void refusesEveryAlteredPostQuantumSignature() {
        refuseAlteredSignature("signature-ml-dsa", SignatureScheme.ML_DSA_65, GATEWAY.postQuantum());
    }

    @Test
    void refusesEveryAlteredApproval() {
        KeyPair keys = TestAuthority.ellipticCurve();
        X509Certificate officer =
                FEDERATION.authority.issue("officer", keys.getPublic(), KeyUsage.digitalSignature, Optional.empty());
        byte[] approval = ApprovalSignature.sign(keys.getPrivate(), officer, MESSAGE, TestFederation.NOW);
        new Mutation("approval", approval, bytes -> ApprovalSignature.verify(bytes, officer, MESSAGE))
                .everyBit()
                .every("elements", rearrangedLines(approval));
        new Mutation("approved-file", MESSAGE, bytes -> ApprovalSignature.verify(approval, officer, bytes)).everyBit();
    }

    /** Bits, entries, and elements of every signature in it: a container of another kind is one line more. */
    private static void refuseAlteredContainer(String name, byte[] container, Consumer<byte[]> reading) {
        List<Map.Entry<String, byte[]>> entries = RawZip.entries(container);
        Mutation mutation = new Mutation(name, container, reading)
                .everyBit()
                .every("entries", Rearranged.of(entries, RawZip::write))
                .every("wrapped-entries", Rearranged.of(entries, MutationTest::wrapped));
        for (Map.Entry<String, byte[]> entry : entries) {
            DerTree.read(entry.getValue()).ifPresent(tree -> {
                List<byte[]> altered = new ArrayList<>();
                tree.rearranged().forEach(der -> altered.add(wrapped(StoredZip.read(container), entry.getKey(), der)));
                mutation.every(entry.getKey(), altered);
            });
        }
    }

    private static void refuseAlteredSignature(String name, SignatureScheme scheme, KnownCertificate signer) {
        byte[] signature = DetachedSignature.sign(
                scheme,
                scheme == SignatureScheme.ECDSA_P256 ? GATEWAY.classicalKey() : GATEWAY.postQuantumKey(),
                signer,
                MESSAGE,
                TestFederation.NOW);
        new Mutation(name, signature, bytes -> DetachedSignature.verify(scheme, bytes, signer, MESSAGE))
                .everyBit()
                .every("elements", DerTree.read(signature).orElseThrow().rearranged());
    }

    private byte[] seal(EnvelopeMetadata metadata) {
        return new Sealer(FEDERATION.anchors, TestFederation.CLOCK)
                .seal(
                        metadata,
                        MESSAGE,
                        FEDERATION.keysOf(TestFederation.SENDER).signing(),
                        FEDERATION.party(TestFederation.RECIPIENT))
                .cms();
    }

    private void open(EnvelopeMetadata metadata, byte[] cms) {
        opener.open(
                metadata,
                cms,
                FEDERATION::decryption,
                FEDERATION.directory,
                FEDERATION.anchors,
                TestFederation.NOW);
    }

    private static byte[] receipt() {
        return Receipts.sign(
                ReceiptsTest.evidence(EvidenceEvent.CONTENT_HANDOVER, TestFederation.GATEWAY), GATEWAY);
    }

    private static void verifyReceipt(byte[] receipt) {
        Receipts.verify(receipt, FEDERATION.directory, FEDERATION.anchors, TestFederation.NOW);
    }

    /** The receiving node and its gateway: as small as a directory can be. */
    private static DirectoryContent smallDirectory() {
        DirectoryContent whole = FEDERATION.content;
        return new DirectoryContent(
                whole.version(),
                whole.issued(),
                whole.expires(),
                whole.authorities(),
                whole.nodes().stream()
                        .filter(node -> node.gatewayParty().equals(TestFederation.GATEWAY))
                        .toList(),
                whole.parties().stream()
                        .filter(party -> party.id().equals(TestFederation.GATEWAY))
                        .toList());
    }

    /** One element stands on each line. */
    private static List<byte[]> rearrangedLines(byte[] text) {
        List<String> lines = new String(text, UTF_8).lines().toList();
        return Rearranged.of(lines, some -> (String.join("\n", some) + "\n").getBytes(UTF_8));
    }

    /** The container with one entry altered and everything that a forger can compute made right again. */
    private static byte[] wrapped(SequencedMap<String, byte[]> original, String name, byte[] altered) {
        SequencedMap<String, byte[]> entries = new LinkedHashMap<>(original);
        entries.put(name, altered);
        return wrapped(List.copyOf(entries.entrySet()), Set.of(name));
    }

    private static byte[] wrapped(List<Map.Entry<String, byte[]>> entries) {
        return wrapped(entries, Set.of());
    }

    private static byte[] wrapped(List<Map.Entry<String, byte[]>> entries, Set<String> kept) {
        SequencedMap<String, byte[]> data = new LinkedHashMap<>();
        SequencedMap<String, byte[]> covered = new LinkedHashMap<>();
        List<Map.Entry<String, byte[]>> made = new ArrayList<>();
        for (Map.Entry<String, byte[]> entry : entries) {
            byte[] content = entry.getValue();
            if (entry.getKey().equals(SignedContainer.PQ_MANIFEST) && !kept.contains(entry.getKey())) {
                content = ContainerManifest.write(SignedContainer.PQ_SIGNATURE, data);
            } else if (entry.getKey().equals(SignedContainer.MANIFEST) && !kept.contains(entry.getKey())) {
                content = ContainerManifest.write(SignedContainer.SIGNATURE, covered);
            } else if (SignedContainer.isDataName(entry.getKey())) {
                data.put(entry.getKey(), content);
            }
            if (!entry.getKey().equals(SignedContainer.MIMETYPE_NAME)) {
                covered.put(entry.getKey(), content);
            }
            made.add(Map.entry(entry.getKey(), content));
        }
        return RawZip.write(made);
    }
}
