package org.trmgateway.node.trust;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.trmgateway.seal.OcspQuestion;

/** Asks a responder over HTTP (RFC 6960, appendix A.1). */
public final class HttpOcspLine implements OcspLine, AutoCloseable {

    private final TrustServiceLine line = new TrustServiceLine(
            "application/ocsp-request",
            "application/ocsp-response",
            OcspQuestion.LARGEST_RESPONSE,
            Duration.ofSeconds(10));

    @Override
    public byte[] ask(URI responder, byte[] request) throws IOException {
        return line.ask(responder, request);
    }

    @Override
    public void close() {
        line.close();
    }
}
