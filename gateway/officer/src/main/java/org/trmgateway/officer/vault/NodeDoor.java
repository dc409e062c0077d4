package org.trmgateway.officer.vault;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.trmgateway.officer.desk.NodeLine;
import org.trmgateway.officer.door.NodeRefusal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The node's door for orders.
 *
 * @param line to the node
 */
record NodeDoor(NodeLine line) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Brings an order; throws when it is refused. */
    Revealed reveal(byte[] order, List<byte[]> signatures) throws IOException, InterruptedException, NodeRefusal {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("order", order);
        request.put(
                "approvals",
                signatures.stream()
                        .map(signature -> new String(signature, StandardCharsets.US_ASCII))
                        .toList());
        return Revealed.of(JSON.readTree(line.post("/v1/vault/reveals", JSON.writeValueAsBytes(request))));
    }

    /** What the node's trail says of a message, a line each, oldest first. */
    List<String> trailOf(String messageId) throws IOException, InterruptedException, NodeRefusal {
        return JSON.readTree(line.get("/v1/messages/" + messageId + "/trail"))
                .valueStream()
                .map(NodeDoor::line)
                .toList();
    }

    private static String line(JsonNode entry) {
        return entry.path("index").asString() + "  " + entry.path("at").asString() + "  "
                + entry.path("event").asString() + "  "
                + entry.path("leafSha256").asString();
    }
}
