package org.trmgateway.acceptance.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A national system as the gateway sees it: an HTTPS client with a certificate. Knows the published interface and nothing of the inside. */
public final class SystemClient {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SOAP_SUBMIT = """
            <?xml version="1.0" encoding="UTF-8"?>
            <soap:Envelope xmlns:soap="http://www.w3.org/2003/05/soap-envelope"><soap:Body>\
            <s:Submit xmlns:s="urn:trmgateway:submission:1"><s:IdempotencyKey>%s</s:IdempotencyKey>\
            <s:Document>%s</s:Document></s:Submit></soap:Body></soap:Envelope>""";
    private static final Pattern SOAP_MESSAGE_ID =
            Pattern.compile("<(?:\\w+:)?Accepted>\\s*<(?:\\w+:)?MessageId>([^<]+)<");

    private final String baseUrl;
    private final HttpClient client;

    public SystemClient(String baseUrl, SSLContext tls) {
        this.baseUrl = baseUrl;
        this.client = HttpClient.newBuilder()
                .sslContext(tls)
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(10))
                .build();
    }

    /**
     * An answer of the gateway.
     *
     * @param status HTTP status
     * @param body the bytes
     */
    public record Answer(int status, byte[] body) {

        public JsonNode json() {
            return JSON.readTree(body);
        }

        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /** Hands a document in by REST. */
    public Answer submit(byte[] document, String mediaType, String idempotencyKey) {
        return send(request("/v1/submissions")
                .header("Content-Type", mediaType)
                .header("Idempotency-Key", idempotencyKey)
                .POST(BodyPublishers.ofByteArray(document)));
    }

    /** Hands a document in by SOAP 1.2; the answer is the envelope. */
    public Answer submitBySoap(byte[] document, String idempotencyKey) {
        String envelope = String.format(
                Locale.ROOT, SOAP_SUBMIT, idempotencyKey, Base64.getEncoder().encodeToString(document));
        return send(request("/soap/submission")
                .header("Content-Type", "application/soap+xml; charset=UTF-8")
                .POST(BodyPublishers.ofString(envelope)));
    }

    /** The message id in a SOAP answer; empty when the submission was refused. */
    public static Optional<String> messageIdIn(Answer soap) {
        Matcher found = SOAP_MESSAGE_ID.matcher(soap.text());
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    /** A key for a submission of its own. */
    public static String newKey() {
        return UUID.randomUUID().toString();
    }

    /** The party's messages, newest first. */
    public List<JsonNode> messages() {
        return require(send(request("/v1/messages").GET()), 200)
                .json()
                .valueStream()
                .toList();
    }

    /** Where a message is. */
    public JsonNode status(String messageId) {
        return full(messageId).get("message");
    }

    /** Everything the gateway says of a message: where it is, receipts, refusal, state of the case. */
    public JsonNode full(String messageId) {
        return require(send(request("/v1/messages/" + messageId).GET()), 200).json();
    }

    /** The same; absent while the gateway does not know the message. */
    public Optional<JsonNode> find(String messageId) {
        Answer answer = send(request("/v1/messages/" + messageId).GET());
        return answer.status() == 200 ? Optional.of(answer.json()) : Optional.empty();
    }

    /** A signed receipt, if there is one for the event. */
    public Optional<byte[]> receipt(String messageId, String event) {
        Answer answer =
                send(request("/v1/messages/" + messageId + "/receipts/" + event).GET());
        return answer.status() == 200 ? Optional.of(answer.body()) : Optional.empty();
    }

    /** What the node says of itself. */
    public JsonNode health() {
        return send(request("/v1/health").GET()).json();
    }

    /** What there is to prove about a message, each event with its time-stamps; absent while the gateway does not know the message. */
    public Optional<JsonNode> evidence(String messageId) {
        Answer answer = send(request("/v1/messages/" + messageId + "/evidence").GET());
        return answer.status() == 200 ? Optional.of(answer.json()) : Optional.empty();
    }

    /** What waits in the inbox. */
    public List<JsonNode> inbox() {
        JsonNode list = require(send(request("/v1/inbox").GET()), 200).json();
        return list.valueStream().toList();
    }

    /** A waiting document. */
    public byte[] fetch(String messageId) {
        return require(send(request("/v1/inbox/" + messageId).GET()), 200).body();
    }

    /** What was sealed for the party alone, closed; absent when the node opened it, or nothing was. */
    public Optional<byte[]> sealedPart(String messageId) {
        Answer answer = send(request("/v1/inbox/" + messageId + "/sealed-part").GET());
        return answer.status() == 200 ? Optional.of(answer.body()) : Optional.empty();
    }

    /** The parties behind the node, and who can open what is sealed for each. */
    public List<JsonNode> ownParties() {
        return require(send(request("/v1/parties/own").GET()), 200)
                .json()
                .valueStream()
                .toList();
    }

    /** Tells the gateway that the document is safe in this system. */
    public void acknowledge(String messageId) {
        require(send(request("/v1/inbox/" + messageId + "/acknowledgement").POST(BodyPublishers.noBody())), 204);
    }

    /** Sends any request to the node: tests use it to send what a decent system would not. */
    public Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> response = client.send(request.build(), BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException unreachable) {
            throw new IllegalStateException("the gateway does not answer at " + baseUrl, unreachable);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the gateway", stopped);
        }
    }

    /** Starts a request to a path of the node. */
    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(baseUrl + path)).timeout(Duration.ofSeconds(60));
    }

    private static Answer require(Answer answer, int status) {
        if (answer.status() != status) {
            throw new IllegalStateException(
                    "the gateway answered " + answer.status() + " instead of " + status + ": " + answer.text());
        }
        return answer;
    }
}
