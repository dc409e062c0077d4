package org.trmgateway.node.http;

import java.util.SequencedMap;

/** What the node needs to do its work. */
public interface NodeHealth {

    /** Each part by a neutral word, for example {@code database}, and whether it works now. Answers within a second, never throws. */
    SequencedMap<String, Boolean> parts();
}
