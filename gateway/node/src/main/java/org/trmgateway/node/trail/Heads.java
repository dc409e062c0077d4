package org.trmgateway.node.trail;

import java.util.Optional;
import org.trmgateway.trail.TrailStore;

/** The open log of a trail with what it holds, and those before it. */
public interface Heads {

    /** The open log; absent while the trail has no name. */
    Optional<TrailLog> open();

    /** The log before another; absent for the first. */
    Optional<TrailLog> before(TrailLog log);

    /** The document that entry 0 of a log is about, byte for byte; absent for the first. */
    Optional<byte[]> openedWith(TrailLog log);

    /** What is committed of a log. */
    TrailStore of(TrailLog log);
}
