package org.trmgateway.auditor;

/** Told from time to time how far a long check is. */
@FunctionalInterface
public interface Progress {

    /** Says nothing. */
    Progress SILENT = (done, of) -> {};

    /**
     * Called from the thread that checks.
     *
     * @param done entries of the log that were checked
     * @param of all entries of the log
     */
    void entries(long done, long of);
}
