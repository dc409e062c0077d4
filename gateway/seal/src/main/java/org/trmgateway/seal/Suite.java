package org.trmgateway.seal;

import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;

/**
 * A cryptographic suite, by its name on the wire. The order is from weakest to strongest; each party's floor stands in the directory, so
 * that nobody on the way can talk two parties down.
 */
public enum Suite {
    /** ECDSA P-256 signature; ECDH P-256 with AES-256-GCM. */
    S1,
    /**
     * S1 and, around it, ML-KEM-768 with AES-256-GCM; beside its signature one with ML-DSA-65. Nested, so that both have to be broken: two
     * recipients of one envelope would mean that the weaker opens it.
     */
    S2;

    /** Reads the name on the wire; throws the given code when there is no such suite. */
    public static Suite of(String name, ErrorCode whenUnknown) {
        for (Suite suite : values()) {
            if (suite.name().equals(name)) {
                return suite;
            }
        }
        throw new GatewayException(whenUnknown, Detail.field("suite"));
    }

    /** Whether this suite is as strong as the floor. */
    public boolean reaches(Suite floor) {
        return compareTo(floor) >= 0;
    }

    boolean isPostQuantum() {
        return this == S2;
    }
}
