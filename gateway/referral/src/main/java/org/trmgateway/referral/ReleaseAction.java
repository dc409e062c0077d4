package org.trmgateway.referral;

/** What happens to a field before it leaves for a receiver. The order is from most to least revealing. */
public enum ReleaseAction {
    KEEP,
    GENERALISE,
    PSEUDONYMISE,
    SEAL,
    DROP
}
