package org.trmgateway.officer.scan;

/** What was typed makes no command. */
final class UsageException extends Exception {

    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
