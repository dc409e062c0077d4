package org.trmgateway.node.http;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trmgateway.trail.TileCoordinate;

/**
 * A file of the exported trail, as an address below {@code /trail/} names it. Each has exactly one spelling: whatever is not the one is no
 * path of an export.
 */
public sealed interface ExportPath {

    /** {@code logs}: the folder of each log, in order. */
    record Logs() implements ExportPath {}

    /**
     * A file of one log beside its tiles.
     *
     * @param folder of the log
     * @param kind which
     */
    record About(String folder, Kind kind) implements ExportPath {}

    /**
     * A tile of one log, {@code tile/<L>/<N>[.p/<W>]} of C2SP tlog-tiles.
     *
     * @param folder of the log
     */
    record HashTile(String folder, TileCoordinate coordinate) implements ExportPath {}

    /**
     * The entries below a tile of level 0, {@code tile/entries/<N>[.p/<W>]}.
     *
     * @param folder of the log
     * @param coordinate of that tile
     */
    record Entries(String folder, TileCoordinate coordinate) implements ExportPath {}

    /** The files of a log beside its tiles. */
    enum Kind {
        /** The signed note of the latest checkpoint that has a quorum. */
        CHECKPOINT,
        /** The RFC 3161 time-stamp token over it. */
        STAMP,
        /** What the first entry of the log is about. */
        OPENED
    }

    /** Reads what stands after {@code /trail/}; empty when it names no file that an export can have. */
    static Optional<ExportPath> read(String path) {
        if (path.equals("logs")) {
            return Optional.of(new Logs());
        }
        Matcher parts = Spelling.OF_A_LOG.matcher(path);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String folder = parts.group("folder");
        return switch (parts.group("file")) {
            case "checkpoint" -> Optional.of(new About(folder, Kind.CHECKPOINT));
            case "checkpoint.tsr" -> Optional.of(new About(folder, Kind.STAMP));
            case "opened" -> Optional.of(new About(folder, Kind.OPENED));
            default -> tile(folder, parts.group("file"));
        };
    }

    private static Optional<ExportPath> tile(String folder, String file) {
        Matcher parts = Spelling.OF_A_TILE.matcher(file);
        if (!parts.matches()) {
            return Optional.empty();
        }
        boolean entries = parts.group("level").equals("entries");
        int level = entries ? 0 : Integer.parseInt(parts.group("level"));
        long index = Long.parseLong(parts.group("index").replaceAll("[x/]", ""));
        int width = parts.group("width") == null ? TileCoordinate.FULL : Integer.parseInt(parts.group("width"));
        if (width > TileCoordinate.FULL) {
            return Optional.empty();
        }
        TileCoordinate coordinate = new TileCoordinate(level, index, width);
        // Leading groups of zeros and a full tile spelt as a partial one are caught here: the path has to come out
        // again.
        String only = entries ? coordinate.bundlePath() : coordinate.path();
        return only.equals(file)
                ? Optional.of(entries ? new Entries(folder, coordinate) : new HashTile(folder, coordinate))
                : Optional.empty();
    }

    /** How paths are spelt. */
    final class Spelling {

        private static final Pattern OF_A_LOG =
                Pattern.compile("(?<folder>[0-9]{4}(-[1-9][0-9]{0,8})?)/(?<file>[a-z0-9./]+)");
        // Five groups of three digits: more than a log can have, and less than a number can hold.
        private static final Pattern OF_A_TILE = Pattern.compile(
                "tile/(?<level>entries|[0-7])/(?<index>(x[0-9]{3}/){0,4}[0-9]{3})(\\.p/(?<width>[1-9][0-9]{0,2}))?");

        private Spelling() {}
    }
}
