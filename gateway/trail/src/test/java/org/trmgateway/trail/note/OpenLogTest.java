package org.trmgateway.trail.note;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.Sha256;
import org.trmgateway.referral.Stage;
import org.trmgateway.trail.EntryBytes;
import org.trmgateway.trail.SizeAndRoot;
import org.trmgateway.trail.TrailEntry;
import org.trmgateway.trail.TreeHashes;

/** The request that shows how the log before ended has one spelling, and is bounded in all of its parts. */
class OpenLogTest {

    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");
    private static final byte[] DOCUMENT = "how it ended\n".getBytes(UTF_8);
    private static final Sha256 SIBLING = Sha256.of(new byte[] {1});

    private final EntryBytes entry = entry(DOCUMENT);
    private final Sha256 root = TreeHashes.node(entry.leafHash(), SIBLING);
    private final SignedNote note =
            new GrowingLog("pl.example/trail/2027", "a").growTo(2).note(2, NOON);

    @Test
    void isReadAsItWasWritten() {
        OpenLog written = new OpenLog(entry, DOCUMENT, List.of(SIBLING), note);
        OpenLog read = OpenLog.read(written.bytes());
        assertThat(read.entry()).isEqualTo(entry);
        assertThat(read.document()).containsExactly(DOCUMENT);
        assertThat(read.path()).containsExactly(SIBLING);
        assertThat(read.note()).hasToString(note.toString());
        assertThat(read.bytes()).containsExactly(written.bytes());
        assertThat(new String(written.bytes(), UTF_8))
                .startsWith("entry " + base64(entry.toArray()) + "\ndocument " + base64(DOCUMENT) + "\n"
                        + base64(SIBLING.bytes()) + "\n\npl.example/trail/2027\n2\n");
    }

    @Test
    void provesThatTheLogBeginsWithThatDocument() {
        OpenLog good = new OpenLog(entry, DOCUMENT, List.of(SIBLING), note);
        assertThat(good.verify(checkpoint(2, root)).event()).isEqualTo(EvidenceEvent.LOG_OPENED);
        assertRefused(() -> good.verify(checkpoint(2, SIBLING)));
        assertRefused(() -> good.verify(checkpoint(3, root)));
        assertRefused(() -> good.verify(checkpoint(0, root)));
        assertRefused(() ->
                new OpenLog(entry, "another".getBytes(UTF_8), List.of(SIBLING), note).verify(checkpoint(2, root)));
        assertRefused(() -> new OpenLog(entry, DOCUMENT, List.of(), note).verify(checkpoint(2, root)));
        assertRefused(() -> new OpenLog(entry, DOCUMENT, List.of(SIBLING, SIBLING), note).verify(checkpoint(2, root)));
        assertRefused(
                () -> new OpenLog(entry(new byte[] {7}), DOCUMENT, List.of(SIBLING), note).verify(checkpoint(2, root)));
    }

    @Test
    void refusesEveryOtherSpelling() {
        String good = new String(new OpenLog(entry, DOCUMENT, List.of(SIBLING), note).bytes(), UTF_8);
        for (String bad : List.of(
                "",
                "entry",
                "\n\n",
                good.replaceFirst("entry ", "entry  "),
                good.replaceFirst("entry ", "Entry "),
                good.replaceFirst("entry [^\n]*\n", ""),
                good.replaceFirst("document [^\n]*\n", ""),
                good.replaceFirst("document [^\n]*\n", "document \n"),
                good.replaceFirst("=\n", "\n"),
                good.replaceFirst("\n", "\r\n"),
                good.replaceFirst("\n\n", "\nAAAA\n\n"),
                good.replaceFirst("(entry [^\n]*\n)(document [^\n]*\n)", "$2$1"),
                good.substring(0, good.length() - 1),
                " " + good,
                good + "\n")) {
            assertRefused(() -> OpenLog.read(bad.getBytes(UTF_8)));
        }
    }

    @Test
    void isBounded() {
        byte[] longest = new byte[SignedNote.LONGEST];
        byte[] request = new OpenLog(
                        new EntryBytes(new byte[EntryBytes.LONGEST]), longest, Collections.nCopies(63, SIBLING), note)
                .bytes();
        assertThat(request.length + SignedNote.LONGEST).isLessThan(OpenLog.LONGEST);
        assertThat(OpenLog.read(request).document()).hasSize(longest.length);
        assertRefused(() -> new OpenLog(entry, new byte[SignedNote.LONGEST + 1], List.of(), note));
        assertRefused(() -> new OpenLog(entry, new byte[0], List.of(), note));
        assertRefused(() -> new OpenLog(entry, DOCUMENT, Collections.nCopies(64, SIBLING), note));
        assertRefused(() -> OpenLog.read(new byte[OpenLog.LONGEST + 1]));
        String tooLong = "entry " + base64(new byte[EntryBytes.LONGEST + 1]) + "\ndocument AAAA\n\n" + note;
        assertRefused(() -> OpenLog.read(tooLong.getBytes(UTF_8)));
    }

    @Test
    void whatIsReadOfBrokenBytesIsWrittenTheSame() {
        byte[] good = new OpenLog(entry, DOCUMENT, List.of(SIBLING), note).bytes();
        Random random = new Random(20261127);
        int read = 0;
        for (int i = 0; i < 5_000; i++) {
            byte[] bad = Arrays.copyOf(good, i % 3 == 0 ? random.nextInt(good.length) : good.length);
            for (int flips = 1 + random.nextInt(3); flips > 0 && bad.length > 0; flips--) {
                bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
            }
            try {
                assertThat(OpenLog.read(bad).bytes()).containsExactly(bad);
                read++;
            } catch (GatewayException refused) {
                assertThat(refused.code()).isEqualTo(ErrorCode.TRAIL_INCONSISTENT);
            }
        }
        assertThat(read).as("some are other requests, nobody's").isBetween(1, 4_999);
    }

    private static EntryBytes entry(byte[] document) {
        return TrailEntry.of(EvidenceEvent.LOG_OPENED, Stage.TRAIL, NOON)
                .document(Sha256.of(document))
                .build()
                .toBytes();
    }

    private static Checkpoint checkpoint(long size, Sha256 root) {
        return new Checkpoint("pl.example/trail/2027", new SizeAndRoot(size, root));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static void assertRefused(ThrowingCallable call) {
        assertThatExceptionOfType(GatewayException.class)
                .isThrownBy(call)
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(ErrorCode.TRAIL_INCONSISTENT));
    }
}
