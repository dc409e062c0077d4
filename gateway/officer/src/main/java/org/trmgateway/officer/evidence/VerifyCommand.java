package org.trmgateway.officer.evidence;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.trmgateway.auditor.Findings;
import org.trmgateway.auditor.ReceiptCheck;
import org.trmgateway.officer.desk.Arguments;
import org.trmgateway.officer.desk.UsageException;

/** Verifies receipts in files, with what the offline auditor does; nothing is sent anywhere. */
final class VerifyCommand {

    private final Arguments arguments;
    private final Holders holders;
    private final Clock clock;
    private final PrintStream out;

    VerifyCommand(Arguments arguments, Holders holders, Clock clock, PrintStream out) {
        this.arguments = arguments;
        this.holders = holders;
        this.clock = clock;
        this.out = out;
    }

    /** Whether all of them verify. */
    boolean run() throws UsageException, IOException {
        if (arguments.operands().isEmpty()) {
            throw new UsageException("which files?");
        }
        Instant at = at();
        boolean good = true;
        for (String file : arguments.operands()) {
            Findings findings = ReceiptCheck.check(Path.of(file), holders.directory(), holders.trust(), at);
            out.println(file);
            findings.facts().forEach((name, value) -> out.println("  " + name + ": " + value));
            findings.defects().forEach(defect -> out.println("  DEFECT " + defect.check() + ": " + defect.where()));
            out.println(findings.isVerified() ? "  VERIFIED" : "  NOT VERIFIED");
            good &= findings.isVerified();
        }
        return good;
    }

    private Instant at() throws UsageException {
        Optional<String> given = arguments.option("--at");
        try {
            return given.isPresent() ? Instant.parse(given.get()) : clock.instant();
        } catch (DateTimeException notATime) {
            throw new UsageException("--at is not a time like 2026-11-21T10:00:00Z");
        }
    }
}
