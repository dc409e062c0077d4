package org.trmgateway.officer.evidence;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.trmgateway.officer.desk.NodeLine;
import org.trmgateway.officer.desk.NodeRefusal;
import org.trmgateway.referral.MessageId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A national system that may hold evidence, as its node answers it.
 *
 * @param system as the node calls it
 * @param line to the node
 * @param purpose what the person at the desk looks at a case for; it stands on the node's trail
 */
record Holder(String system, NodeLine line, String purpose) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String MESSAGES = "/v1/messages";

    /** What there is for a message; empty when the message is not this party's. */
    Optional<List<Proof>> proofs(MessageId message) throws IOException, InterruptedException {
        try {
            return Optional.of(Proof.listOf(json(MESSAGES + "/" + message + "/evidence")));
        } catch (NodeRefusal notTheirs) {
            return Optional.empty();
        }
    }

    /** One receipt with its time-stamps. */
    byte[] container(MessageId message, String event) throws IOException, InterruptedException, NodeRefusal {
        return line.get(MESSAGES + "/" + message + "/evidence/" + event);
    }

    /** All messages of the case that a message belongs to. */
    List<CaseMessage> ofCase(MessageId message) throws IOException, InterruptedException, NodeRefusal {
        return CaseMessage.listOf(JSON.readTree(line.get(MESSAGES + "/" + message + "/case/evidence", purpose)));
    }

    /** Some message of the case with this reference, if it is among the party's latest. */
    Optional<MessageId> messageOf(String caseReference) throws IOException, InterruptedException, NodeRefusal {
        return json(MESSAGES)
                .valueStream()
                .filter(message -> message.path("caseReference").asString("").equals(caseReference))
                .map(message -> MessageId.parse(message.path("messageId").asString()))
                .findFirst();
    }

    private JsonNode json(String path) throws IOException, InterruptedException, NodeRefusal {
        return JSON.readTree(line.get(path));
    }
}
