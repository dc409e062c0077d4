package org.trmgateway.routes.look;

import java.util.Locale;

/** As what a person looks at a message; never who she is: that her own system knows. The list is that of {@link Look#VERSION}. */
public enum ViewerRole {
    CASEWORKER,
    SUPERVISOR,
    DATA_PROTECTION,
    AUDITOR,
    TECHNICIAN;

    /** The spelling in the header and on the trail. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
