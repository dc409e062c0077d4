package org.trmgateway.routes.erasure;

import static org.trmgateway.routes.erasure.RetentionPeriods.limit;

import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.util.UUID;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trmgateway.routes.store.RetentionStore;
import org.trmgateway.routes.store.RetentionStore.CaseClock;
import org.trmgateway.routes.store.UnitOfWork;

/**
 * Keeps nothing longer than its clock says. Works in small transactions: one case, or one batch of bodies. Any replica may run it at any time:
 * whoever finds a case locked leaves it alone, and whoever gets the lock asks again whether it is due.
 */
public final class Retention {

    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
    private static final int CASES = 100;
    private static final int BODIES = 500;
    private static final int BATCHES = 20;

    private final RetentionStore store;
    private final CaseErasure erasure;
    private final RetentionPeriods periods;
    private final UnitOfWork unitOfWork;
    private final Clock clock;

    public Retention(
            RetentionStore store, CaseErasure erasure, RetentionPeriods periods, UnitOfWork unitOfWork, Clock clock) {
        this.store = store;
        this.erasure = erasure;
        this.periods = periods;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    /** One round. A case that cannot be erased now is tried again in the next, and holds up no other. */
    public void sweep() {
        Instant now = clock.instant();
        cases(CaseClock.WITHDRAWN, periods.withdrawn(), now);
        cases(CaseClock.KEY, periods.vault(), now);
        cases(CaseClock.ADDRESSING, periods.addressing(), now);
        cases(CaseClock.INDEX, periods.index(), now);
        Instant limit = limit(now, periods.bodies());
        batches(() -> store.eraseBodies(limit, now, BODIES));
        batches(() -> store.eraseAcknowledged(limit, BODIES));
    }

    private void cases(CaseClock due, Period period, Instant now) {
        Instant limit = limit(now, period);
        int erased = 0;
        for (UUID caseId : store.due(due, limit, CASES)) {
            try {
                erased += erasure.erase(due, caseId, limit) ? 1 : 0;
            } catch (RuntimeException failed) {
                LOG.warn(
                        "a case could not be erased, it is tried again: case={} clock={} reason={}",
                        caseId,
                        due,
                        failed.getClass().getSimpleName());
            }
        }
        if (erased > 0) {
            LOG.info("erased: clock={} cases={}", due, erased);
        }
    }

    private void batches(IntSupplier batch) {
        int done = BODIES;
        for (int count = 0; count < BATCHES && done == BODIES; count++) {
            done = unitOfWork.inTransaction(batch::getAsInt);
        }
    }
}
