package org.trmgateway.auditor;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.trail.EntryBundle;
import org.trmgateway.trail.EntryBytes;
import org.trmgateway.trail.RightEdge;
import org.trmgateway.trail.SizeAndRoot;
import org.trmgateway.trail.Tile;
import org.trmgateway.trail.TileCoordinate;
import org.trmgateway.trail.TrailEntry;
import org.trmgateway.trail.export.TrailExport;
import org.trmgateway.trail.note.Checkpoint;

/** Checks one log of an export; see {@link TrailFsck}. */
final class LogFsck {

    private final Logs.Log log;
    private final TrailExport export;
    private final Optional<SizeAndRoot> earlier;
    private final Findings findings;
    private final MessageOrder order;
    private final RightEdge edge = RightEdge.empty();

    private LogFsck(
            Logs.Log log, TrailExport export, Optional<SizeAndRoot> earlier, MessageOrder order, Findings findings) {
        this.log = log;
        this.export = export;
        this.earlier = earlier;
        this.order = order;
        this.findings = findings;
    }

    /**
     * Checks it.
     *
     * @return its origin, if it has a checkpoint
     */
    static Optional<String> check(Logs.Log log, Against against, MessageOrder order, Findings findings)
            throws IOException {
        TrailExport export;
        try {
            export = TrailExport.open(log.directory());
        } catch (GatewayException malformed) {
            findings.defect(Check.CHECKPOINT, log.place(TrailExport.CHECKPOINT));
            return Optional.empty();
        }
        Optional<SizeAndRoot> earlier = against.earlier()
                .filter(kept -> kept.origin().equals(export.checkpoint().origin()))
                .map(Checkpoint::head);
        new LogFsck(log, export, earlier, order, findings).check();
        return Optional.of(export.checkpoint().origin());
    }

    private void check() throws IOException {
        findings.fact(log.place("origin"), export.checkpoint().origin());
        findings.fact(log.place("size"), export.head().size());
        findings.fact(log.place("root"), export.head().root());
        Set<String> present = export.presentFiles();
        // A size that was made up must not make this program list its files.
        if (export.head().size() / TileCoordinate.FULL > present.size()) {
            defect(Check.FILE_MISSING, "tile");
            return;
        }
        checkFiles(present);
        if (readEntries()) {
            edge.partialTiles().forEach(this::checkTile);
            checkRoot();
        }
    }

    private void checkFiles(Set<String> present) {
        Set<String> missing = new TreeSet<>(export.expectedFiles());
        missing.removeAll(present);
        missing.forEach(path -> defect(Check.FILE_MISSING, path));
        Set<String> unexpected = new TreeSet<>(present);
        unexpected.removeAll(export.expectedFiles());
        unexpected.removeAll(TrailExport.furtherFiles());
        unexpected.forEach(path -> defect(Check.FILE_UNEXPECTED, path));
    }

    /** Whether all of them could be read. */
    private boolean readEntries() throws IOException {
        checkEarlier();
        for (TileCoordinate coordinate : TileCoordinate.of(export.head().size())) {
            if (coordinate.level() == 0) {
                Optional<EntryBundle> bundle = bundle(coordinate);
                if (bundle.isEmpty()) {
                    defect(Check.BUNDLE, coordinate.bundlePath());
                    return false;
                }
                bundle.get().entries().forEach(this::checkEntry);
            }
        }
        return true;
    }

    private Optional<EntryBundle> bundle(TileCoordinate coordinate) throws IOException {
        try {
            return export.file(coordinate.bundlePath()).map(bytes -> EntryBundle.read(bytes, coordinate.width()));
        } catch (GatewayException malformed) {
            return Optional.empty();
        }
    }

    private void checkEntry(EntryBytes bytes) {
        String where = "entry " + edge.size();
        try {
            if (!order.follows(TrailEntry.read(bytes), bytes.leafHash())) {
                defect(Check.MESSAGE_ORDER, where);
            }
        } catch (GatewayException malformed) {
            defect(Check.ENTRY, where + " " + malformed.detail());
        }
        edge.append(bytes.leafHash(), this::checkTile);
        checkEarlier();
    }

    private void checkTile(Tile derived) {
        String path = derived.coordinate().path();
        try {
            Optional<byte[]> exported = export.file(path);
            if (exported.isPresent() && !Arrays.equals(exported.get(), derived.bytes())) {
                defect(Check.TILE, path);
            }
        } catch (IOException | GatewayException unreadable) {
            defect(Check.TILE, path);
        }
    }

    private void checkRoot() {
        if (!edge.root().equals(export.head().root())) {
            defect(Check.ROOT, "root");
        }
        if (earlier.isPresent() && earlier.get().size() > edge.size()) {
            defect(Check.EARLIER, "size");
        }
    }

    private void checkEarlier() {
        if (earlier.isPresent()
                && earlier.get().size() == edge.size()
                && !earlier.get().root().equals(edge.root())) {
            defect(Check.EARLIER, "root");
        }
    }

    private void defect(Check check, String where) {
        findings.defect(check, log.place(where));
    }
}
