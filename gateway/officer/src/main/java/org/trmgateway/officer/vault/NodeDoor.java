package org.trmgateway.officer.vault;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.trmgateway.officer.door.ClientTls;
import org.trmgateway.officer.door.NodeRefusal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The node's door for orders: HTTPS with the certificate of the office's own system. */
final class NodeDoor {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final URI url;
    private final HttpClient client;

    private NodeDoor(URI url, HttpClient client) {
        this.url = url;
        this.client = client;
    }

    /**
     * Opens the door.
     *
     * @param keyStore PKCS #12 with the client's key
     * @param trustRoot PEM
     * @param password file with the key store's password
     */
    static NodeDoor at(URI url, Path keyStore, Path trustRoot, Path password) throws UsageException {
        try {
            return new NodeDoor(url, ClientTls.open(keyStore, trustRoot, password));
        } catch (IOException unusable) {
            throw new UsageException("the client certificate cannot be used: " + keyStore);
        }
    }

    /** Brings an order; throws when it is refused. */
    Revealed reveal(byte[] order, List<byte[]> signatures) throws IOException, InterruptedException, NodeRefusal {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("order", order);
        request.put(
                "approvals",
                signatures.stream()
                        .map(signature -> new String(signature, StandardCharsets.US_ASCII))
                        .toList());
        HttpResponse<byte[]> answer = send(HttpRequest.newBuilder(url.resolve("/v1/vault/reveals"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(request))));
        return Revealed.of(JSON.readTree(answer.body()));
    }

    /** What the node's trail says of a message, a line each, oldest first. */
    List<String> trailOf(String messageId) throws IOException, InterruptedException, NodeRefusal {
        HttpResponse<byte[]> answer = send(HttpRequest.newBuilder(url.resolve("/v1/messages/" + messageId + "/trail"))
                .GET());
        return JSON.readTree(answer.body()).valueStream().map(NodeDoor::line).toList();
    }

    private static String line(JsonNode entry) {
        return entry.path("index").asString() + "  " + entry.path("at").asString() + "  "
                + entry.path("event").asString() + "  "
                + entry.path("leafSha256").asString();
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request)
            throws IOException, InterruptedException, NodeRefusal {
        HttpResponse<byte[]> answer =
                client.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw NodeRefusal.of(answer.statusCode(), answer.body());
        }
        return answer;
    }
}
