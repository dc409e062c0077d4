package org.trmgateway.node.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps a second process off a directory for as long as this one lives, however it ends: the kernel lets go of the lock, no file has to go. */
final class DirectoryLock implements AutoCloseable {

    private final FileChannel channel;

    private DirectoryLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the directory.
     *
     * @throws IllegalStateException when another process, or another part of this one, has it
     */
    static DirectoryLock take(Path directory) throws IOException {
        FileChannel channel =
                FileChannel.open(directory.resolve("owner.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return new DirectoryLock(channel);
            }
        } catch (OverlappingFileLockException heldHere) {
            channel.close();
            throw new IllegalStateException(directory + " is in use by this process already", heldHere);
        }
        channel.close();
        throw new IllegalStateException(directory + " is in use by another process");
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
