package org.trmgateway.node.trust;

import java.io.IOException;
import java.net.URI;

/** The way to a responder. */
@FunctionalInterface
public interface OcspLine {

    /**
     * Carries one question (RFC 6960, appendix A.1) and waits for the answer, some seconds at most.
     *
     * @throws IOException when there is no answer
     */
    byte[] ask(URI responder, byte[] request) throws IOException;
}
