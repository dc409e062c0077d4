package org.trmgateway.acceptance.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.trmgateway.auditor.Against;
import org.trmgateway.auditor.Findings;
import org.trmgateway.auditor.TrailFsck;

/**
 * What the offline auditor needed for an export.
 *
 * @param entries of it
 * @param bytes of its files together
 * @param seconds from opening it to the verdict
 */
record ExportVerified(int entries, long bytes, double seconds) {

    private static final double NANOSECONDS = 1_000_000_000.0;

    /** Makes an export in the folder and has it verified. */
    static ExportVerified measure(Path folder, int entries, ProgressLine progress) throws IOException {
        MadeExport export = MadeExport.write(folder, entries, progress);
        long begin = System.nanoTime();
        Findings findings = TrailFsck.check(
                folder, Against.nothing().policies(List.of(export.policy())), (done, of) -> progress.say(
                        "export: " + done + " of " + of + " entries verified"));
        double seconds = (System.nanoTime() - begin) / NANOSECONDS;
        if (!findings.isVerified()) {
            throw new IllegalStateException("the export does not verify: " + findings.defects());
        }
        return new ExportVerified(entries, export.bytes(), seconds);
    }

    double perSecond() {
        return entries / seconds;
    }
}
