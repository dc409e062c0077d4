package org.trmgateway.node.stamp;

import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trmgateway.node.http.HealthWarnings;

/** Says which authority does not work since when, and how many receipts wait for a stamp. */
public final class StampWarnings implements HealthWarnings {

    private static final Logger LOG = LoggerFactory.getLogger(StampWarnings.class);

    /** So many wait for a moment now and then, though everything works. */
    private static final int MOMENTARY = 100;

    private final List<Stamper> stampers;

    public StampWarnings(List<Stamper> stampers) {
        this.stampers = List.copyOf(stampers);
    }

    @Override
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        for (Stamper stamper : stampers) {
            String name = "time-stamping: " + stamper.name();
            stamper.failingSince().ifPresent(since -> warnings.add(name + " since " + since));
            long waiting = waiting(stamper);
            if (waiting > (stamper.failingSince().isPresent() ? 0 : MOMENTARY)) {
                warnings.add(name + " receipts waiting: " + waiting);
            }
        }
        return warnings;
    }

    /** Whether the database answers is said elsewhere. */
    private static long waiting(Stamper stamper) {
        try {
            return stamper.waiting();
        } catch (RuntimeException unreachable) {
            LOG.debug("receipts cannot be counted: {}", unreachable.getClass().getSimpleName());
            return 0;
        }
    }
}
