package org.trmgateway.node.config;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the node learns what was revoked, besides the lists.
 *
 * @param grace how long certificates are still trusted once nobody can say what was revoked
 * @param ocsp responders by authority
 * @param ocspFromCertificates whether the responder that a certificate names is asked where none is set here
 */
public record RevocationProperties(
        @DefaultValue("24h") Duration grace,
        List<OcspProperties> ocsp,
        @DefaultValue("false") boolean ocspFromCertificates) {

    private static final Duration LONGEST_GRACE = Duration.ofDays(7);

    public RevocationProperties {
        Setting.between(grace, Duration.ZERO, LONGEST_GRACE, "trm.trust.revocation.grace");
        ocsp = List.copyOf(Objects.requireNonNullElse(ocsp, List.of()));
        Setting.unique(ocsp, OcspProperties::authority, "trm.trust.revocation.ocsp.authority");
    }
}
