package org.trmgateway.node.stamp;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trmgateway.node.stamp.StampStore.Stamp;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.seal.StampRequest;
import org.trmgateway.seal.TrustAnchors;

/**
 * Has receipts stamped by one authority, oldest first. An authority that fails, or whose answer does not hold, stops nothing else: receipts
 * go out unstamped and catch up. It is said once in the log, and in {@code GET /v1/health} for as long as it lasts. Run by one thread.
 */
public final class Stamper {

    private static final Logger LOG = LoggerFactory.getLogger(Stamper.class);
    private static final int BATCH = 50;

    private final String name;
    private final StampAuthority authority;
    private final StampStore store;
    private final Set<String> all;
    private final TrustAnchors anchors;
    private final Clock clock;
    private volatile Outage outage = Outage.NONE;

    /**
     * A stamper.
     *
     * @param name of the authority in the configuration
     * @param all names of all that are asked
     */
    public Stamper(
            String name,
            StampAuthority authority,
            StampStore store,
            Set<String> all,
            TrustAnchors anchors,
            Clock clock) {
        this.name = name;
        this.authority = authority;
        this.store = store;
        this.all = Set.copyOf(all);
        this.anchors = anchors;
        this.clock = clock;
    }

    public String name() {
        return name;
    }

    /** Since when the authority has failed; empty while it works. */
    public Optional<Instant> failingSince() {
        return outage.since();
    }

    /** How many receipts wait for this authority. */
    public long waiting() {
        return store.countWaitingFor(name);
    }

    /** Stamps some of the receipts that wait, unless the authority is being let alone. */
    public void run() {
        if (!outage.mayTry(clock.instant())) {
            return;
        }
        for (StoredReceipt receipt : store.waitingFor(name, BATCH)) {
            if (!stamp(receipt)) {
                return;
            }
        }
    }

    private boolean stamp(StoredReceipt receipt) {
        try {
            StampRequest request = StampRequest.about(receipt.signed(), clock.instant());
            byte[] token = request.token(authority.ask(request.der()), anchors, clock.instant());
            store.put(receipt, new Stamp(name, token), all, clock.instant());
            works();
            return true;
        } catch (GatewayException refused) {
            fails(refused.code() + " " + refused.detail());
        } catch (IOException unreachable) {
            fails(String.valueOf(unreachable.getMessage()));
        }
        return false;
    }

    private void fails(String reason) {
        if (outage.since().isEmpty()) {
            LOG.warn(
                    "time-stamping does not work, receipts go out without and will catch up: authority={} reason={}",
                    name,
                    reason);
        }
        outage = outage.failed(clock.instant());
    }

    private void works() {
        outage.since()
                .ifPresent(since -> LOG.info(
                        "time-stamping works again: authority={} since={} failures={}",
                        name,
                        since,
                        outage.failures()));
        outage = Outage.NONE;
    }
}
