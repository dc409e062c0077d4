package org.trmgateway.trail.export;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.trmgateway.trail.TrailInconsistency;

/**
 * All logs of a node: a folder for each, and the file {@code logs} with the names of the folders, one a line, in the order in which the logs were
 * opened. Each folder is a {@link TrailExport}.
 */
public final class NodeExport {

    /** Name of the file with the names of the folders. */
    public static final String LOGS = "logs";

    private static final long LONGEST_FILE = 64 * 1024;

    private final Path directory;
    private final List<LogFolder> folders;

    private NodeExport(Path directory, List<LogFolder> folders) {
        this.directory = directory;
        this.folders = folders;
    }

    /**
     * Writes the file {@code logs}, last of all: without it there is no export.
     *
     * @param folders in the order in which the logs were opened
     */
    public static void write(Path directory, List<LogFolder> folders) throws IOException {
        Files.write(directory.resolve(LOGS), text(folders));
    }

    /** Content of the file {@code logs}. */
    public static byte[] text(List<LogFolder> folders) {
        return folders.stream().map(folder -> folder + "\n").collect(joining()).getBytes(US_ASCII);
    }

    /** Whether this is the folder of a node and not that of one log. */
    public static boolean isOne(Path directory) {
        return Files.exists(directory.resolve(LOGS));
    }

    /**
     * Opens an export.
     *
     * @throws IOException when it cannot be read
     * @throws org.trmgateway.referral.GatewayException with {@code TRAIL_INCONSISTENT}, rule {@code logs}, when the file {@code logs} is missing,
     *     empty, malformed, or has its folders in another order than logs are opened in
     */
    public static NodeExport open(Path directory) throws IOException {
        Path file = directory.resolve(LOGS);
        if (!Files.isRegularFile(file) || Files.size(file) > LONGEST_FILE) {
            throw TrailInconsistency.of(LOGS);
        }
        return new NodeExport(directory, read(Files.readAllBytes(file)));
    }

    /**
     * Reads the content of the file {@code logs}.
     *
     * @throws org.trmgateway.referral.GatewayException with {@code TRAIL_INCONSISTENT}, rule {@code logs} or {@code log-folder}
     */
    public static List<LogFolder> read(byte[] logs) {
        String text = new String(logs, US_ASCII);
        List<LogFolder> folders = new ArrayList<>();
        for (int start = 0; start < text.length(); ) {
            int end = text.indexOf('\n', start);
            if (end < 0) {
                throw TrailInconsistency.of(LOGS);
            }
            LogFolder folder = LogFolder.read(text.substring(start, end));
            if (!(folders.isEmpty() ? folder.number() == 1 : folder.follows(folders.getLast()))) {
                throw TrailInconsistency.of(LOGS);
            }
            folders.add(folder);
            start = end + 1;
        }
        if (folders.isEmpty()) {
            throw TrailInconsistency.of(LOGS);
        }
        return List.copyOf(folders);
    }

    /** The logs in the order in which they were opened. */
    public List<LogFolder> folders() {
        return folders;
    }

    /** Where a log is. */
    public Path directory(LogFolder folder) {
        return directory.resolve(folder.toString());
    }

    /** Names of whatever else lies beside the logs. */
    public Set<String> strangers() throws IOException {
        Set<String> names = new HashSet<>();
        try (Stream<Path> present = Files.list(directory)) {
            present.forEach(path -> names.add(path.getFileName().toString()));
        }
        names.remove(LOGS);
        folders.forEach(folder -> names.remove(folder.toString()));
        return names;
    }
}
