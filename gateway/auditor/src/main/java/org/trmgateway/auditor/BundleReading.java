package org.trmgateway.auditor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.Sha256;
import org.trmgateway.trail.EntryBundle;
import org.trmgateway.trail.EntryBytes;
import org.trmgateway.trail.Tile;
import org.trmgateway.trail.TileCoordinate;
import org.trmgateway.trail.TrailEntry;
import org.trmgateway.trail.export.TrailExport;

/**
 * What can be derived from a bundle alone, in whichever thread: its entries, their hashes, and the root of a full tile of them.
 *
 * @param entries in their order
 * @param leaves the tile of their hashes
 * @param root of a full tile; empty for a partial one
 */
record BundleReading(List<Line> entries, Tile leaves, Optional<Sha256> root) {

    /**
     * One entry.
     *
     * @param entry what it says; empty when it cannot be read
     * @param leafHash its hash
     * @param wrong why it cannot be read
     */
    record Line(Optional<TrailEntry> entry, Sha256 leafHash, String wrong) {

        static Line of(EntryBytes bytes) {
            try {
                return new Line(Optional.of(TrailEntry.read(bytes)), bytes.leafHash(), "");
            } catch (GatewayException malformed) {
                return new Line(
                        Optional.empty(), bytes.leafHash(), malformed.detail().toString());
            }
        }
    }

    /** Reads a bundle; empty when it is missing or has not the entries it must have. */
    static Optional<BundleReading> of(TrailExport export, TileCoordinate coordinate) throws IOException {
        try {
            Optional<byte[]> file = export.file(coordinate.bundlePath());
            if (file.isEmpty()) {
                return Optional.empty();
            }
            List<Line> lines = new ArrayList<>(coordinate.width());
            EntryBundle.read(file.get(), coordinate.width()).entries().forEach(bytes -> lines.add(Line.of(bytes)));
            Tile leaves =
                    new Tile(coordinate, lines.stream().map(Line::leafHash).toList());
            return Optional.of(new BundleReading(
                    lines, leaves, coordinate.isFull() ? Optional.of(leaves.root()) : Optional.empty()));
        } catch (GatewayException malformed) {
            return Optional.empty();
        }
    }

    /** Whether a tile that was derived is not the one of the export; one that is missing was reported with the files. */
    static boolean isOther(TrailExport export, Tile derived) {
        try {
            Optional<byte[]> exported = export.file(derived.coordinate().path());
            return exported.isPresent() && !Arrays.equals(exported.get(), derived.bytes());
        } catch (IOException | GatewayException unreadable) {
            return true;
        }
    }
}
