package org.trmgateway.officer.desk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code federation.json} says of one node: for those who try a command in the demo. */
public final class Federation {

    private final JsonNode file;
    private final JsonNode node;
    private final String name;

    private Federation(JsonNode file, JsonNode node, String name) {
        this.file = file;
        this.node = node;
        this.name = name;
    }

    /** One node. */
    public static Federation read(Path path, String node) throws UsageException {
        JsonNode file = json(path);
        JsonNode found = file.path("nodes").path(node);
        if (found.isMissingNode()) {
            throw new UsageException("there is no node " + node + " in " + path);
        }
        return new Federation(file, found, node);
    }

    /** Every node, in the order of the file. */
    public static List<Federation> readAll(Path path) throws UsageException {
        JsonNode file = json(path);
        return file.path("nodes")
                .propertyStream()
                .map(node -> new Federation(file, node.getValue(), node.getKey()))
                .toList();
    }

    private static JsonNode json(Path path) throws UsageException {
        try {
            return JsonMapper.builder().build().readTree(Files.readAllBytes(path));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + path + "; does the demo run?", unreadable);
        } catch (JacksonException malformed) {
            throw new UsageException(path + " is no federation.json");
        }
    }

    public String name() {
        return name;
    }

    public URI url() {
        return URI.create(node.path("baseUrl").asString());
    }

    /** The party whose system brings orders, the first of the node unless one is named. */
    public String party() {
        return parties().getFirst();
    }

    /** The parties of the node. */
    public List<String> parties() {
        return List.copyOf(node.path("parties").propertyNames());
    }

    /** The national system that speaks for a party. */
    public String system(String party) {
        return node.path("parties").path(party).path("system").asString();
    }

    /** Folder with the certificates and revocation lists of roots and authorities. */
    public Path trust() {
        return Path.of(file.path("trust").asString());
    }

    /** The signed directory. */
    public Path directory() {
        return Path.of(file.path("directory").asString());
    }

    public Path clientKeyStore(String party) throws UsageException {
        JsonNode found = node.path("parties").path(party);
        if (found.isMissingNode()) {
            throw new UsageException("there is no party " + party + " at node " + name);
        }
        return Path.of(found.path("keyStore").asString());
    }

    /** The certificate of the auditor, whom every node of the demo lists. */
    public Path auditorKeyStore() throws UsageException {
        JsonNode found = file.path("auditor").path("keyStore");
        if (found.isMissingNode()) {
            throw new UsageException("this demo was made before there was an auditor; begin anew with an empty --dir");
        }
        return Path.of(found.asString());
    }

    public Path trustRoot() {
        return Path.of(file.path("trustRoot").asString());
    }

    public Path password() {
        return Path.of(file.path("passwordFile").asString());
    }
}
