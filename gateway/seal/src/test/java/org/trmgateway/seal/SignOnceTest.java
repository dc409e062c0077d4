package org.trmgateway.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trmgateway.referral.EvidenceEvent;

/**
 * What can be made ready before a message comes is: no certificate is read, no path built and no provider of the platform searched for it.
 * The platform counts all of that, and this test reads its counts.
 */
class SignOnceTest {

    private static final TestFederation FEDERATION = new TestFederation();
    private static final byte[] MESSAGE = "<m/>".getBytes(UTF_8);
    private static final int TIMES = 10;
    private static final String SERVICE = "jdk.SecurityProviderService";
    private static final List<String> PREPARED =
            List.of("jdk.X509Certificate", "jdk.X509Validation", "jdk.TLSHandshake", SERVICE);

    /** What has a state of its own for each message, and what the platform asks itself for within ML-KEM and HKDF. */
    private static final Map<String, Integer> WITHIN_THE_LAYERS = Map.of(
            "Cipher AES/GCM/NoPadding", 2 * TIMES,
            "Cipher AES/KW/NoPadding", 2 * TIMES,
            "KDF HKDF-SHA256", TIMES,
            "Mac HmacSHA256", 2 * TIMES,
            "MessageDigest SHA-256", 2 * TIMES,
            "MessageDigest SHA3-256", TIMES,
            "MessageDigest SHA3-512", TIMES);

    @TempDir
    private Path folder = Path.of("");

    private final Sealer sealer = new Sealer(FEDERATION.anchors, TestFederation.CLOCK);
    private final Opener opener = new Opener();

    @Test
    void makesReadyBeforehandWhateverSealingNeeds() throws IOException {
        assertThat(counted(() -> seal(Suite.S2))).isEqualTo(WITHIN_THE_LAYERS);
    }

    @Test
    void makesReadyBeforehandWhateverOpeningNeeds() throws IOException {
        SealedEnvelope sealed = seal(Suite.S2);
        assertThat(counted(() -> open(sealed))).isEqualTo(WITHIN_THE_LAYERS);
    }

    @Test
    void makesReadyBeforehandWhateverAReceiptNeeds() throws IOException {
        assertThat(counted(this::receipt)).isEmpty();
    }

    @Test
    void wouldSeeACertificateThatIsRead() throws IOException {
        assertThat(counted(() -> UnverifiedContainer.read(Receipts.sign(
                                ReceiptsTest.evidence(EvidenceEvent.CONTENT_HANDOVER, TestFederation.GATEWAY),
                                FEDERATION.keysOf(TestFederation.GATEWAY).signing()))
                        .signers()
                        .getFirst()
                        .claimedSigner()))
                .containsKeys("jdk.X509Certificate", "CertificateFactory X.509");
    }

    /** What was asked for while something was done several times, without what the first time has to make ready. */
    private Map<String, Integer> counted(Runnable once) throws IOException {
        once.run();
        try (Recording recording = new Recording()) {
            PREPARED.forEach(name -> recording.enable(name).withoutThreshold().withoutStackTrace());
            recording.start();
            for (int i = 0; i < TIMES; i++) {
                once.run();
            }
            recording.stop();
            Path file = folder.resolve("counted.jfr");
            recording.dump(file);
            long here = Thread.currentThread().threadId();
            return RecordingFile.readAllEvents(file).stream()
                    .filter(event -> PREPARED.contains(event.getEventType().getName()))
                    .filter(event ->
                            event.getThread() != null && event.getThread().getJavaThreadId() == here)
                    .collect(Collectors.toMap(SignOnceTest::name, event -> 1, Integer::sum, TreeMap::new));
        }
    }

    private static String name(RecordedEvent event) {
        return event.getEventType().getName().equals(SERVICE)
                ? event.getString("type") + " " + event.getString("algorithm")
                : event.getEventType().getName();
    }

    private SealedEnvelope seal(Suite suite) {
        return sealer.seal(
                FEDERATION.metadata(suite),
                MESSAGE,
                FEDERATION.keysOf(TestFederation.SENDER).signing(),
                FEDERATION.party(TestFederation.RECIPIENT));
    }

    private void open(SealedEnvelope sealed) {
        opener.open(
                sealed.metadata(),
                sealed.cms(),
                FEDERATION::decryption,
                FEDERATION.directory,
                FEDERATION.anchors,
                TestFederation.NOW);
    }

    private void receipt() {
        byte[] receipt = Receipts.sign(
                ReceiptsTest.evidence(EvidenceEvent.CONTENT_HANDOVER, TestFederation.GATEWAY),
                FEDERATION.keysOf(TestFederation.GATEWAY).signing());
        Receipts.verify(receipt, FEDERATION.directory, FEDERATION.anchors, TestFederation.NOW);
    }
}
