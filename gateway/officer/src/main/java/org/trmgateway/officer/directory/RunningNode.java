package org.trmgateway.officer.directory;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.trmgateway.officer.desk.NodeRefusal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The directory door of a running node.
 *
 * @param name of the node, for people
 * @param url its address
 * @param client shows a certificate that the node lets in
 */
record RunningNode(String name, URI url, HttpClient client) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /** What is in force there. */
    JsonNode state() throws IOException, InterruptedException, NodeRefusal {
        return JSON.readTree(send(request("/v1/directory/state").GET()));
    }

    /** The signed directory that is in force there. */
    byte[] directory() throws IOException, InterruptedException, NodeRefusal {
        return send(request("/v1/directory").GET());
    }

    /** Hands over what an authority signed; the answer says what became of it. */
    JsonNode hand(Signed signed) throws IOException, InterruptedException, NodeRefusal {
        return JSON.readTree(send(request(signed.path()).POST(BodyPublishers.ofByteArray(signed.container()))));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(url.resolve(path)).timeout(PATIENCE);
    }

    private byte[] send(HttpRequest.Builder request) throws IOException, InterruptedException, NodeRefusal {
        HttpResponse<byte[]> answer = client.send(request.build(), BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw NodeRefusal.of(answer.statusCode(), answer.body());
        }
        return answer.body();
    }
}
