package org.trmgateway.acceptance.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.trmgateway.acceptance.demo.Waiting;

/** A national system that takes documents from a folder: at once, or not before it is told to. Keeps a copy of every document it ever took. */
final class ReceivingSystem implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path folder;
    private final Path store;
    private final WatchService watch;
    private volatile boolean takes;
    private int count;

    /**
     * Begins to watch.
     *
     * @param store on the file system of the folder
     */
    ReceivingSystem(Path folder, Path store) {
        this.folder = folder;
        this.store = store;
        try {
            Files.createDirectories(store);
            this.watch = folder.getFileSystem().newWatchService();
            folder.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Starts watching. */
    ReceivingSystem start() {
        Thread.ofPlatform().daemon().name("receiving-system").start(this::run);
        return this;
    }

    /** Whether it takes a document the moment it is there. */
    void takesAtOnce(boolean atOnce) {
        takes = atOnce;
        if (atOnce) {
            takeAll();
        }
    }

    /** Waits until it has taken what is there. */
    void awaitTaken() {
        Waiting.until(
                "the folder was emptied",
                PATIENCE,
                () -> Optional.of(list(folder)).filter(List::isEmpty));
    }

    /**
     * A document in the folder or taken from it.
     *
     * @param content its bytes
     * @param identity of the file: that of a second document under the same name is another
     */
    record Document(byte[] content, String identity) {}

    /** Everything that ever came for the message. */
    List<Document> documentsOf(String messageId) {
        return Stream.concat(list(folder).stream(), list(store).stream())
                .filter(file -> file.getFileName().toString().endsWith(messageId + ".xml"))
                .map(ReceivingSystem::read)
                .toList();
    }

    @Override
    public void close() {
        try {
            watch.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void run() {
        try {
            while (true) {
                WatchKey key = watch.take();
                key.pollEvents();
                key.reset();
                if (takes) {
                    takeAll();
                }
            }
        } catch (ClosedWatchServiceException | InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void takeAll() {
        for (Path file : list(folder)) {
            try {
                count++;
                Files.move(file, store.resolve(count + "-" + file.getFileName()), StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    private static Document read(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new Document(Files.readAllBytes(file), attributes.fileKey() + " " + attributes.lastModifiedTime());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
