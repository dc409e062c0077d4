package org.trmgateway.trail;

import org.trmgateway.referral.Sha256;

class InMemoryTrailStoreTest extends TrailStoreContract {

    private final InMemoryTrailStore store = new InMemoryTrailStore();

    @Override
    protected TrailStore store() {
        return store;
    }

    @Override
    protected Sha256 append(TrailEntry entry) {
        return store.append(entry);
    }

    @Override
    protected void inTransaction(Runnable work) {
        work.run();
    }
}
