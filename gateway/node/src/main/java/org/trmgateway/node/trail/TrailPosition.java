package org.trmgateway.node.trail;

/**
 * Where an entry is on this node's trail.
 *
 * @param log ordinal of the log, counted from 1
 * @param index of the entry in that log, counted from 0
 */
public record TrailPosition(int log, long index) {

    public TrailPosition {
        if (log < 1 || index < 0) {
            throw new IllegalArgumentException("no place on a trail");
        }
    }
}
