package org.trmgateway.contracts.pack;

/**
 * Which form a file is.
 *
 * @param format name of the format, {@code trm/1} for the canonical one
 * @param form name of the form, {@link #ANY_MESSAGE} for a canonical message
 */
public record RecognisedForm(String format, String form) {

    /** The form of the canonical format: the message itself, whichever it is. */
    public static final String ANY_MESSAGE = "message";
}
