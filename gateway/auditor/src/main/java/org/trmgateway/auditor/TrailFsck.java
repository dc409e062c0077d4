package org.trmgateway.auditor;

import java.io.IOException;
import java.nio.file.Path;
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
import org.trmgateway.trail.TrailExport;

/**
 * Checks an exported trail from the bottom: hashes every entry again, builds every tile and the root from nothing else, and compares. The
 * checks, by the names in the findings:
 *
 * <ul>
 *   <li>{@code size-and-root}: the export says for which size and root it was written
 *   <li>{@code file-missing}, {@code file-unexpected}: its files are exactly those of a trail of that size
 *   <li>{@code bundle}: a bundle has the entries it must have; at the first one that has not, nothing more can be derived
 *   <li>{@code entry}: an entry is canonical and has known members only
 *   <li>{@code message-order}: an entry names the entry of the same message before it
 *   <li>{@code tile}: a tile has the hashes that follow from the entries
 *   <li>{@code root}: the root is the one that follows from the entries
 *   <li>{@code earlier}: size and root of an earlier day, kept by the auditor, are those of a beginning of this trail
 * </ul>
 *
 * <p>What it cannot see: entries left out at the end, or a whole trail made anew, unless the auditor brings an earlier size and root.
 */
public final class TrailFsck {

    private final TrailExport export;
    private final Optional<SizeAndRoot> earlier;
    private final Findings findings;
    private final RightEdge edge = RightEdge.empty();
    private final MessageOrder order = new MessageOrder();

    private TrailFsck(TrailExport export, Optional<SizeAndRoot> earlier, Findings findings) {
        this.export = export;
        this.earlier = earlier;
        this.findings = findings;
    }

    /**
     * Checks an export.
     *
     * @param earlier size and root that this trail had before, from a source other than the export
     * @throws IOException when files cannot be read, which says nothing about the trail
     */
    public static Findings check(Path directory, Optional<SizeAndRoot> earlier) throws IOException {
        Findings findings = new Findings();
        try {
            new TrailFsck(TrailExport.open(directory), earlier, findings).check();
        } catch (GatewayException malformed) {
            findings.defect("size-and-root", TrailExport.SIZE_AND_ROOT);
        }
        return findings;
    }

    private void check() throws IOException {
        findings.fact("size", export.head().size());
        findings.fact("root", export.head().root());
        Set<String> present = export.presentFiles();
        // A size that was made up must not make this program list its files.
        if (export.head().size() / TileCoordinate.FULL > present.size()) {
            findings.defect("file-missing", "tile");
            return;
        }
        checkFiles(present);
        if (readEntries()) {
            edge.partialTiles().forEach(this::checkTile);
            checkRoot();
        }
        findings.fact("messages", order.messages());
    }

    private void checkFiles(Set<String> present) {
        Set<String> missing = new TreeSet<>(export.expectedFiles());
        missing.removeAll(present);
        missing.forEach(path -> findings.defect("file-missing", path));
        Set<String> unexpected = new TreeSet<>(present);
        unexpected.removeAll(export.expectedFiles());
        unexpected.forEach(path -> findings.defect("file-unexpected", path));
    }

    /** Whether all of them could be read. */
    private boolean readEntries() throws IOException {
        checkEarlier();
        for (TileCoordinate coordinate : TileCoordinate.of(export.head().size())) {
            if (coordinate.level() == 0) {
                Optional<EntryBundle> bundle = bundle(coordinate);
                if (bundle.isEmpty()) {
                    findings.defect("bundle", coordinate.bundlePath());
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
                findings.defect("message-order", where);
            }
        } catch (GatewayException malformed) {
            findings.defect("entry", where + " " + malformed.detail());
        }
        edge.append(bytes.leafHash(), this::checkTile);
        checkEarlier();
    }

    private void checkTile(Tile derived) {
        String path = derived.coordinate().path();
        try {
            Optional<byte[]> exported = export.file(path);
            if (exported.isPresent() && !Arrays.equals(exported.get(), derived.bytes())) {
                findings.defect("tile", path);
            }
        } catch (IOException | GatewayException unreadable) {
            findings.defect("tile", path);
        }
    }

    private void checkRoot() {
        if (!edge.root().equals(export.head().root())) {
            findings.defect("root", "root");
        }
        if (earlier.isPresent() && earlier.get().size() > edge.size()) {
            findings.defect("earlier", "size");
        }
    }

    private void checkEarlier() {
        if (earlier.isPresent()
                && earlier.get().size() == edge.size()
                && !earlier.get().root().equals(edge.root())) {
            findings.defect("earlier", "root");
        }
    }
}
