package org.trmgateway.node.trust;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;

/** A file that somebody may replace. Changed means: other size or other time of change. Not thread-safe. */
final class WatchedFile {

    private final Path path;
    private Optional<Look> last;

    /** What a look costs nothing to see. */
    private record Look(long size, FileTime changed) {}

    /** Watches from what the file is now. */
    WatchedFile(Path path) {
        this.path = path;
        this.last = look();
    }

    Path path() {
        return path;
    }

    /** Whether it is another file than at the last call, or cannot be seen any more. */
    boolean hasChanged() {
        Optional<Look> now = look();
        boolean changed = !now.equals(last);
        last = now;
        return changed;
    }

    /** Absent while it cannot be seen, for example in the middle of being replaced. */
    private Optional<Look> look() {
        try {
            return Optional.of(new Look(Files.size(path), Files.getLastModifiedTime(path)));
        } catch (IOException unseen) {
            return Optional.empty();
        }
    }
}
