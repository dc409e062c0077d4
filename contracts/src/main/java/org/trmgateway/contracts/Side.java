package org.trmgateway.contracts;

/** Which end of a message asks the choreography. */
public enum Side {
    SENDER,
    RECEIVER
}
