package org.trmgateway.node.trail;

import java.util.Optional;
import org.trmgateway.trail.TrailStore;

/** {@link Heads} in the database. */
public record JdbcHeads(TrailLogs logs, JdbcTrailStore store) implements Heads {

    @Override
    public Optional<TrailLog> open() {
        return logs.open();
    }

    @Override
    public Optional<TrailLog> before(TrailLog log) {
        return logs.all().stream()
                .filter(one -> one.ordinal() == log.ordinal() - 1)
                .findFirst();
    }

    @Override
    public Optional<byte[]> openedWith(TrailLog log) {
        return logs.openedWith(log.ordinal());
    }

    @Override
    public TrailStore of(TrailLog log) {
        return store.ofLog(log.ordinal());
    }
}
