package org.trmgateway.officer.evidence;

import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What a node says of one receipt.
 *
 * @param event what it states
 * @param stampedAt times at which time-stamping authorities saw its signature
 * @param missing authorities whose stamp is still to come
 */
record Proof(String event, List<Instant> stampedAt, List<String> missing) {

    Proof {
        stampedAt = List.copyOf(stampedAt);
        missing = List.copyOf(missing);
    }

    static List<Proof> listOf(JsonNode list) {
        return list.valueStream().map(Proof::of).toList();
    }

    private static Proof of(JsonNode item) {
        return new Proof(
                item.path("event").asString(),
                item.path("stampedAt")
                        .valueStream()
                        .map(at -> Instant.parse(at.asString()))
                        .toList(),
                item.path("missing").valueStream().map(JsonNode::asString).toList());
    }
}
