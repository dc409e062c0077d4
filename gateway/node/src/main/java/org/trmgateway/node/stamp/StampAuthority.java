package org.trmgateway.node.stamp;

import java.io.IOException;

/** A time-stamping authority as it is reached. */
@FunctionalInterface
public interface StampAuthority {

    /**
     * Asks once.
     *
     * @param request DER TimeStampReq (RFC 3161)
     * @return DER TimeStampResp, not looked at
     * @throws IOException when there was no answer that could be one
     */
    byte[] ask(byte[] request) throws IOException;
}
