package org.trmgateway.trail;

import org.trmgateway.referral.Sha256;

/** Where the flows write what they did. An implementation writes in the transaction of the caller: both are kept, or neither. */
public interface TrailJournal {

    /**
     * Appends an entry, to be given an index by the sequencer later. Entries of one message come in the order in which they were appended.
     *
     * @return leaf hash of the entry: the {@code previousEventSha256} of the message's next entry
     */
    Sha256 append(TrailEntry entry);
}
