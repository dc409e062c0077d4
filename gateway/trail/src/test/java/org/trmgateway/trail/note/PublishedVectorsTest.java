package org.trmgateway.trail.note;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.trail.TreeHashes;

/** What others signed and published is read, verified, and written again byte for byte. */
class PublishedVectorsTest {

    private static final VerifierKey EXAMPLE =
            VerifierKey.read("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k");
    private static final VerifierKey PETER =
            VerifierKey.read("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
    private static final VerifierKey REMORA =
            VerifierKey.read("remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2");
    private static final VerifierKey STAGEMOLE =
            VerifierKey.read("witness.stagemole.eu+67f7aea0+BEqSG3yu9YrmcM3BHvQYTxwFj3uSWakQepafafpUqklv");

    @ParameterizedTest
    @ValueSource(strings = {"signed-note.txt", "go-note.txt", "arche2025h1.checkpoint"})
    void writesANoteAsItReadIt(String file) throws IOException {
        assertThat(SignedNote.read(published(file)).bytes()).isEqualTo(published(file));
    }

    @Test
    void verifiesTheExampleOfTheSpecification() throws Exception {
        assertThat(holds(EXAMPLE, SignedNote.read(published("signed-note.txt"))))
                .isTrue();
        assertThat(holds(PETER, SignedNote.read(published("go-note.txt")))).isTrue();
        assertThat(holds(PETER, SignedNote.read(published("signed-note.txt")))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop",
                "TEST+7997405c+AQcC+FTVKf0jlTdHDY3rbevmnKxxPjigCXlVtGe6RIr6",
                "remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2",
                "foo+1573814f+ATnT68N1+aPhXIQhFQ0X6jekt0UsUk/iyE8dWHb3g9GN"
            })
    void derivesThePublishedKeyIds(String text) {
        assertThat(VerifierKey.read(text)).hasToString(text);
    }

    @Test
    void verifiesCosignaturesOfPublicWitnesses() throws IOException {
        SignedNote note = SignedNote.read(published("arche2025h1.checkpoint"));
        assertThat(CheckpointVerifier.verify(note, List.of(REMORA, STAGEMOLE)))
                .extracting(CheckpointVerifier.Verified::at)
                .containsOnly(Instant.parse("2026-05-23T21:50:24Z"));
        assertThat(Checkpoint.read(note.text()).size()).isEqualTo(1432088532L);
    }

    @Test
    void refusesThemUnderAnotherSize() throws IOException {
        String grown = new String(published("arche2025h1.checkpoint"), UTF_8).replace("1432088532", "1432088533");
        SignedNote note = SignedNote.read(grown.getBytes(UTF_8));
        assertThatThrownBy(() -> CheckpointVerifier.verify(note, List.of(REMORA)))
                .isInstanceOf(GatewayException.class)
                .hasMessageContaining("note-signature");
    }

    @Test
    void verifiesAnMlDsa44SignatureOfAnotherImplementation() throws IOException {
        AddCheckpoint request = AddCheckpoint.read(published("mldsa-log.add-checkpoint"));
        VerifierKey log = VerifierKey.read(new String(published("mldsa-log.vkey"), UTF_8));
        assertThat(CheckpointVerifier.verify(request.note(), List.of(log))).hasSize(1);
        assertThat(request.bytes()).isEqualTo(published("mldsa-log.add-checkpoint"));
        String altered = request.note().text().replace("+zoE", "/zoE");
        SignedNote other = new SignedNote(altered, request.note().signatures());
        assertThatThrownBy(() -> CheckpointVerifier.verify(other, List.of(log))).isInstanceOf(GatewayException.class);
    }

    /** RFC 6962, section 2.1: the test trees of Certificate Transparency. */
    @ParameterizedTest
    @CsvSource({
        "0, e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "1, 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "2, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "3, aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "4, d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "5, 4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "6, 76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "7, ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "8, 5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
    })
    void derivesTheRootsOfCertificateTransparency(int size, String root) {
        List<String> leaves = List.of(
                "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");
        assertThat(TreeHashes.root(leaves.subList(0, size).stream()
                        .map(HexFormat.of()::parseHex)
                        .map(TreeHashes::leaf)
                        .toList()))
                .hasToString(root);
    }

    /** The examples are notes but no checkpoints: only the signature itself is verified. */
    private static boolean holds(VerifierKey key, SignedNote note) throws GeneralSecurityException {
        NoteSignature line = note.signatures().getFirst();
        Signature signature = Signature.getInstance("Ed25519");
        signature.initVerify(key.key());
        signature.update(note.text().getBytes(UTF_8));
        return line.claims(key) && signature.verify(line.bytes());
    }

    private static byte[] published(String file) throws IOException {
        try (InputStream in = PublishedVectorsTest.class.getResourceAsStream("/c2sp/" + file)) {
            return in.readAllBytes();
        }
    }
}
