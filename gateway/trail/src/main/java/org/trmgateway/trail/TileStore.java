package org.trmgateway.trail;

import java.util.Optional;

/** Where tiles are read from: a database, an export, memory. */
public interface TileStore {

    /**
     * The tile as wide as it is stored.
     *
     * @param level 0 for leaf hashes
     * @param index position within the level, counted from 0
     */
    Optional<Tile> tile(int level, long index);
}
