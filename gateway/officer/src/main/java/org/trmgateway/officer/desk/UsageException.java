package org.trmgateway.officer.desk;

import java.io.Serial;

/** The command line asks for something that cannot be done; the message is for whoever typed it. */
public final class UsageException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    public UsageException(String message) {
        super(message);
    }
}
