package org.trmgateway.node.trust;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The way to a service whose answers are signed and bound to the question, by POST; plain HTTP will do. No redirect is followed, and an answer
 * that is long, or takes ten seconds in all, is given up.
 */
public final class TrustServiceLine implements AutoCloseable {

    private static final Duration WHOLE = Duration.ofSeconds(10);
    private static final int OK = 200;

    private final String questionType;
    private final String answerType;
    private final long longest;
    private final HttpClient client;

    /**
     * Makes the line; nothing is sent yet.
     *
     * @param questionType media type of what is sent
     * @param answerType media type of what is wanted
     * @param longest answer, in bytes
     * @param connect how long a connection may take
     */
    public TrustServiceLine(String questionType, String answerType, long longest, Duration connect) {
        this.questionType = questionType;
        this.answerType = answerType;
        this.longest = longest;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connect)
                .build();
    }

    /**
     * Asks once.
     *
     * @throws IOException when there is no answer
     */
    public byte[] ask(URI address, byte[] question) throws IOException {
        HttpRequest post = HttpRequest.newBuilder(address)
                .timeout(WHOLE)
                .header("Content-Type", questionType)
                .header("Accept", answerType)
                .POST(BodyPublishers.ofByteArray(question))
                .build();
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(post, BodyHandlers.limiting(BodyHandlers.ofByteArray(), longest));
        try {
            HttpResponse<byte[]> response = answer.get(WHOLE.toMillis(), TimeUnit.MILLISECONDS);
            if (response.statusCode() != OK) {
                throw new IOException("http status " + response.statusCode());
            }
            return response.body();
        } catch (ExecutionException failed) {
            throw new IOException("no answer: " + failed.getCause().getClass().getSimpleName(), failed);
        } catch (TimeoutException slow) {
            throw new IOException("no answer in time", slow);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopping");
        } finally {
            answer.cancel(true);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
