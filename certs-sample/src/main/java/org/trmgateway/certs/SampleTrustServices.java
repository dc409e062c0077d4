package org.trmgateway.certs;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Services of the sample PKI over plain HTTP on the loopback address, each at a path of its own: a POST is answered, anything else is not. */
public final class SampleTrustServices implements AutoCloseable {

    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int NOT_ALLOWED = 405;
    private static final int NOTHING = -1;
    private static final int LONGEST = 64 * 1024;

    private final HttpServer server;
    private final ExecutorService threads;

    private SampleTrustServices(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /** What a service does with the bytes it is sent. */
    @FunctionalInterface
    public interface Answering {

        /**
         * The answer.
         *
         * @throws IOException when the bytes are no question
         */
        byte[] answer(byte[] question) throws IOException;
    }

    /**
     * A service.
     *
     * @param mediaType of its answers
     * @param answering what it answers
     */
    public record Service(String mediaType, Answering answering) {}

    /** Where a service of this machine is. */
    public static URI address(int port, String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /**
     * Starts services.
     *
     * @param services by path
     * @throws IllegalStateException with a sentence for the user when the port is taken
     */
    public static SampleTrustServices start(int port, Map<String, Service> services) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
            server.setExecutor(threads);
            services.forEach((path, service) -> server.createContext(path, exchange -> serve(exchange, service)));
            server.start();
            return new SampleTrustServices(server, threads);
        } catch (IOException taken) {
            throw new IllegalStateException(
                    "port " + port + " is in use: stop what uses it, or give another --port-base", taken);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private static void serve(HttpExchange exchange, Service service) throws IOException {
        try (exchange) {
            if (!exchange.getRequestMethod().equals("POST")) {
                exchange.sendResponseHeaders(NOT_ALLOWED, NOTHING);
                return;
            }
            byte[] answer;
            try {
                answer = service.answering().answer(exchange.getRequestBody().readNBytes(LONGEST));
            } catch (IOException | RuntimeException noQuestion) {
                exchange.sendResponseHeaders(BAD_REQUEST, NOTHING);
                return;
            }
            exchange.getResponseHeaders().set("Content-Type", service.mediaType());
            exchange.sendResponseHeaders(OK, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }
}
