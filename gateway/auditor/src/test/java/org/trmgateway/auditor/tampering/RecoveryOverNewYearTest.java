package org.trmgateway.auditor.tampering;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trmgateway.auditor.Against;
import org.trmgateway.auditor.Defect;
import org.trmgateway.auditor.Findings;
import org.trmgateway.auditor.TrailFsck;
import org.trmgateway.referral.Sha256;
import org.trmgateway.seal.RecoveryOrderXml;
import org.trmgateway.seal.SignedRecoveryOrder;
import org.trmgateway.trail.export.TrailExport;

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
        byte[] order = RecoveryOrderXml.write(SampleNode.order(ended.head(), ORDERED));
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
        assertThat(PythonTwin.fsck(folder)).contains("VERIFIED").doesNotContain("DEFECT");
    }

    @Test
    void bothNameOldEntriesWithoutAnOrder() throws Exception {
        SampleLog next = new SampleLog(entries.first(40));
        write(SampleNode.SECOND, next, ORDERED, Optional.empty());
        Files.writeString(folder.resolve("logs"), SampleNode.SECOND + "\n");
        assertThat(TrailFsck.check(folder, Against.nothing()).defects())
                .extracting(Defect::check)
                .contains("clock");
        assertThat(PythonTwin.fsck(folder)).contains("DEFECT clock:");
    }

    private void write(String log, SampleLog bodies, Instant seen, Optional<byte[]> opened) throws IOException {
        TrailExport.write(
                folder.resolve(log),
                bodies,
                SampleNode.note(log, bodies.head(), seen, SampleNode.WITNESSES),
                Optional.empty(),
                opened);
    }
}
