package org.trmgateway.node.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the node under test and reads its answers. */
final class Answers {

    private static final JsonMapper JSON = new JsonMapper();

    private Answers() {}

    static HttpResponse<byte[]> get(HttpClient client, String path) {
        return send(client, path, HttpRequest.Builder::GET);
    }

    static HttpResponse<byte[]> submit(HttpClient client, String key, byte[] form) {
        return send(
                client,
                "/v1/submissions",
                request -> request.header("Idempotency-Key", key)
                        .header("Content-Type", "application/xml")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(form)));
    }

    static HttpResponse<byte[]> send(HttpClient client, String path, UnaryOperator<HttpRequest.Builder> request) {
        URI address = EdgeNode.running().baseAddress().resolve(path);
        try {
            return client.send(request.apply(HttpRequest.newBuilder(address)).build(), BodyHandlers.ofByteArray());
        } catch (IOException unanswered) {
            throw new AssertionError("no answer", unanswered);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    static JsonNode json(HttpResponse<byte[]> answer) {
        return JSON.readTree(answer.body());
    }

    static String header(HttpResponse<byte[]> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
