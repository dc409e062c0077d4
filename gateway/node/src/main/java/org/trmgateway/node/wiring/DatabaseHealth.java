package org.trmgateway.node.wiring;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trmgateway.node.http.NodeHealth;
import org.trmgateway.routes.store.Outbox;

/** A node is well when it can read its own truth, nothing promised has been waiting in great numbers, its routes take what comes in,
 * and its directory is valid. */
final class DatabaseHealth implements NodeHealth {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseHealth.class);
    private static final int BACKLOG = 100_000;

    private final Outbox outbox;
    private final BooleanSupplier routes;
    private final BooleanSupplier directory;
    private final BooleanSupplier trail;

    /**
     * Health of a node.
     *
     * @param routes whether the routes have started; the HTTPS port opens before they do
     * @param directory whether the directory in force has not expired
     * @param trail whether no witness has proof that the trail lost entries
     */
    DatabaseHealth(Outbox outbox, BooleanSupplier routes, BooleanSupplier directory, BooleanSupplier trail) {
        this.outbox = outbox;
        this.routes = routes;
        this.directory = directory;
        this.trail = trail;
    }

    @Override
    public SequencedMap<String, Boolean> parts() {
        SequencedMap<String, Boolean> parts = new LinkedHashMap<>();
        parts.put("routes", routes.getAsBoolean());
        parts.put("directory", directory.getAsBoolean());
        parts.put("trail", trail.getAsBoolean());
        try {
            long waiting = outbox.size();
            parts.put("database", true);
            parts.put("outbox", waiting < BACKLOG);
        } catch (RuntimeException unreachable) {
            LOG.warn("the database does not answer: {}", unreachable.getClass().getSimpleName());
            parts.put("database", false);
            parts.put("outbox", false);
        }
        return parts;
    }
}
