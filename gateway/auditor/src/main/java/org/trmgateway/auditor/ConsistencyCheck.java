package org.trmgateway.auditor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.Sha256;
import org.trmgateway.trail.RightEdge;
import org.trmgateway.trail.TileCoordinate;
import org.trmgateway.trail.export.TrailExport;
import org.trmgateway.trail.note.Checkpoint;
import org.trmgateway.trail.note.SignedNote;
import org.trmgateway.trail.note.WitnessPolicy;

/**
 * Compares two checkpoints of a log, whoever kept them: whether both are states of one history. Two signed checkpoints that are not are proof that
 * the node told two people two things.
 */
public final class ConsistencyCheck {

    private final Findings findings = new Findings();
    private final List<WitnessPolicy> policies;

    private ConsistencyCheck(List<WitnessPolicy> policies) {
        this.policies = policies;
    }

    /** The checkpoints are of different sizes, and nothing is there from which one could be derived from the other. */
    public static final class Unproven extends Exception {

        private static final long serialVersionUID = 1L;

        Unproven(String message) {
            super(message);
        }
    }

    /**
     * Compares.
     *
     * @param export of the log, from whose tiles the proof is computed (RFC 9162, section 2.1.4); not believed in anything
     * @param policies if there are any, both checkpoints have to be accepted by them
     * @throws Unproven when it cannot be told
     */
    public static Findings check(SignedNote one, SignedNote other, Optional<Path> export, List<WitnessPolicy> policies)
            throws IOException, Unproven {
        ConsistencyCheck check = new ConsistencyCheck(policies);
        check.check(one, other, export);
        return check.findings;
    }

    private void check(SignedNote one, SignedNote other, Optional<Path> export) throws IOException, Unproven {
        Checkpoint a = describe("A", one);
        Checkpoint b = describe("B", other);
        if (!a.origin().equals(b.origin())) {
            findings.defect(Check.ORIGIN, "B");
        } else if (a.size() == b.size()) {
            if (!a.root().equals(b.root())) {
                findings.defect(Check.FORK, "size " + a.size());
            }
        } else if (a.size() < b.size()) {
            derive(a, b, export);
        } else {
            derive(b, a, export);
        }
        if (findings.isVerified()) {
            findings.fact("verdict", a.head().equals(b.head()) ? "the same state" : "one history");
        }
    }

    private Checkpoint describe(String name, SignedNote note) {
        Checkpoint checkpoint = Checkpoint.read(note.text());
        findings.fact(name + "/origin", checkpoint.origin());
        findings.fact(name + "/size", checkpoint.size());
        findings.fact(name + "/root", checkpoint.root());
        NoteCheck asked = new NoteCheck(policies);
        if (!asked.isAsked()) {
            findings.fact("signatures", "not checked: no policy was given");
            return checkpoint;
        }
        try {
            findings.fact(name + "/seenBy", String.join(" ", asked.require(note).by()));
        } catch (NoteCheck.Refused refused) {
            findings.defect(refused.check(), name);
        }
        return checkpoint;
    }

    private void derive(Checkpoint earlier, Checkpoint later, Optional<Path> export) throws IOException, Unproven {
        if (export.isEmpty()) {
            throw new Unproven("the checkpoints have different sizes: give an export of the log with --proof, to derive"
                    + " the one from the other");
        }
        TrailExport log = find(later.origin(), export.get());
        if (log.head().size() < later.size()) {
            throw new Unproven("the export ends before the later checkpoint: fetch a newer one");
        }
        if (log.head().size() / TileCoordinate.FULL > log.presentFiles().size()) {
            throw damaged();
        }
        if (!rootWithin(log, earlier.size(), later).equals(earlier.root())) {
            findings.defect(Check.FORK, "size " + earlier.size() + " and size " + later.size());
        }
    }

    /**
     * The root that entries have at a size, which together have the root of the later checkpoint. An export that does not lead there is one that is
     * damaged, or that of the other history: it convicts nobody.
     */
    private static Sha256 rootWithin(TrailExport log, long size, Checkpoint later) throws IOException, Unproven {
        RightEdge edge = RightEdge.empty();
        Sha256 found = edge.root();
        try (BundleReader bundles = new BundleReader(log)) {
            while (edge.size() < later.size() && bundles.hasNext()) {
                for (Sha256 leaf : bundles.next()
                        .orElseThrow(ConsistencyCheck::damaged)
                        .leaves()
                        .hashes()) {
                    if (edge.size() < later.size()) {
                        edge.append(leaf, tile -> {});
                    }
                    if (edge.size() == size) {
                        found = edge.root();
                    }
                }
            }
        }
        if (edge.size() != later.size() || !edge.root().equals(later.root())) {
            throw damaged();
        }
        return found;
    }

    private static Unproven damaged() {
        return new Unproven("the export does not lead to the later checkpoint: it is damaged, incomplete or of another"
                + " history; check it with fsck, or give an export that leads there");
    }

    private static TrailExport find(String origin, Path export) throws IOException, Unproven {
        try {
            for (Logs.Log log : Logs.of(export).logs()) {
                TrailExport opened = TrailExport.open(log.directory());
                if (opened.checkpoint().origin().equals(origin)) {
                    return opened;
                }
            }
        } catch (GatewayException malformed) {
            throw new Unproven("the export cannot be read: check it with fsck");
        }
        throw new Unproven("the export has no log of this origin");
    }
}
