package org.trmgateway.referral;

/**
 * Holds a value that must never be printed: not in a log, not in an exception, not in a debugger's one-line view.
 *
 * @param value the value, for the code that needs it
 */
public record Sensitive<T>(T value) {

    @Override
    public String toString() {
        return "***";
    }
}
