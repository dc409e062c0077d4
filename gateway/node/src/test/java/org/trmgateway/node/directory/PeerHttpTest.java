package org.trmgateway.node.directory;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A peer has so long for an answer, head and body. */
class PeerHttpTest {

    @Test
    void aBodyThatNeverEndsIsEndedInTime() throws Exception {
        try (ServerSocket peer = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> answer(peer, 100));
            assertTimeoutPreemptively(
                    Duration.ofSeconds(60),
                    () -> assertThatExceptionOfType(IOException.class)
                            .isThrownBy(() -> ask(peer, 100, Duration.ofSeconds(2))));
        }
    }

    @Test
    void noMoreIsReadThanWasAskedFor() throws Exception {
        try (ServerSocket peer = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> answer(peer, 100));
            PeerHttp.Answer answer =
                    assertTimeoutPreemptively(Duration.ofSeconds(60), () -> ask(peer, 4, Duration.ofSeconds(60)));
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).asString(US_ASCII).isEqualTo("body");
        }
    }

    private static PeerHttp.Answer ask(ServerSocket peer, int longest, Duration patience)
            throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            try {
                return PeerHttp.ask(
                        client,
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + peer.getLocalPort() + "/"))
                                .build(),
                        patience,
                        longest);
            } finally {
                client.shutdownNow();
            }
        }
    }

    /** Four bytes of a body that is said to be longer, and then nothing. */
    private static void answer(ServerSocket peer, int length) {
        try (Socket caller = peer.accept()) {
            caller.getOutputStream()
                    .write(("HTTP/1.1 200 OK\r\nContent-Length: " + length + "\r\n\r\nbody").getBytes(US_ASCII));
            caller.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException closed) {
            // The test is over.
        }
    }
}
