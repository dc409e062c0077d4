package org.trmgateway.node.trail;

import java.util.Optional;
import org.trmgateway.trail.TrailStore;

/** The open log of a trail with what it holds. */
public interface Heads {

    /** The open log; absent while the trail has no name. */
    Optional<TrailLog> open();

    /** What is committed of a log. */
    TrailStore of(TrailLog log);
}
