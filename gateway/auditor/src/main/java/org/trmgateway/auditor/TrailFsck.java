package org.trmgateway.auditor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.trail.export.NodeExport;

/**
 * Checks an export from the bottom: hashes every entry again, builds every tile and the root from nothing else, and compares. {@link Check} names
 * all that is looked at.
 *
 * <p>What it cannot see: entries left out at the end, or a whole trail made anew, unless the auditor brings a checkpoint of an earlier day, or a
 * policy with a quorum of witnesses that the operator does not rule.
 */
public final class TrailFsck {

    private TrailFsck() {}

    /**
     * Checks the export of a node, or of one log.
     *
     * @param against what the auditor knows from elsewhere
     * @throws IOException when files cannot be read, which says nothing about the trail
     */
    public static Findings check(Path export, Against against) throws IOException {
        Findings findings = new Findings();
        try {
            if (NodeExport.isOne(export)) {
                new TreeSet<>(NodeExport.open(export).strangers())
                        .forEach(name -> findings.defect(Check.FILE_UNEXPECTED, name));
            }
            MessageOrder order = new MessageOrder();
            Set<String> origins = new HashSet<>();
            for (Logs.Log log : Logs.of(export).logs()) {
                LogFsck.check(log, against, order, findings).ifPresent(origins::add);
            }
            if (against.earlier().filter(kept -> !origins.contains(kept.origin())).isPresent()) {
                findings.defect(Check.EARLIER, "origin");
            }
            findings.fact("totalEntries", order.entries());
            findings.fact("messages", order.messages());
        } catch (GatewayException malformed) {
            findings.defect(Check.LOGS, NodeExport.LOGS);
        }
        return findings;
    }
}
