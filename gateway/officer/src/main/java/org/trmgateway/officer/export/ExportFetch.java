package org.trmgateway.officer.export;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.trmgateway.officer.desk.NodeLine;
import org.trmgateway.officer.desk.NodeRefusal;

/**
 * Fetches all logs of a node into a folder, or goes on where an earlier run ended. Four files at a time; a file is here whole or not at all.
 * The list of the logs is written last: a first fetch that was broken off is no export yet.
 */
public final class ExportFetch {

    private static final String LOGS = "logs";
    private static final Pattern LINES = Pattern.compile("([1-9][0-9]{3}(-[1-9][0-9]{0,3})?\n)+");

    private final ExportSource source;
    private final LocalFiles files;
    private final PrintStream progress;

    ExportFetch(ExportSource source, Path directory, PrintStream progress) {
        this.source = source;
        this.files = new LocalFiles(directory);
        this.progress = progress;
    }

    /**
     * A fetch from a node.
     *
     * @param progress takes some lines about how far it is
     */
    public static ExportFetch from(NodeLine line, Path directory, PrintStream progress) {
        return new ExportFetch(path -> line.find("/trail/" + path), directory, progress);
    }

    /**
     * Fetches.
     *
     * @return whether the tiles of every log add up to its checkpoint; if not, the offline auditor can say where
     * @throws IOException when the node cannot be reached, or gives out what cannot be a later state of what is in the folder
     */
    public boolean run() throws IOException, InterruptedException, NodeRefusal {
        List<String> folders = folders(source.find(LOGS).orElse(new byte[0]));
        Optional<byte[]> before = files.find(LOGS);
        if (before.isPresent() && !startsWith(folders, folders(before.get()))) {
            throw new ExportRefused("the node no longer has all the logs that are in " + files.directory()
                    + ". Keep this export and tell the other nodes.");
        }
        boolean fits = true;
        for (String folder : folders) {
            fits &= new LogFetch(folder, source, files.in(folder), progress).run();
        }
        files.put(LOGS, lines(folders));
        return fits;
    }

    private static List<String> folders(byte[] content) throws IOException {
        String text = new String(content, US_ASCII);
        if (text.isEmpty()) {
            throw new ExportRefused("no quorum has seen anything of this node's trail yet; try again in a minute");
        }
        if (!LINES.matcher(text).matches()) {
            throw new ExportRefused("what the node shows as the list of its logs is none; is this address a node's?");
        }
        return text.lines().toList();
    }

    private static boolean startsWith(List<String> folders, List<String> before) {
        return folders.size() >= before.size()
                && folders.subList(0, before.size()).equals(before);
    }

    private static byte[] lines(List<String> folders) {
        return (String.join("\n", folders) + "\n").getBytes(US_ASCII);
    }
}
