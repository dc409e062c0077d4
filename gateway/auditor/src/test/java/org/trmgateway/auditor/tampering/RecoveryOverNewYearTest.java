package org.trmgateway.auditor.tampering;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trmgateway.auditor.Against;
import org.trmgateway.auditor.Defect;
import org.trmgateway.auditor.Findings;
import org.trmgateway.auditor.TrailFsck;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.Sha256;
import org.trmgateway.seal.RecoveryOrder;
import org.trmgateway.seal.RecoveryOrderXml;
import org.trmgateway.seal.SignedRecoveryOrder;
import org.trmgateway.trail.SizeAndRoot;
import org.trmgateway.trail.export.TrailExport;
import org.trmgateway.trail.note.Checkpoint;

/** A roll-back is found on 28 December, and ordered about on 2 January: what waited in between is of the year before, in a log of the next. */
class RecoveryOverNewYearTest {

    private static final Instant ORDERED = Instant.parse("2027-01-02T09:00:00Z");

    private final SampleEntries entries = new SampleEntries(Instant.parse("2026-12-28T08:00:00Z"));
    private final SampleLog ended = new SampleLog(entries.first(300));
    private final Instant found = entries.now();

    @TempDir
    private Path folder;

    @Test
    void bothAcceptWhatWaitedForTheOrder() throws Exception {
        byte[] order = RecoveryOrderXml.write(order());
        byte[] opened = new SignedRecoveryOrder(
                        order,
                        List.of(
                                new SampleOfficer("one").approve(order, ORDERED),
                                new SampleOfficer("other").approve(order, ORDERED)))
                .bytes();
        SampleLog next = new SampleLog(entries.recovered(Sha256.of(opened), ORDERED, 40));
        write(SampleNode.FIRST, ended, found, Optional.empty());
        write(SampleNode.SECOND, next, ORDERED, Optional.of(opened));
        Files.writeString(folder.resolve("logs"), SampleNode.FIRST + "\n" + SampleNode.SECOND + "\n");
        Findings findings = TrailFsck.check(folder, Against.nothing());
        assertThat(findings.defects()).isEmpty();
        assertThat(twin()).contains("VERIFIED").doesNotContain("DEFECT");
    }

    @Test
    void bothNameOldEntriesWithoutAnOrder() throws Exception {
        SampleLog next = new SampleLog(entries.first(40));
        write(SampleNode.SECOND, next, ORDERED, Optional.empty());
        Files.writeString(folder.resolve("logs"), SampleNode.SECOND + "\n");
        assertThat(TrailFsck.check(folder, Against.nothing()).defects())
                .extracting(Defect::check)
                .contains("clock");
        assertThat(twin()).contains("DEFECT clock:");
    }

    private void write(String log, SampleLog bodies, Instant seen, Optional<byte[]> opened) throws IOException {
        TrailExport.write(
                folder.resolve(log),
                bodies,
                SampleNode.note(log, bodies.head(), seen, SampleNode.WITNESSES),
                Optional.empty(),
                opened);
    }

    private RecoveryOrder order() {
        String origin = SampleNode.origin(SampleNode.FIRST);
        return new RecoveryOrder(
                UUID.fromString("b6f3c7de-6a1c-4a43-9d44-6c7f7a3c2a10"),
                new NodeId("pl"),
                SampleNode.FIRST,
                new Checkpoint(origin, ended.head()),
                new Checkpoint(origin, new SizeAndRoot(380, Sha256.of(new byte[] {1}))),
                Sha256.of(new byte[] {2}),
                RecoveryOrder.Reason.BACKUP_RESTORED,
                ORDERED,
                ORDERED.plusSeconds(3600));
    }

    private String twin() throws Exception {
        return PythonTwin.run(List.of(
                "bash", "-c", "python3 " + PythonTwin.SOURCE.resolve("trm_audit.py") + " fsck '" + folder + "'; true"));
    }
}
