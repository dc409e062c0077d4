package org.trmgateway.node.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trmgateway.seal.OcspQuestion;

class HttpOcspLineTest {

    private static final byte[] REQUEST = {1, 2, 3};
    private static final byte[] ANSWER = {4, 5, 6};

    private final HttpOcspLine line = new HttpOcspLine();
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        answer("/good", 200, ANSWER);
        answer("/fault", 500, ANSWER);
        answer("/moved", 302, new byte[0]);
        answer("/long", 200, new byte[OcspQuestion.LARGEST_RESPONSE + 1]);
        server.start();
    }

    @AfterEach
    void stop() {
        line.close();
        server.stop(0);
    }

    @Test
    void carriesTheQuestionByPostAndBringsTheAnswer() throws IOException {
        assertThat(line.ask(at("/good"), REQUEST)).isEqualTo(ANSWER);
        assertThat(seen).containsExactly("POST /good application/ocsp-request 3");
    }

    @Test
    void bringsNothingElse() {
        for (String path : new String[] {"/fault", "/moved", "/long"}) {
            assertThatThrownBy(() -> line.ask(at(path), REQUEST)).as(path).isInstanceOf(IOException.class);
        }
        assertThat(seen).noneMatch(request -> request.contains("/good"));
        server.stop(0);
        assertThatThrownBy(() -> line.ask(at("/good"), REQUEST)).isInstanceOf(IOException.class);
    }

    private URI at(String path) {
        return URI.create("http://localhost:" + server.getAddress().getPort() + path);
    }

    private void answer(String path, int status, byte[] body) {
        server.createContext(path, exchange -> {
            int length = exchange.getRequestBody().readAllBytes().length;
            seen.add(exchange.getRequestMethod() + " " + path + " "
                    + exchange.getRequestHeaders().getFirst("Content-Type") + " " + length);
            exchange.getResponseHeaders().add("Location", "/good");
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }
}
