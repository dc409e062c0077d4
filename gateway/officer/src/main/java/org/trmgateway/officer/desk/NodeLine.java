package org.trmgateway.officer.desk;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** A line to a node: HTTPS with the certificate of the office's own system. */
public final class NodeLine {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    // Longer than any answer of a node: a directory, an inbox document, 256 entries of a trail.
    private static final long LONGEST_ANSWER = 64L * 1024 * 1024;

    private final URI url;
    private final HttpClient client;

    private NodeLine(URI url, HttpClient client) {
        this.url = url;
        this.client = client;
    }

    /**
     * Makes a line; nothing is sent yet.
     *
     * @param keyStore PKCS #12 with the client's key
     * @param trustRoot PEM
     * @param password file with the key store's password
     */
    public static NodeLine to(URI url, Path keyStore, Path trustRoot, Path password) throws UsageException {
        try {
            return new NodeLine(url, ClientTls.open(keyStore, trustRoot, password));
        } catch (IOException unusable) {
            throw new UsageException("the client certificate cannot be used: " + keyStore);
        }
    }

    /** What stands at a path of the node; throws when it refuses. */
    public byte[] get(String path) throws IOException, InterruptedException, NodeRefusal {
        return send(HttpRequest.newBuilder(url.resolve(path)).GET());
    }

    /** The same for a person, with what for: a code of the header {@code X-TRM-Purpose}. */
    public byte[] get(String path, String purpose) throws IOException, InterruptedException, NodeRefusal {
        return send(HttpRequest.newBuilder(url.resolve(path))
                .header("X-TRM-Purpose", purpose)
                .GET());
    }

    /** What stands at a path of the node; empty when nothing does. */
    public Optional<byte[]> find(String path) throws IOException, InterruptedException, NodeRefusal {
        HttpResponse<byte[]> answer =
                answer(HttpRequest.newBuilder(url.resolve(path)).GET());
        return answer.statusCode() == NOT_FOUND ? Optional.empty() : Optional.of(body(answer));
    }

    /** Brings JSON to a path of the node and gives back its answer; throws when it refuses. */
    public byte[] post(String path, byte[] json) throws IOException, InterruptedException, NodeRefusal {
        return send(HttpRequest.newBuilder(url.resolve(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(json)));
    }

    private byte[] send(HttpRequest.Builder request) throws IOException, InterruptedException, NodeRefusal {
        return body(answer(request));
    }

    private HttpResponse<byte[]> answer(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(
                request.timeout(PATIENCE).build(),
                HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), LONGEST_ANSWER));
    }

    private static byte[] body(HttpResponse<byte[]> answer) throws NodeRefusal {
        if (answer.statusCode() != OK) {
            throw NodeRefusal.of(answer.statusCode(), answer.body());
        }
        return answer.body();
    }
}
