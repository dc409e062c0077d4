package org.trmgateway.node.http;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.routes.erasure.HoldReason;
import org.trmgateway.routes.erasure.LegalHolds;

/** Writes down which holds were set and lifted. */
public final class RecordingHolds implements LegalHolds {

    private final List<String> calls = new CopyOnWriteArrayList<>();

    @Override
    public void set(PartyId party, MessageId message, HoldReason reason) {
        calls.add("set " + party + " " + message + " " + reason.code());
    }

    @Override
    public void lift(PartyId party, MessageId message) {
        calls.add("lift " + party + " " + message);
    }

    /** The calls so far. */
    public List<String> calls() {
        return List.copyOf(calls);
    }
}
