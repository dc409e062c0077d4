package org.trmgateway.routes.directory;

import java.time.Instant;
import org.trmgateway.seal.Cut;
import org.trmgateway.seal.Directory;

/** Opens what authorities signed, as this node believes them. */
public interface DirectoryReader {

    /** Throws a GatewayException with an {@code OPEN_DIRECTORY_...} code. */
    Directory directory(byte[] container);

    /** Throws a GatewayException with {@code OPEN_DIRECTORY_INVALID}; {@code arrived}: when its signer has to be trusted. */
    Cut cut(byte[] container, Instant arrived);
}
