package org.trmgateway.node.http;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Writes refusals for the clients of some doors, in the format they read. */
public interface RefusalWriter {

    boolean speaksAt(Door door);

    /** Writes the whole answer: status, headers and body. */
    void write(RefusalAnswer answer, HttpServletResponse response) throws IOException;
}
