package org.trmgateway.auditor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.trmgateway.trail.TrailEntry;
import org.trmgateway.trail.export.LogFolder;
import org.trmgateway.trail.export.NodeExport;
import org.trmgateway.trail.export.TrailExport;

/** Where the logs of an export are: those of a node, or the one whose folder was named. */
record Logs(List<Log> logs) {

    /**
     * One log.
     *
     * @param folder its name in the export of the node; empty when only this log is looked at
     * @param directory where its files are
     */
    record Log(Optional<LogFolder> folder, Path directory) {

        /** A place in this log, as findings name it. */
        String place(String where) {
            return folder.map(name -> name + "/" + where).orElse(where);
        }
    }

    /** What is done with an entry; its place is that of {@link Log#place}. */
    interface Reader {
        void add(String place, TrailEntry entry);
    }

    /**
     * Finds the logs.
     *
     * @throws org.trmgateway.referral.GatewayException with {@code TRAIL_INCONSISTENT} when the file {@code logs} is malformed
     */
    static Logs of(Path export) throws IOException {
        if (!NodeExport.isOne(export)) {
            return new Logs(List.of(new Log(Optional.empty(), export)));
        }
        NodeExport node = NodeExport.open(export);
        List<Log> logs = new ArrayList<>();
        node.folders().forEach(folder -> logs.add(new Log(Optional.of(folder), node.directory(folder))));
        return new Logs(logs);
    }

    /** Reads all entries of an export that was verified: every bundle is there and has entries that can be read. */
    void read(Reader reader) throws IOException {
        for (Log log : logs) {
            long number = 0;
            try (BundleReader bundles = new BundleReader(TrailExport.open(log.directory()))) {
                while (bundles.hasNext()) {
                    for (BundleReading.Line line :
                            bundles.next().orElseThrow().entries()) {
                        reader.add(log.place("entry " + number), line.entry().orElseThrow());
                        number++;
                    }
                }
            }
        }
    }

    /** The name of the trail: the origin of its last log without the folder. */
    String name() throws IOException {
        String origin =
                TrailExport.open(logs.getLast().directory()).checkpoint().origin();
        int end = origin.lastIndexOf('/');
        return end < 0 ? origin : origin.substring(0, end);
    }
}
