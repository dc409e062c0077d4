package org.trmgateway.routes.store;

/** Which side of the border this node stands on for a message. */
public enum Direction {
    OUT,
    IN
}
