package org.trmgateway.seal;

import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;

/** What an authority said of one certificate (RFC 6960): good, or revoked. Made by {@link OcspQuestion} from a response it verified. */
public final class OcspAnswer {

    private final Subject subject;
    private final Instant thisUpdate;
    private final Instant nextUpdate;
    private final Optional<Revocation> revocation;

    /** A certificate by what is unique about it. */
    record Subject(X500Principal issuer, BigInteger serial) {

        static Subject of(X509Certificate certificate) {
            return new Subject(certificate.getIssuerX500Principal(), certificate.getSerialNumber());
        }
    }

    OcspAnswer(Subject subject, Instant thisUpdate, Instant nextUpdate, Optional<Revocation> revocation) {
        this.subject = subject;
        this.thisUpdate = thisUpdate;
        this.nextUpdate = nextUpdate;
        this.revocation = revocation;
    }

    Subject subject() {
        return subject;
    }

    Optional<Revocation> revocation() {
        return revocation;
    }

    /** When it was true. */
    public Instant thisUpdate() {
        return thisUpdate;
    }

    /** From then on there is a newer one, and this one no longer says that a certificate is good. */
    public Instant nextUpdate() {
        return nextUpdate;
    }

    public boolean isRevoked() {
        return revocation.isPresent();
    }
}
