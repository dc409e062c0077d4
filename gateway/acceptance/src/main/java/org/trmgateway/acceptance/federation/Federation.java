package org.trmgateway.acceptance.federation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.springframework.context.ConfigurableApplicationContext;
import org.trmgateway.node.TrmNode;
import org.trmgateway.node.database.DatabaseAddress;
import org.trmgateway.node.database.EmbeddedDatabase;
import org.trmgateway.node.wiring.NodeDatabase;
import org.trmgateway.seal.KeyFiles;

/**
 * A federation on one machine: every node is a Spring application context of its own, with its own port, data, keys, database and broker. What
 * is in the directory from an earlier run is kept and used again.
 */
public final class Federation implements AutoCloseable {

    private static final int SECRET_BYTES = 32;

    private final Path directory;
    private final Ports ports;
    private final List<Member> members;
    private final FederationKeys keys;
    private final Optional<EmbeddedDatabase> shared;
    private final Map<String, URI> timeStamping;
    private final SequencedMap<String, ConfigurableApplicationContext> running = new LinkedHashMap<>();

    private boolean closed;

    private Federation(
            Path directory,
            Ports ports,
            List<Member> members,
            FederationKeys keys,
            Optional<EmbeddedDatabase> shared,
            Map<String, URI> timeStamping) {
        this.directory = directory;
        this.ports = ports;
        this.members = members;
        this.keys = keys;
        this.shared = shared;
        this.timeStamping = timeStamping;
    }

    /**
     * Makes or reuses the directory and the sample PKI, and writes each node's configuration. No node runs yet.
     *
     * @param progress told what is being done
     * @throws IllegalStateException with a sentence for the user when the directory or the ports cannot be used
     */
    public static Federation prepare(
            Path directory, int portBase, List<Member> members, Databases databases, Consumer<String> progress) {
        return prepare(directory, portBase, members, databases, Map.of(), progress);
    }

    /**
     * The same, with time-stamping authorities that every node asks.
     *
     * @param timeStamping address of each by its name
     */
    public static Federation prepare(
            Path directory,
            int portBase,
            List<Member> members,
            Databases databases,
            Map<String, URI> timeStamping,
            Consumer<String> progress) {
        Ports ports = new Ports(portBase);
        ports.requireFree(members.size());
        try {
            Files.createDirectories(directory);
            requireSamePorts(directory, portBase);
            progress.accept("sample PKI (never for production)");
            FederationKeys keys = FederationKeys.in(directory.resolve("pki"), ports, members);
            Federation federation = new Federation(
                    directory, ports, members, keys, server(databases, directory), new TreeMap<>(timeStamping));
            for (int position = 0; position < members.size(); position++) {
                federation.configure(members.get(position), position);
            }
            return federation;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Starts every node in this JVM. */
    public Federation startAll(Consumer<String> progress) {
        try {
            for (Member member : members) {
                progress.accept("node " + member.node());
                start(member.node());
            }
            new FederationFile(this).write();
            return this;
        } catch (IOException failed) {
            close();
            throw new UncheckedIOException(failed);
        } catch (RuntimeException failed) {
            close();
            throw failed;
        }
    }

    /** Starts one node in this JVM. */
    public void start(String node) {
        running.put(node, TrmNode.start(files(node).configuration()));
    }

    /** Stops one node as an operator would. */
    public void stop(String node) {
        ConfigurableApplicationContext context = running.remove(node);
        if (context != null) {
            context.close();
        }
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            new ArrayList<>(running.sequencedKeySet().reversed()).forEach(this::stop);
            shared.ifPresent(EmbeddedDatabase::close);
        }
    }

    public Path directory() {
        return directory;
    }

    public List<Member> members() {
        return members;
    }

    public FederationKeys keys() {
        return keys;
    }

    public NodeFiles files(String node) {
        return new NodeFiles(directory.resolve("nodes").resolve(node));
    }

    /** Address of a node, without a path. */
    public String baseUrl(String node) {
        return "https://localhost:" + ports.https(position(node));
    }

    /** Address of a node's broker for national systems on this machine. */
    public String brokerUrl(String node) {
        return "tcp://127.0.0.1:" + ports.broker(position(node));
    }

    /** The node's database, as the role the node works with; one of its own is known while the node runs. */
    public DatabaseAddress databaseOf(String node) {
        return shared.map(server -> server.database(name(node)))
                .orElseGet(() -> ownDatabase(node).address());
    }

    /** The same database as its owner, who can do what the node itself cannot. */
    public DatabaseAddress ownerOf(String node) {
        return shared.map(server -> server.owner(name(node)))
                .orElseGet(() -> ownDatabase(node).owner());
    }

    /** File with the password of the node's database role. */
    public Path databasePasswordFile(String node) {
        return shared.map(server -> server.passwordFile(name(node)))
                .orElseGet(() -> ownDatabase(node).passwordFile());
    }

    /** The node's database as the owner of its vault, in a federation with one server for all. */
    public DatabaseAddress vaultOf(String node) {
        EmbeddedDatabase server = shared.orElseThrow();
        server.database(name(node));
        return server.schema(name(node), "vault");
    }

    /** File with the password of the owner, in a federation with one server for all. */
    Path ownerPasswordFile(String node) {
        return shared.orElseThrow().passwordFile(ownerOf(node).user());
    }

    /** File with the password of that role. */
    Path vaultPasswordFile(String node) {
        return shared.orElseThrow().passwordFile(vaultOf(node).user());
    }

    /** Address of each time-stamping authority by its name, in order. */
    Map<String, URI> timeStamping() {
        return timeStamping;
    }

    /** Whether the nodes share the federation's server. */
    boolean sharesDatabase() {
        return shared.isPresent();
    }

    private NodeDatabase ownDatabase(String node) {
        return running.get(node).getBean(NodeDatabase.class);
    }

    private static String name(String node) {
        return "trm_" + node;
    }

    private static Optional<EmbeddedDatabase> server(Databases databases, Path directory) {
        return switch (databases) {
            case OWN -> Optional.empty();
            case SHARED -> Optional.of(EmbeddedDatabase.start(directory.resolve("postgres")));
        };
    }

    private int position(String node) {
        for (int position = 0; position < members.size(); position++) {
            if (members.get(position).node().equals(node)) {
                return position;
            }
        }
        throw new IllegalArgumentException("no such node: " + node);
    }

    /** Certificates and messages name addresses, so a directory belongs to the ports it was made with. */
    private static void requireSamePorts(Path directory, int portBase) throws IOException {
        Path file = directory.resolve("port-base");
        if (!Files.exists(file)) {
            Files.writeString(file, portBase + "\n");
            return;
        }
        String earlier = Files.readString(file).strip();
        if (!earlier.equals(String.valueOf(portBase))) {
            throw new IllegalStateException(
                    "this directory was made with --port-base " + earlier + ": use that, or give another --dir");
        }
    }

    private void configure(Member member, int position) throws IOException {
        NodeFiles files = files(member.node());
        Files.createDirectories(files.data());
        Files.createDirectories(files.storageKey().getParent());
        SecureRandom random = new SecureRandom();
        secret(files.storageKey(), random);
        secret(files.pseudonymSecret(), random);
        secret(files.brokerPassword(), random);
        for (Member.Seat seat : member.parties()) {
            if (seat.folder()) {
                Files.createDirectories(files.deliveryFolder(seat.party()));
                Files.createDirectories(files.dropFolder(seat.party()));
            }
        }
        Files.writeString(
                files.configuration(),
                NodeConfiguration.yaml(this, member, ports.https(position), ports.broker(position)));
    }

    private static void secret(Path file, SecureRandom random) throws IOException {
        if (!Files.exists(file)) {
            byte[] secret = new byte[SECRET_BYTES];
            random.nextBytes(secret);
            KeyFiles.writeSecret(file, (HexFormat.of().formatHex(secret) + "\n").getBytes(StandardCharsets.US_ASCII));
        }
    }

    /** The running node's Spring context, for tests that look inside. */
    public Map<String, ConfigurableApplicationContext> running() {
        return Map.copyOf(running);
    }
}
