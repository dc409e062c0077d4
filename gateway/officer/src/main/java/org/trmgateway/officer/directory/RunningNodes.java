package org.trmgateway.officer.directory;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.trmgateway.officer.desk.ClientTls;
import org.trmgateway.officer.desk.Federation;
import org.trmgateway.officer.desk.NodeRefusal;
import org.trmgateway.officer.desk.UsageException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The nodes that are told, all at once: one that does not answer keeps no other waiting. */
final class RunningNodes {

    private final List<RunningNode> nodes;

    RunningNodes(List<RunningNode> nodes) {
        this.nodes = List.copyOf(nodes);
    }

    /** Every node of a {@code federation.json}, each through a system of a party of its own. */
    static RunningNodes of(Path federation) throws IOException {
        List<RunningNode> nodes = new ArrayList<>();
        for (Federation node : read(federation)) {
            try {
                Path keyStore = node.clientKeyStore(node.party());
                HttpClient client = ClientTls.open(keyStore, node.trustRoot(), node.password());
                nodes.add(new RunningNode(node.name(), node.url(), client));
            } catch (UsageException incomplete) {
                throw new IOException(incomplete.getMessage(), incomplete);
            }
        }
        return new RunningNodes(nodes);
    }

    /** The file with the passwords of the sample keys of a {@code federation.json}. */
    static Path password(Path federation) throws IOException {
        return read(federation).getFirst().password();
    }

    /** The node with the newest directory of those that answer. */
    Newest newest() throws IOException {
        List<Newest> known = new ArrayList<>();
        for (Answer<Newest> answer :
                ask(node -> new Newest(node, node.state().path("version").asLong()))) {
            answer.value().ifPresent(known::add);
        }
        return known.stream()
                .max((one, other) -> Long.compare(one.version(), other.version()))
                .orElseThrow(
                        () -> new IOException("no node answers; is it running, and is the certificate one it knows?"));
    }

    /** Which node has the newest directory, and its version. */
    record Newest(RunningNode node, long version) {}

    /** Hands it to every node and says what became of it; true when every node has it. */
    boolean hand(Signed signed, PrintStream out) {
        boolean everywhere = true;
        boolean somewhere = false;
        for (Answer<JsonNode> answer : ask(node -> node.hand(signed))) {
            out.println(answer.node().name() + ": "
                    + answer.value().map(value -> words(signed, value)).orElseGet(answer::failure));
            answer.value()
                    .ifPresent(value ->
                            value.path("held").valueStream().forEach(id -> out.println("  held: " + id.asString())));
            boolean has = answer.value().isPresent();
            everywhere &= has;
            somewhere |= has;
        }
        if (!everywhere && somewhere) {
            out.println("The nodes that have it hand it on to the others as soon as they answer.");
        }
        return everywhere;
    }

    private static String words(Signed signed, JsonNode answer) {
        return switch (answer.path("outcome").asString()) {
            case "ADOPTED" ->
                signed.cut()
                        ? "cut off " + answer.path("party").asString()
                        : "adopted version " + answer.path("version").asString();
            case "ALREADY" -> "had it already";
            default -> "ended before: a later directory is in force there";
        };
    }

    /** What a node answered, or why it did not. */
    record Answer<T>(RunningNode node, Optional<T> value, String failure) {}

    /** A question to one node. */
    @FunctionalInterface
    interface Question<T> {
        T to(RunningNode node) throws IOException, InterruptedException, NodeRefusal;
    }

    /** Asks all at the same time; answers in the order of the nodes. */
    <T> List<Answer<T>> ask(Question<T> question) {
        try (ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer<T>>> answers = new ArrayList<>();
            for (RunningNode node : nodes) {
                Callable<Answer<T>> call = () -> answer(node, question);
                answers.add(calls.submit(call));
            }
            List<Answer<T>> all = new ArrayList<>();
            for (Future<Answer<T>> answer : answers) {
                all.add(answer.get());
            }
            return all;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped", stopped);
        } catch (ExecutionException broken) {
            throw new IllegalStateException("a call broke", broken.getCause());
        }
    }

    private static <T> Answer<T> answer(RunningNode node, Question<T> question) throws InterruptedException {
        try {
            return new Answer<>(node, Optional.of(question.to(node)), "");
        } catch (NodeRefusal refused) {
            return new Answer<>(node, Optional.empty(), "refused: " + refused.getMessage());
        } catch (IOException | JacksonException unreachable) {
            return new Answer<>(node, Optional.empty(), "unreachable");
        }
    }

    private static List<Federation> read(Path federation) throws IOException {
        try {
            return Federation.readAll(federation);
        } catch (UncheckedIOException unreadable) {
            throw new IOException(unreadable.getMessage(), unreadable);
        } catch (UsageException malformed) {
            throw new IOException(malformed.getMessage(), malformed);
        }
    }
}
