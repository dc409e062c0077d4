package org.trmgateway.seal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Consumer;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.EnvelopeMetadata;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.GatewayException;

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
        byte[] directory = FEDERATION.sign(smallDirectory());
        refuseAlteredContainer(
                "directory", directory, bytes -> Directory.open(bytes, FEDERATION.anchors, TestFederation.CLOCK));
    }

    @Test
    void refusesDirectoryWhoseSignersWereRemovedDoubledOrExchanged() {
        byte[] directory = FEDERATION.sign(smallDirectory());
        SequencedMap<String, byte[]> files =
                UnverifiedContainer.readCosigned(directory).unverifiedFiles();
        List<SignerEntries> signers =
                UnverifiedContainer.readCosigned(directory).signers();
        new Mutation("directory", directory, bytes -> Directory.open(bytes, FEDERATION.anchors, TestFederation.CLOCK))
                .every(
                        "signers",
                        Rearranged.of(signers, some -> StoredZip.write(SignedContainer.entries(files, some))));
    }

    @Test
    void refusesEveryAlteredCutOff() {
        byte[] cut = new Cut(TestFederation.SENDER, TestFederation.NOW, 1, CutReason.MISUSE)
                .sign(FEDERATION.directoryAuthority);
        refuseAlteredContainer("cut-off", cut, bytes -> Cut.open(bytes, FEDERATION.anchors, TestFederation.NOW));
    }

    /** Without its stamp it would be good, but nobody is told that it was stamped. */
    @Test
    void refusesEveryAlteredStampedReceipt() {
        byte[] receipt = receipt();
        StampRequest request = StampRequest.about(receipt, TestFederation.NOW);
        byte[] answer = new TestStampAuthority(FEDERATION.authority).answer(request.der(), TestFederation.NOW);
        byte[] stamped = StampedReceipt.read(receipt)
                .stamped(request.token(answer, FEDERATION.anchors, TestFederation.NOW))
                .bytes();
        refuseAlteredContainer("stamped-receipt", stamped, MutationTest::verifyStampedReceipt);
    }

    @Test
    void refusesEveryBitOfAFileThatIsOtherwiseWrappedWell() {
        SequencedMap<String, byte[]> entries = StoredZip.read(receipt());
        for (String name : List.of(Receipts.FILE, SignedContainer.PQ_MANIFEST, SignedContainer.MANIFEST)) {
            byte[] content = Optional.ofNullable(entries.get(name)).orElseThrow();
            new Mutation(
                            "receipt/" + name,
                            content,
                            altered -> verifyReceipt(ForgedContainer.with(entries, name, altered)))
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
                .every("wrapped-entries", Rearranged.of(entries, ForgedContainer::of));
        for (Map.Entry<String, byte[]> entry : entries) {
            DerTree.read(entry.getValue()).ifPresent(tree -> {
                List<byte[]> altered = new ArrayList<>();
                tree.rearranged()
                        .forEach(der ->
                                altered.add(ForgedContainer.with(StoredZip.read(container), entry.getKey(), der)));
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
                metadata, cms, FEDERATION::decryption, FEDERATION.directory, FEDERATION.anchors, TestFederation.NOW);
    }

    private static void verifyStampedReceipt(byte[] receipt) {
        if (Receipts.read(receipt, FEDERATION.directory, FEDERATION.anchors, TestFederation.NOW)
                        .stamps()
                        .size()
                != 1) {
            throw new GatewayException(ErrorCode.OPEN_TIME_STAMP_INVALID, Detail.rule("no-stamp"));
        }
    }

    private static byte[] receipt() {
        return Receipts.sign(ReceiptsTest.evidence(EvidenceEvent.CONTENT_HANDOVER, TestFederation.GATEWAY), GATEWAY);
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
}
