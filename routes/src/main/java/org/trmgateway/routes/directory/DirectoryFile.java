package org.trmgateway.routes.directory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;

/** The file with the directory, looked at again and again: what an operator puts there comes into force without a restart. */
public final class DirectoryFile {

    private static final Logger LOG = LoggerFactory.getLogger(DirectoryFile.class);
    private static final String SAME_VERSION = "two-of-one-version";

    private final Path path;
    private final DirectoryDesk desk;
    private Optional<Look> last = Optional.empty();
    private volatile boolean good = true;

    public DirectoryFile(Path path, DirectoryDesk desk) {
        this.path = path;
        this.desk = desk;
    }

    private record Look(long size, FileTime changed, Optional<Object> file) {}

    /** One look. A file that cannot be read now is looked at again. */
    public synchronized void look() {
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            Optional<Look> now = Optional.of(new Look(
                    attributes.size(), attributes.lastModifiedTime(), Optional.ofNullable(attributes.fileKey())));
            if (!now.equals(last)) {
                adopt(Files.readAllBytes(path));
                last = now;
            }
        } catch (IOException unreadable) {
            if (good) {
                LOG.warn(
                        "the directory's file cannot be read: {}",
                        unreadable.getClass().getSimpleName());
            }
            good = false;
            last = Optional.empty();
        }
    }

    /** Whether the file can be used, or is only older than what is in force. */
    public boolean isGood() {
        return good;
    }

    private void adopt(byte[] container) {
        try {
            desk.adopt(container);
            good = true;
        } catch (GatewayException refused) {
            if (refused.code() == ErrorCode.INTERNAL) {
                throw refused;
            }
            good = refused.code() == ErrorCode.OPEN_DIRECTORY_ROLLED_BACK
                    && refused.detail().rule().filter(SAME_VERSION::equals).isEmpty();
        }
    }
}
