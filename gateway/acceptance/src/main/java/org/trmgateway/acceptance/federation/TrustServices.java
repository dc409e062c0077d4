package org.trmgateway.acceptance.federation;

import java.net.URI;
import java.time.Clock;
import java.util.Map;
import org.trmgateway.certs.SamplePki;
import org.trmgateway.certs.SampleTimeStampAuthority;
import org.trmgateway.certs.SampleTrustServices;
import org.trmgateway.certs.SampleTrustServices.Service;

/** The services of the sample PKI that nodes ask over HTTP, on this machine. */
public final class TrustServices {

    private static final String TIME_STAMPING = "/tsa";

    private TrustServices() {}

    /** The sample's time-stamping authority, for {@link Federation#prepare}. */
    public static Map<String, URI> timeStamping(int portBase) {
        return Map.of(
                "sample", SampleTrustServices.address(new Ports(portBase).trustServices(), TIME_STAMPING));
    }

    /**
     * Starts the services of a prepared federation.
     *
     * @throws IllegalStateException with a sentence for the user when the port is taken
     */
    public static SampleTrustServices start(Federation federation, int portBase) {
        SampleTimeStampAuthority authority = SamplePki.load(
                        federation.keys().layout().directory())
                .timeStampAuthority(Clock.systemUTC());
        return SampleTrustServices.start(
                new Ports(portBase).trustServices(),
                Map.of(TIME_STAMPING, new Service("application/timestamp-reply", authority::answer)));
    }
}
