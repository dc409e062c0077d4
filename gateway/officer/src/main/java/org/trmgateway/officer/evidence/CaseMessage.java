package org.trmgateway.officer.evidence;

import java.time.Instant;
import java.util.List;
import org.trmgateway.referral.MessageId;
import tools.jackson.databind.JsonNode;

/**
 * A message of a case, without its content, and what is proven about it.
 *
 * @param type code of the catalogue
 * @param expiresAt when it was worthless to deliver it
 * @param proofs oldest first
 */
record CaseMessage(
        MessageId id, boolean sent, String type, String from, String to, Instant expiresAt, List<Proof> proofs) {

    CaseMessage {
        proofs = List.copyOf(proofs);
    }

    static List<CaseMessage> listOf(JsonNode list) {
        return list.valueStream()
                .map(item -> of(item.path("message"), item.path("evidence")))
                .toList();
    }

    private static CaseMessage of(JsonNode message, JsonNode evidence) {
        return new CaseMessage(
                MessageId.parse(message.path("messageId").asString()),
                message.path("direction").asString().equals("OUT"),
                message.path("type").asString(),
                message.path("from").asString(),
                message.path("to").asString(),
                Instant.parse(message.path("expiresAt").asString()),
                Proof.listOf(evidence));
    }
}
