package org.trmgateway.referral;

/** The stages of the flow. The word is also the package, the route id, the error-code prefix, the metric and the log field. */
public enum Stage {
    INTAKE,
    TRANSLATE,
    ADMIT,
    PROTECT,
    SEAL,
    DISPATCH,
    RECEIVE,
    OPEN,
    DELIVER,
    /** Stands beside both flows. */
    TRAIL;

    /** The word in lower case. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
