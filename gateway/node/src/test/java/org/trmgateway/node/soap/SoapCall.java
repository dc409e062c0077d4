package org.trmgateway.node.soap;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.trmgateway.node.http.EdgeNode;

/** Posts XML of any kind to a SOAP door. */
final class SoapCall {

    private static final String SOAP = "http://www.w3.org/2003/05/soap-envelope";

    private SoapCall() {}

    static String envelope(String body) {
        return "<s:Envelope xmlns:s=\"" + SOAP + "\"><s:Body>" + body + "</s:Body></s:Envelope>";
    }

    static HttpResponse<String> post(HttpClient client, String path, String xml) {
        return post(client, path, BodyPublishers.ofString(xml));
    }

    /** Without a declared length. */
    static HttpResponse<String> stream(HttpClient client, String path, String xml) {
        return post(client, path, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(xml.getBytes(UTF_8))));
    }

    private static HttpResponse<String> post(HttpClient client, String path, BodyPublisher body) {
        return post(client, path, "application/soap+xml; charset=utf-8", body);
    }

    static HttpResponse<String> post(HttpClient client, String path, String contentType, BodyPublisher body) {
        HttpRequest request = HttpRequest.newBuilder(
                        EdgeNode.running().baseAddress().resolve(path))
                .header("Content-Type", contentType)
                .POST(body)
                .build();
        try {
            return client.send(request, BodyHandlers.ofString(UTF_8));
        } catch (IOException unanswered) {
            throw new AssertionError("no answer", unanswered);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }
}
