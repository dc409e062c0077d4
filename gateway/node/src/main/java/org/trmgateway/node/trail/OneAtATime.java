package org.trmgateway.node.trail;

/** Lets one replica of a node work, of all that share its database. */
@FunctionalInterface
public interface OneAtATime {

    /**
     * Runs the work unless another replica is at it.
     *
     * @return whether it ran
     */
    boolean run(Runnable work);
}
