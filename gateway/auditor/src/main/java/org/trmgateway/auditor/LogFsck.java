package org.trmgateway.auditor;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.trail.RightEdge;
import org.trmgateway.trail.SizeAndRoot;
import org.trmgateway.trail.Tile;
import org.trmgateway.trail.TileCoordinate;
import org.trmgateway.trail.TrailEntry;
import org.trmgateway.trail.TreeHashes;
import org.trmgateway.trail.export.TrailExport;
import org.trmgateway.trail.note.Checkpoint;

/** Checks one log of an export; see {@link TrailFsck}. */
final class LogFsck {

    private static final long STEP = 50_000;

    private final Logs.Log log;
    private final TrailExport export;
    private final Against against;
    private final Findings findings;
    private final RightEdge edge = RightEdge.empty();

    private LogFsck(Logs.Log log, TrailExport export, Against against, Findings findings) {
        this.log = log;
        this.export = export;
        this.against = against;
        this.findings = findings;
    }

    /**
     * What is needed of a log to look at the next one.
     *
     * @param checkpoint what it says of itself
     * @param first its first entry, if it could be read
     */
    record Read(Checkpoint checkpoint, Optional<TrailEntry> first) {}

    /** Checks it; empty when it has no checkpoint. */
    static Optional<Read> check(Logs.Log log, Against against, MessageOrder order, Progress progress, Findings findings)
            throws IOException {
        TrailExport export;
        try {
            export = TrailExport.open(log.directory());
        } catch (GatewayException malformed) {
            findings.defect(Check.CHECKPOINT, log.place(TrailExport.CHECKPOINT));
            return Optional.empty();
        }
        return Optional.of(new LogFsck(log, export, against, findings).check(order, progress));
    }

    private Read check(MessageOrder order, Progress progress) throws IOException {
        Checkpoint checkpoint = export.checkpoint();
        findings.fact(log.place("origin"), checkpoint.origin());
        findings.fact(log.place("size"), checkpoint.size());
        findings.fact(log.place("root"), checkpoint.root());
        EntryChecks entries = new EntryChecks(log, checkpoint.origin(), witnessed(), order, findings);
        StampCheck.check(log, export, against.trust(), findings);
        if (checkFiles() && readEntries(entries, progress)) {
            edge.partialTiles().stream()
                    .filter(tile -> tile.coordinate().level() > 0)
                    .forEach(this::checkTile);
            checkRoot();
        }
        return new Read(checkpoint, entries.first());
    }

    private Optional<Instant> witnessed() {
        NoteCheck policies = new NoteCheck(against.policies());
        if (!policies.isAsked()) {
            findings.fact(log.place("signatures"), "not checked: no policy was given");
            return Optional.empty();
        }
        try {
            NoteCheck.Seen seen = policies.require(export.note());
            findings.fact(log.place("seenBy"), String.join(" ", seen.by()));
            findings.fact(log.place("seenAt"), seen.latest());
            return seen.latest();
        } catch (NoteCheck.Refused refused) {
            defect(refused.check(), TrailExport.CHECKPOINT);
            return Optional.empty();
        }
    }

    /** A size that was made up must not make this program list its files: then nothing more is read. */
    private boolean checkFiles() throws IOException {
        Set<String> present = export.presentFiles();
        if (export.head().size() / TileCoordinate.FULL > present.size()) {
            defect(Check.FILE_MISSING, "tile");
            return false;
        }
        Set<String> expected = export.expectedFiles();
        Set<String> missing = new TreeSet<>(expected);
        missing.removeAll(present);
        missing.forEach(path -> defect(Check.FILE_MISSING, path));
        Set<String> unexpected = new TreeSet<>(present);
        unexpected.removeAll(expected);
        unexpected.removeAll(TrailExport.furtherFiles());
        unexpected.forEach(path -> defect(Check.FILE_UNEXPECTED, path));
        return true;
    }

    /** Whether all of them could be read. */
    private boolean readEntries(EntryChecks entries, Progress progress) throws IOException {
        try (BundleReader bundles = new BundleReader(export)) {
            for (long number = 0; bundles.hasNext(); number++) {
                Optional<BundleReading> bundle = bundles.next();
                if (bundle.isEmpty()) {
                    defect(Check.BUNDLE, bundlePath(number));
                    return false;
                }
                take(bundle.get(), entries);
                if (edge.size() % STEP < TileCoordinate.FULL) {
                    progress.entries(edge.size(), export.head().size());
                }
            }
        }
        return true;
    }

    private void take(BundleReading bundle, EntryChecks entries) {
        bundle.entries().forEach(entries::check);
        checkTile(bundle.leaves());
        checkEarlier(bundle);
        if (bundle.root().isPresent()) {
            edge.append(bundle.leaves(), bundle.root().get(), this::checkTile);
        } else {
            bundle.leaves().hashes().forEach(leaf -> edge.append(leaf, this::checkTile));
        }
    }

    private void checkTile(Tile derived) {
        if (BundleReading.isOther(export, derived)) {
            defect(Check.TILE, derived.coordinate().path());
        }
    }

    private void checkRoot() {
        if (!edge.root().equals(export.head().root())) {
            defect(Check.ROOT, "root");
        }
        Optional<SizeAndRoot> earlier = earlier();
        if (earlier.filter(kept -> kept.size() > edge.size()).isPresent()) {
            defect(Check.EARLIER, "size");
        }
        if (earlier.filter(kept -> kept.size() == 0 && !kept.root().equals(TreeHashes.EMPTY_ROOT))
                .isPresent()) {
            defect(Check.EARLIER, "root");
        }
    }

    /** The state that the auditor kept, if it is reached within this bundle. */
    private void checkEarlier(BundleReading bundle) {
        Optional<SizeAndRoot> kept = earlier()
                .filter(state -> state.size() > edge.size()
                        && state.size() <= edge.size() + bundle.entries().size());
        if (kept.isPresent()) {
            RightEdge then = edge.copy();
            bundle.leaves().hashes().stream()
                    .limit(kept.get().size() - edge.size())
                    .forEach(leaf -> then.append(leaf, tile -> {}));
            if (!then.root().equals(kept.get().root())) {
                defect(Check.EARLIER, "root");
            }
        }
    }

    private Optional<SizeAndRoot> earlier() {
        return against.earlier()
                .filter(kept -> kept.origin().equals(export.checkpoint().origin()))
                .map(Checkpoint::head);
    }

    private String bundlePath(long number) {
        long width = Math.min(TileCoordinate.FULL, export.head().size() - number * TileCoordinate.FULL);
        return new TileCoordinate(0, number, (int) width).bundlePath();
    }

    private void defect(Check check, String where) {
        findings.defect(check, log.place(where));
    }
}
