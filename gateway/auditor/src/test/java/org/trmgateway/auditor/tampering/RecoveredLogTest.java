package org.trmgateway.auditor.tampering;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trmgateway.auditor.Against;
import org.trmgateway.auditor.Defect;
import org.trmgateway.auditor.Findings;
import org.trmgateway.auditor.TrailFsck;
import org.trmgateway.referral.Sha256;
import org.trmgateway.seal.RecoveryOrderXml;
import org.trmgateway.seal.SignedRecoveryOrder;
import org.trmgateway.trail.EntryBytes;
import org.trmgateway.trail.export.TrailExport;

/** A log that begins with the order of two officers, as the auditor and its twin see it: both name what contradicts by the same word. */
class RecoveredLogTest {

    private static final String AGAIN = SampleNode.FIRST + "-2";
    /** Some messages have entries before and behind what others had seen when the log ended. */
    private static final int SEEN = 293;

    private static final byte[] NOTHING = "-----BEGIN CMS-----\nQQ==\n-----END CMS-----\n".getBytes(UTF_8);

    private final SampleOfficer one = new SampleOfficer("one");
    private final SampleOfficer other = new SampleOfficer("other");
    private final SampleEntries entries = new SampleEntries();
    private final SampleLog whole = new SampleLog(entries.first(296));
    private final SampleLog ended = new SampleLog(whole.bodies().subList(0, SEEN));
    private final Instant begun = entries.now();

    @TempDir
    private Path folder;

    @Test
    void bothAcceptItThoughMessagesGoOnFromEntriesThatAreLost() throws Exception {
        Path export = export(UnaryOperator.identity(), 2);
        Findings found = TrailFsck.check(export, Against.nothing());
        assertThat(found.defects()).isEmpty();
        assertThat(found.facts())
                .containsEntry(
                        AGAIN + "/recovered",
                        "backup-restored: 296 of 380 entries kept by order b6f3c7de-6a1c-4a43-9d44-6c7f7a3c2a10");
        assertThat(PythonTwin.fsck(export))
                .contains("VERIFIED")
                .contains(AGAIN + "/recovered: " + found.facts().get(AGAIN + "/recovered"))
                .contains("messages: " + found.facts().get("messages") + "\n")
                .doesNotContain("DEFECT");
    }

    @Test
    void aMessageMayGoOnFromALostEntryOnceOnly() throws Exception {
        entries.lost(10);
        byte[] opened = opened(UnaryOperator.identity(), 2);
        List<EntryBytes> bodies = new ArrayList<>(entries.recovered(Sha256.of(opened), 60));
        bodies.remove(8);
        assertBothFind(write(new SampleLog(bodies), opened), "message-order");
    }

    @ParameterizedTest
    @CsvSource({
        "/trail/2026</origin>, /trail/2025</origin>",
        "<folder>2026<, <folder>2025<",
        "<restoredSize>296<, <restoredSize>292<",
        "<restoredSize>296<, <restoredSize>293<",
        "<reason>backup-restored<, <reason>no-reason<",
        "-12-31T, -12-29T",
        "<heldNoteSha256>, <heldNoteSha256>0",
        "<node>pl<, <node>Pl<",
    })
    void bothNameAnOrderThatDoesNotFit(String part, String instead) throws Exception {
        Path export = export(
                order -> {
                    assertThat(order).contains(part);
                    return order.replace(part, instead);
                },
                2);
        assertBothFind(export, "opened");
    }

    @Test
    void bothNameAnOrderOfTheFirstDayThatCanBeWritten() throws Exception {
        Path export = export(
                order -> order.replaceFirst("<ordered>[^.]*", "<ordered>0001-01-01T00:00:00")
                        .replaceFirst("<expires>[^.]*", "<expires>0001-01-01T00:00:01"),
                2);
        assertBothFind(export, "opened");
    }

    @Test
    void bothNameAnOrderWithOneSignature() throws Exception {
        assertBothFind(export(UnaryOperator.identity(), 1), "opened");
    }

    @Test
    void bothNameAnOrderThatNobodySigned() throws Exception {
        assertBothFind(export(order -> List.of(NOTHING, NOTHING)), "opened");
    }

    @Test
    void bothNameAnOrderWithOneSignatureTwice() throws Exception {
        assertBothFind(
                export(order -> {
                    byte[] approval = one.approve(order, begun);
                    return List.of(approval, approval);
                }),
                "opened");
    }

    @Test
    void bothNameAnOrderWithTwoSignaturesByOneKey() throws Exception {
        assertBothFind(
                export(order -> List.of(one.approve(order, begun), one.approve(order, begun.plusSeconds(1)))),
                "opened");
        assertBothFind(
                export(order ->
                        List.of(one.approve(order, begun), one.as("another").approve(order, begun))),
                "opened");
    }

    @Test
    void bothNameAnOrderWithASignatureThatDoesNotHold() throws Exception {
        assertBothFind(export(order -> List.of(one.approve(order, begun), other.approveBadly(order, begun))), "opened");
        assertBothFind(
                export(order -> List.of(one.approve(order, begun), other.approve(new byte[] {1}, begun))), "opened");
        assertBothFind(
                export(order -> List.of(one.approve(order, begun), other.approve(order, begun), NOTHING)), "opened");
        assertBothFind(
                export(order -> List.of(
                        one.approve(order, begun), other.approve(order, Instant.parse("2028-01-01T00:00:00Z")))),
                "opened");
    }

    @Test
    void bothNameAnOrderThatWasChangedAfterwards() throws Exception {
        Path export = export(UnaryOperator.identity(), 2);
        Path opened = export.resolve(AGAIN).resolve(TrailExport.OPENED);
        Files.writeString(opened, Files.readString(opened).replace("backup-restored", "storage-failed"));
        assertBothFind(export, "opened");
    }

    private void assertBothFind(Path export, String check) throws Exception {
        assertThat(TrailFsck.check(export, Against.nothing()).defects())
                .extracting(Defect::check)
                .isNotEmpty()
                .containsOnly(check);
        assertThat(PythonTwin.fsck(export)
                        .lines()
                        .filter(line -> line.startsWith("DEFECT"))
                        .toList())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).startsWith("DEFECT " + check + ":"));
    }

    /** The honest order, with these signatures behind it. */
    private Path export(Function<byte[], List<byte[]>> signatures) throws IOException {
        byte[] order = RecoveryOrderXml.write(SampleNode.order(whole.head(), begun));
        byte[] opened = new SignedRecoveryOrder(order, signatures.apply(order)).bytes();
        return write(new SampleLog(entries.recovered(Sha256.of(opened), 60)), opened);
    }

    private Path export(UnaryOperator<String> forgery, int signatures) throws IOException {
        byte[] opened = opened(forgery, signatures);
        return write(new SampleLog(entries.recovered(Sha256.of(opened), 60)), opened);
    }

    private byte[] opened(UnaryOperator<String> forgery, int signatures) {
        byte[] order = forgery.apply(new String(RecoveryOrderXml.write(SampleNode.order(whole.head(), begun)), UTF_8))
                .getBytes(UTF_8);
        List<byte[]> approvals = List.of(one.approve(order, begun), other.approve(order, begun));
        return new SignedRecoveryOrder(order, approvals.subList(0, signatures)).bytes();
    }

    private Path write(SampleLog again, byte[] opened) throws IOException {
        Path export = Files.createTempDirectory(folder, "export");
        Files.writeString(export.resolve("logs"), SampleNode.FIRST + "\n" + AGAIN + "\n");
        TrailExport.write(
                export.resolve(SampleNode.FIRST),
                ended,
                SampleNode.note(SampleNode.FIRST, ended.head(), begun, SampleNode.WITNESSES),
                Optional.empty(),
                Optional.empty());
        TrailExport.write(
                export.resolve(AGAIN),
                again,
                SampleNode.note(AGAIN, again.head(), entries.now(), SampleNode.WITNESSES),
                Optional.empty(),
                Optional.of(opened));
        return export;
    }
}
