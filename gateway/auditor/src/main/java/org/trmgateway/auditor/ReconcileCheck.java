package org.trmgateway.auditor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.trmgateway.seal.Directory;

/** Verifies the exports of two nodes, and then compares them; see {@link Reconciliation} and {@link LedgerCheck}. */
final class ReconcileCheck {

    private ReconcileCheck() {}

    /**
     * Compares two exports. Nothing is compared when one of them does not verify.
     *
     * @param directory says which parties are behind which node
     */
    static Findings check(
            Path exportA,
            Path exportB,
            Against against,
            Optional<Directory> directory,
            Reconciliation.Patience patience,
            Progress progress)
            throws IOException, Membership.Unlisted {
        Findings findings = new Findings();
        findings.add("A", TrailFsck.check(exportA, against, progress));
        findings.add("B", TrailFsck.check(exportB, against, progress));
        if (findings.isVerified()) {
            NodeRecord a = NodeRecord.read(exportA);
            NodeRecord b = NodeRecord.read(exportB);
            if (a.name().equals(b.name())) {
                throw new Membership.Unlisted("both exports are of the trail " + a.name());
            }
            Membership membership = Membership.of(a, b, directory);
            new Reconciliation(a, b, membership, patience, findings).compare();
            new LedgerCheck(a, b, membership, patience.tolerance(), findings).check();
        }
        return findings;
    }
}
