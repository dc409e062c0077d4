package org.trmgateway.node.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Refusal;

/** A trail of refusals that can be read, and that can be broken. */
public final class RecordingRefusalLog implements RefusalLog {

    /** One entry. */
    public record Entry(Refusal refusal, String channel, Optional<PartyId> party) {}

    private final BlockingQueue<Entry> entries = new LinkedBlockingQueue<>();
    private volatile boolean broken;

    @Override
    public byte[] refused(Refusal refusal, String channel, Optional<PartyId> party) {
        if (broken) {
            throw new IllegalStateException("the trail cannot be written");
        }
        entries.add(new Entry(refusal, channel, party));
        return ("receipt of " + refusal.code()).getBytes(StandardCharsets.UTF_8);
    }

    /** What was recorded since the last call. */
    public List<Entry> take() {
        List<Entry> taken = new ArrayList<>();
        entries.drainTo(taken);
        return taken;
    }

    /** While the work runs, nothing can be recorded. */
    public void whileBroken(Runnable work) {
        broken = true;
        try {
            work.run();
        } finally {
            broken = false;
        }
    }
}
