package org.trmgateway.node.trust;

import javax.security.auth.x500.X500Principal;
import org.trmgateway.referral.Sha256;

/** How the trail names an authority: by the beginning of the SHA-256 of its subject, DER. */
public final class AuthorityId {

    private static final int DIGITS = 16;

    private AuthorityId() {}

    /** In the shape of a rule id. */
    public static String of(X500Principal authority) {
        return "authority-" + Sha256.of(authority.getEncoded()).hex().substring(0, DIGITS);
    }
}
