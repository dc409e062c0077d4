package org.trmgateway.contracts;

/** Whom a message goes to ({@code audience} of the choreography). */
public enum Audience {
    /** The recipients it names, or the one whose message it answers. */
    NAMED,
    /** Everyone to whom this holder sent the case; whoever receives it passes it on in the same way. */
    ALL,
    /** Like {@link #ALL}, but only within the holder's country: the other side must not learn of it. */
    SAME_SIDE
}
