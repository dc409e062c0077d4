package org.trmgateway.node.trail;

import java.util.List;
import java.util.Optional;
import org.trmgateway.trail.TrailStore;

/** The logs of this node's trail as an auditor is given them: each as far as its latest checkpoint with a quorum covers it. */
public interface ExportedLogs {

    /**
     * A log at one checkpoint.
     *
     * @param size entries that the checkpoint covers
     * @param checkpoint the signed note, with the signatures of the quorum
     * @param stamp RFC 3161 time-stamp token over the note; absent while it is waited for
     * @param opened what the first entry is about; absent for the very first log
     * @param store its entries and tiles, also those behind the checkpoint
     */
    record ExportedLog(
            long size, byte[] checkpoint, Optional<byte[]> stamp, Optional<byte[]> opened, TrailStore store) {}

    /** Folders of the logs that have a checkpoint, in the order in which they were opened. */
    List<String> folders();

    /** The log in a folder, if there is one and it has a checkpoint. */
    Optional<ExportedLog> log(String folder);
}
