package org.trmgateway.seal;

import org.trmgateway.referral.NodeId;

/**
 * Who has to have seen a trail before it counts. Two states that agree between themselves are no quorum: the neutral node has to have seen it too.
 *
 * @param neutral a node that belongs to no state; for its own trail one more of the others stands in for it
 * @param others how many nodes beside the neutral one, and beside the node whose trail it is; 0 or more
 */
public record DirectoryWitnesses(NodeId neutral, int others) {}
