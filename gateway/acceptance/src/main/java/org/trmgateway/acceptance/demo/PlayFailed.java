package org.trmgateway.acceptance.demo;

/** The play did not go as it should; the text says at which step. */
public final class PlayFailed extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    public PlayFailed(String step, Throwable cause) {
        super(step + ": " + cause.getMessage(), cause);
    }
}
