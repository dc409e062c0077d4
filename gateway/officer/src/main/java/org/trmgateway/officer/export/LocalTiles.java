package org.trmgateway.officer.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.trmgateway.trail.Tile;
import org.trmgateway.trail.TileCoordinate;
import org.trmgateway.trail.TileStore;

/**
 * The tiles of one log as they lie here.
 *
 * @param files folder of the log
 * @param size entries for which they were fetched
 */
record LocalTiles(LocalFiles files, long size) implements TileStore {

    @Override
    public Optional<Tile> tile(int level, long index) {
        long left = TileCoordinate.hashes(level, size) - index * TileCoordinate.FULL;
        if (left <= 0) {
            return Optional.empty();
        }
        TileCoordinate coordinate = new TileCoordinate(level, index, (int) Math.min(left, TileCoordinate.FULL));
        try {
            return files.find(coordinate.path()).map(bytes -> Tile.read(coordinate, bytes));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
