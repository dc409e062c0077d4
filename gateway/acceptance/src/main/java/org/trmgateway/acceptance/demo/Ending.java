package org.trmgateway.acceptance.demo;

/**
 * How a scenario ended.
 *
 * @param state state of the case at the party that opened it
 * @param expected the state the field prescribes
 * @param rule rule of the choreography, gate or invariant that decided
 */
record Ending(String state, String expected, String rule) {

    boolean isAsPrescribed() {
        return state.equals(expected);
    }
}
