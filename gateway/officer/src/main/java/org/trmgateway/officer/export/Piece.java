package org.trmgateway.officer.export;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.trmgateway.officer.desk.NodeRefusal;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.trail.EntryBundle;
import org.trmgateway.trail.EntryBytes;
import org.trmgateway.trail.Tile;
import org.trmgateway.trail.TileCoordinate;

/**
 * A tile, and with one of level 0 the entries below it: they are fetched, and kept, together.
 *
 * @param coordinate of the tile
 */
record Piece(TileCoordinate coordinate) {

    /** Its files. */
    List<String> paths() {
        return coordinate.level() == 0
                ? List.of(coordinate.path(), coordinate.bundlePath())
                : List.of(coordinate.path());
    }

    /** Whether it lies here: as long as it must be, and the entries are those of which the tile has the hashes. */
    boolean isIn(LocalFiles files) throws IOException {
        if (!files.hasLength(coordinate.path(), (long) coordinate.width() * Tile.HASH_LENGTH)) {
            return false;
        }
        if (coordinate.level() > 0) {
            return true;
        }
        Optional<byte[]> tile = files.find(coordinate.path());
        Optional<byte[]> bundle = files.find(coordinate.bundlePath());
        return tile.isPresent() && bundle.isPresent() && fit(tile.get(), bundle.get());
    }

    /** Fetches it, whatever it says: what is wrong with it is for the auditor to name. */
    void fetch(String folder, ExportSource source, LocalFiles files)
            throws IOException, InterruptedException, NodeRefusal {
        for (String path : paths()) {
            files.put(
                    path,
                    source.find(folder + "/" + path)
                            .orElseThrow(() -> new ExportRefused("the node has no " + folder + "/" + path
                                    + ", which its own checkpoint covers; tell the node's operator")));
        }
    }

    private boolean fit(byte[] tile, byte[] bundle) {
        try {
            return EntryBundle.read(bundle, coordinate.width()).entries().stream()
                    .map(EntryBytes::leafHash)
                    .toList()
                    .equals(Tile.read(coordinate, tile).hashes());
        } catch (GatewayException malformed) {
            return false;
        }
    }
}
