package org.trmgateway.routes.store;

/** Where a message is on its way. The states up to {@code DELIVERED} follow one another; the others end it or hold it. */
public enum MessageState {
    /** Outbound: taken over from the national system. */
    ACCEPTED,
    /** Outbound: protected, signed and encrypted. */
    SEALED,
    /** Outbound: the peer has signed that it holds it. */
    RELAYED,
    /** Inbound: opened, verified and stored. */
    RECEIVED,
    /** Inbound: ahead of its predecessor, waiting. */
    PARKED,
    /** Available to the recipient in an inbox. */
    CONSIGNED,
    /** The recipient's national system has it. */
    DELIVERED,
    /** The peer, or this node as receiver, refused it with signed evidence. */
    REFUSED,
    /** The time to deliver it ran out. */
    EXPIRED,
    /** Taken out of the flow; a person has to look. */
    QUARANTINED;

    /** Whether nothing more will happen by itself. */
    public boolean isFinal() {
        return switch (this) {
            case ACCEPTED, SEALED, RELAYED, RECEIVED, PARKED, CONSIGNED -> false;
            case DELIVERED, REFUSED, EXPIRED, QUARANTINED -> true;
        };
    }
}
