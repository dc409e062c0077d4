package org.trmgateway.referral;

/**
 * One value that did not survive translation whole. Never holds the value.
 *
 * @param fieldId id of the field dictionary
 * @param kind what happened to it
 * @param rule the code table or map rule that decided
 */
public record Loss(String fieldId, Kind kind, String rule) {

    /** What happened to a value. */
    public enum Kind {
        DROPPED,
        WIDENED,
        NARROWED,
        DEFAULTED
    }
}
