package org.trmgateway.routes.look;

import java.util.Locale;

/** What a person looks at a message for. The list is that of {@link Look#VERSION}; a code never changes its meaning. */
public enum Purpose {
    /** Work on the case, by those who have it. */
    CASEWORK,
    /** A superior checks how a case is worked on. */
    SUPERVISION,
    /** Somebody complained, or the person asks what is kept of her. */
    COMPLAINT,
    /** Inspection of the office or of the gateway. */
    AUDIT,
    /** Search for a fault. */
    TECHNICAL;

    /** The spelling in the header and on the trail. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
