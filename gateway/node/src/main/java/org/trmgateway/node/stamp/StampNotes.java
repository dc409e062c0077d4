package org.trmgateway.node.stamp;

import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trmgateway.node.http.HealthNotes;

/** Says which authority does not work since when, and how many receipts wait for a stamp. */
public final class StampNotes implements HealthNotes {

    private static final Logger LOG = LoggerFactory.getLogger(StampNotes.class);

    private final List<Stamper> stampers;

    public StampNotes(List<Stamper> stampers) {
        this.stampers = List.copyOf(stampers);
    }

    @Override
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        for (Stamper stamper : stampers) {
            String name = "time-stamping: " + stamper.name();
            stamper.failingSince().ifPresent(since -> notes.add(name + " since " + since));
            long waiting = waiting(stamper);
            if (waiting > 0) {
                notes.add(name + " receipts waiting: " + waiting);
            }
        }
        return notes;
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
