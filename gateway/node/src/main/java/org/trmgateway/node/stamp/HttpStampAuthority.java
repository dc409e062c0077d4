package org.trmgateway.node.stamp;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.trmgateway.node.trust.TrustServiceLine;

/** An authority over HTTP (RFC 3161, section 3.4). */
public final class HttpStampAuthority implements StampAuthority, AutoCloseable {

    private static final long LONGEST = 64 * 1024;

    private final URI address;
    private final TrustServiceLine line;

    public HttpStampAuthority(URI address) {
        this.address = address;
        this.line = new TrustServiceLine(
                "application/timestamp-query", "application/timestamp-reply", LONGEST, Duration.ofSeconds(5));
    }

    @Override
    public byte[] ask(byte[] request) throws IOException {
        return line.ask(address, request);
    }

    @Override
    public void close() {
        line.close();
    }
}
