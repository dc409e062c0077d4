package org.trmgateway.acceptance.bench;

import java.util.List;

/**
 * One thing whose cost is measured.
 *
 * @param name what it is
 * @param size of the message, as it is shown; empty when the message does not matter
 * @param wire how many bytes come out
 * @param floor names of the bare operations without which it cannot be done, each as often as it is needed
 * @param once does it once
 */
record Step(String name, String size, int wire, List<String> floor, Runnable once) {

    Step {
        floor = List.copyOf(floor);
    }
}
