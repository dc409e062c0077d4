package org.trmgateway.policy.command;

/**
 * One difference between two states of the contracts.
 *
 * @param part table or part it is in
 * @param what row, element or code
 * @param change in words
 * @param releasesMore whether more may leave than before
 */
record Change(String part, String what, String change, boolean releasesMore) {

    static Change of(String part, String what, String change) {
        return new Change(part, what, change, false);
    }
}
