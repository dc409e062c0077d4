package org.trmgateway.auditor;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.trmgateway.trail.TileCoordinate;
import org.trmgateway.trail.export.TrailExport;

/** Reads the bundles of a log in their order, some of them ahead on all processors. Memory does not grow with the log. */
final class BundleReader implements AutoCloseable {

    private static final int AHEAD_PER_PROCESSOR = 8;

    private final TrailExport export;
    private final Iterator<TileCoordinate> coordinates;
    private final int ahead = AHEAD_PER_PROCESSOR * Runtime.getRuntime().availableProcessors();
    private final ExecutorService workers =
            Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    private final Queue<Future<Optional<BundleReading>>> reading = new ArrayDeque<>();

    BundleReader(TrailExport export) {
        this.export = export;
        this.coordinates = TileCoordinate.of(export.head().size()).stream()
                .filter(coordinate -> coordinate.level() == 0)
                .iterator();
    }

    /** Whether there is another bundle. */
    boolean hasNext() {
        while (reading.size() < ahead && coordinates.hasNext()) {
            TileCoordinate coordinate = coordinates.next();
            reading.add(workers.submit(() -> BundleReading.of(export, coordinate)));
        }
        return !reading.isEmpty();
    }

    /** The next bundle; empty when it is not what it must be. */
    Optional<BundleReading> next() throws IOException {
        try {
            return reading.remove().get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof IOException unreadable) {
                throw new IOException(unreadable.getMessage(), unreadable);
            }
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
