package org.trmgateway.node.trail;

import java.util.List;
import java.util.Optional;

/** The logs of the database as far as their checkpoints reach. */
public final class CheckpointedLogs implements ExportedLogs {

    private final TrailLogs logs;
    private final CheckpointStore checkpoints;
    private final JdbcTrailStore store;

    public CheckpointedLogs(TrailLogs logs, CheckpointStore checkpoints, JdbcTrailStore store) {
        this.logs = logs;
        this.checkpoints = checkpoints;
        this.store = store;
    }

    @Override
    public List<String> folders() {
        return logs.all().stream()
                .filter(log -> checkpoints.latest(log.ordinal()).isPresent())
                .map(TrailLog::folder)
                .toList();
    }

    @Override
    public Optional<ExportedLog> log(String folder) {
        return logs.all().stream()
                .filter(log -> log.folder().equals(folder))
                .findFirst()
                .flatMap(log -> checkpoints.latest(log.ordinal()).map(latest -> at(log, latest)));
    }

    private ExportedLog at(TrailLog log, StoredCheckpoint latest) {
        return new ExportedLog(
                latest.checkpoint().size(),
                latest.note().bytes(),
                latest.stamp(),
                logs.openedWith(log.ordinal()),
                store.ofLog(log.ordinal()));
    }
}
