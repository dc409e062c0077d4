package org.trmgateway.routes.store;

import java.util.Locale;

/** One unit of queued work. A step of a message is done at most once; the database holds the proof. */
public enum Step {
    /** Outbound: protect and seal. */
    SEAL,
    /** Outbound: hand to the peer and take its receipt. */
    DISPATCH,
    /** Inbound: admit, translate and hand to the national system. */
    DELIVER,
    /** Inbound: tell the sending node that the message was consigned. */
    NOTIFY_CONSIGNED,
    /** Inbound: tell the sending node what became of the message. */
    NOTIFY_OUTCOME,
    /** Outbound: tell the national system that the peer refused its message. */
    REPORT_REFUSAL;

    /** The step in lower case with hyphens, as in queue names. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
