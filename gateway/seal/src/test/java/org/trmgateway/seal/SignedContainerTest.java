package org.trmgateway.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.trmgateway.seal.Refusals.assertRefused;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.Sha256;

class SignedContainerTest {

    private static final TestFederation FEDERATION = new TestFederation();
    private static final SigningIdentity SIGNER =
            FEDERATION.keysOf(TestFederation.SENDER).signing();

    @ParameterizedTest
    @EnumSource
    void verifiesWhatWasSigned(Suite suite) {
        byte[] container = SignedContainer.write(files(), SIGNER, suite, TestFederation.NOW);
        SignedContainer verified =
                UnverifiedContainer.read(container).verify(suite, SIGNER.classical(), SIGNER.postQuantum());
        assertThat(verified.files().sequencedKeySet()).containsExactly("b.xml", "a.bin");
        assertThat(verified.files().get("b.xml")).isEqualTo("<b/>".getBytes(UTF_8));
        assertThat(verified.sha256()).isEqualTo(Sha256.of(container));
        assertThat(verified.signingTime()).isEqualTo("2026-11-21T10:00:00Z");
    }

    @Test
    void isAnOrdinaryZipWithTheMimetypeFirst() throws IOException {
        assertThat(unzip(container()).sequencedKeySet())
                .containsExactly(
                        "mimetype",
                        "b.xml",
                        "a.bin",
                        "pq/manifest.xml",
                        "pq/signature-ml-dsa-65.p7s",
                        "META-INF/ASiCManifest001.xml",
                        "META-INF/signature001.p7s");
        // EN 319 162-1, annex A.1: the media type can be read at a fixed place.
        assertThat(new String(Arrays.copyOfRange(container(), 30, 30 + 8 + 31), UTF_8))
                .isEqualTo("mimetype" + SignedContainer.MIMETYPE);
    }

    @Test
    void writesTheSameFilesAsTheSameBytes() {
        assertThat(StoredZip.write(files())).isEqualTo(StoredZip.write(files()));
    }

    @Test
    void opensslVerifiesTheClassicalSignature(@TempDir Path work) throws Exception {
        for (Map.Entry<String, byte[]> entry : unzip(container()).entrySet()) {
            Path file = work.resolve(entry.getKey());
            Files.createDirectories(file.getParent());
            Files.write(file, entry.getValue());
        }
        try (JcaPEMWriter pem = new JcaPEMWriter(Files.newBufferedWriter(work.resolve("root.pem")))) {
            pem.writeObject(FEDERATION.root.certificate());
        }
        String[] command = {
            "cms", "-verify", "-binary", "-inform", "DER", "-in", "META-INF/signature001.p7s", "-content",
            "META-INF/ASiCManifest001.xml", "-CAfile", "root.pem", "-purpose", "any", "-cades", "-out", "verified"
        };
        assertThat(OpenSsl.run(work, command).output()).contains("CAdES Verification successful");
        Files.writeString(work.resolve("META-INF/ASiCManifest001.xml"), "altered");
        assertThat(OpenSsl.run(work, command).status()).isNotZero();
    }

    @Test
    void refusesEverySampledBitFlipWithACodeOfOurs() {
        byte[] container = container();
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(11);
        for (int i = 0; i < 4000; i++) {
            byte[] flipped = container.clone();
            int bit = random.nextInt(container.length * 8);
            flipped[bit / 8] ^= (byte) (1 << (bit % 8));
            assertRefused(() -> verify(flipped));
        }
    }

    @Test
    void refusesEverySampledBitFlipInASignatureThatIsOtherwiseWrappedWell() throws IOException {
        SequencedMap<String, byte[]> entries = unzip(container());
        byte[] signature = entries.get(SignedContainer.SIGNATURE);
        for (int bit = 0; bit < signature.length * 8; bit++) {
            byte[] flipped = signature.clone();
            flipped[bit / 8] ^= (byte) (1 << (bit % 8));
            entries.put(SignedContainer.SIGNATURE, flipped);
            assertRefused(() -> verify(StoredZip.write(entries)));
        }
    }

    @Test
    void refusesTruncatedAndExtendedContainer() {
        byte[] container = container();
        for (int length = 0; length < container.length; length += 53) {
            byte[] cut = Arrays.copyOf(container, length);
            assertRefused(ErrorCode.OPEN_CONTAINER_MALFORMED, () -> UnverifiedContainer.read(cut));
        }
        byte[] longer = Arrays.copyOf(container, container.length + 1);
        assertRefused(ErrorCode.OPEN_CONTAINER_MALFORMED, () -> UnverifiedContainer.read(longer));
        byte[] shifted = new byte[container.length + 4];
        System.arraycopy(container, 0, shifted, 4, container.length);
        assertRefused(ErrorCode.OPEN_CONTAINER_MALFORMED, () -> UnverifiedContainer.read(shifted));
    }

    @Test
    void refusesCompressedBombWithoutInflatingIt() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("message.xml"));
            byte[] zeros = new byte[1024 * 1024];
            for (int i = 0; i < 64; i++) {
                zip.write(zeros);
            }
        }
        assertThat(bytes.size()).isLessThan(100_000);
        assertRefused(ErrorCode.OPEN_CONTAINER_MALFORMED, () -> UnverifiedContainer.read(bytes.toByteArray()));
    }

    @Test
    void refusesSizeThatIsPromisedButNotThere() {
        byte[] container = container();
        // Compressed size in the first local header: two gigabytes more than there are.
        container[21] = (byte) 0x7f;
        assertRefused(ErrorCode.OPEN_CONTAINER_MALFORMED, "zip-size", () -> UnverifiedContainer.read(container));
    }

    @Test
    void refusesDuplicateNames() {
        SequencedMap<String, byte[]> twice = new LinkedHashMap<>();
        twice.put("a.xml", new byte[] {1});
        twice.put("b.xml", new byte[] {2});
        byte[] zip = StoredZip.write(twice);
        for (int i = 0; i + 5 <= zip.length; i++) {
            if (zip[i] == 'b' && zip[i + 1] == '.') {
                zip[i] = 'a';
            }
        }
        assertRefused(ErrorCode.OPEN_CONTAINER_MALFORMED, "zip-name", () -> UnverifiedContainer.read(zip));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../a.xml", "/a.xml", "a/../b.xml", "a\\b.xml", "a//b.xml", "a/", ".hidden", "a b.xml", "ä.xml"})
    void refusesNamesThatPlayTricks(String name) {
        SequencedMap<String, byte[]> files = new LinkedHashMap<>();
        files.put(name, new byte[] {1});
        assertRefused(ErrorCode.SEAL_FAILED, () -> SignedContainer.write(files, SIGNER, Suite.S2, TestFederation.NOW));
        assertRefused(ErrorCode.OPEN_CONTAINER_MALFORMED, () -> UnverifiedContainer.read(StoredZip.write(files)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pq/extra.xml", "META-INF/signature002.p7s", "META-INF/ASiCManifest002.xml", "mimetype"})
    void refusesEntriesThatBelongToTheContainerItself(String name) throws IOException {
        SequencedMap<String, byte[]> files = new LinkedHashMap<>();
        files.put(name, new byte[] {1});
        assertRefused(ErrorCode.SEAL_FAILED, () -> SignedContainer.write(files, SIGNER, Suite.S2, TestFederation.NOW));
        SequencedMap<String, byte[]> entries = unzip(container());
        entries.put(name, new byte[] {1});
        assertRefused(ErrorCode.OPEN_CONTAINER_MALFORMED, () -> UnverifiedContainer.read(StoredZip.write(entries)));
    }

    @Test
    void refusesContainerFromWhichAnyEntryIsMissing() throws IOException {
        for (String name : List.copyOf(unzip(container()).keySet())) {
            SequencedMap<String, byte[]> entries = unzip(container());
            entries.remove(name);
            assertRefused(() -> verify(StoredZip.write(entries)));
        }
    }

    @Test
    void refusesPostQuantumPairStrippedFromContainer() throws IOException {
        SequencedMap<String, byte[]> entries = unzip(container());
        entries.remove(SignedContainer.PQ_MANIFEST);
        entries.remove(SignedContainer.PQ_SIGNATURE);
        assertRefused(
                ErrorCode.OPEN_CONTAINER_MALFORMED,
                "container-digests",
                () -> UnverifiedContainer.read(StoredZip.write(entries)));
    }

    @Test
    void refusesSuitesToBeConfused() {
        byte[] classicalOnly = SignedContainer.write(files(), SIGNER, Suite.S1, TestFederation.NOW);
        assertRefused(ErrorCode.OPEN_SIGNATURE_INVALID, () -> verify(classicalOnly));
        assertRefused(
                ErrorCode.OPEN_SIGNATURE_INVALID,
                () -> UnverifiedContainer.read(container()).verify(Suite.S1, SIGNER.classical(), SIGNER.postQuantum()));
    }

    @Test
    void refusesOtherDataFilesThanAsked() {
        assertRefused(
                ErrorCode.OPEN_CONTAINER_MALFORMED,
                "container-files",
                () -> UnverifiedContainer.read(container()).requireFiles(Set.of("b.xml")));
    }

    @Test
    void refusesSignatureOfAnotherPartyWhoseCertificateIsNamed() {
        SigningIdentity other = FEDERATION.keysOf(TestFederation.BYSTANDER).signing();
        byte[] container = SignedContainer.write(files(), other, Suite.S2, TestFederation.NOW);
        assertRefused(ErrorCode.OPEN_SIGNER_UNKNOWN, () -> verify(container));
    }

    @Test
    void refusesSignatureMadeWithAnotherKeyUnderTheRightCertificate() {
        SigningIdentity other = FEDERATION.keysOf(TestFederation.BYSTANDER).signing();
        byte[] content = "content".getBytes(UTF_8);
        byte[] forged = DetachedSignature.sign(
                SignatureScheme.ECDSA_P256, other.classicalKey(), SIGNER.classical(), content, TestFederation.NOW);
        assertRefused(
                ErrorCode.OPEN_SIGNATURE_INVALID,
                "signature-value",
                () -> DetachedSignature.verify(SignatureScheme.ECDSA_P256, forged, SIGNER.classical(), content));
    }

    private static SignedContainer verify(byte[] container) {
        return UnverifiedContainer.read(container).verify(Suite.S2, SIGNER.classical(), SIGNER.postQuantum());
    }

    private static byte[] container() {
        return SignedContainer.write(files(), SIGNER, Suite.S2, TestFederation.NOW);
    }

    private static SequencedMap<String, byte[]> files() {
        SequencedMap<String, byte[]> files = new LinkedHashMap<>();
        files.put("b.xml", "<b/>".getBytes(UTF_8));
        files.put("a.bin", new byte[] {0, 1, 2});
        return files;
    }

    /** Read by the platform's reader, not by ours. */
    private static SequencedMap<String, byte[]> unzip(byte[] container) throws IOException {
        SequencedMap<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(container))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        return entries;
    }
}
