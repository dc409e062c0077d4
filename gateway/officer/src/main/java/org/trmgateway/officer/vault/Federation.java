package org.trmgateway.officer.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code federation.json} says of one node: for those who try the vault in the demo. */
final class Federation {

    private final JsonNode file;
    private final JsonNode node;
    private final String name;

    private Federation(JsonNode file, JsonNode node, String name) {
        this.file = file;
        this.node = node;
        this.name = name;
    }

    static Federation read(Path path, String node) throws UsageException {
        try {
            JsonNode file = JsonMapper.builder().build().readTree(Files.readAllBytes(path));
            JsonNode found = file.path("nodes").path(node);
            if (found.isMissingNode()) {
                throw new UsageException("there is no node " + node + " in " + path);
            }
            return new Federation(file, found, node);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + path + "; does the demo run?", unreadable);
        } catch (JacksonException malformed) {
            throw new UsageException(path + " is no federation.json");
        }
    }

    String name() {
        return name;
    }

    URI url() {
        return URI.create(node.path("baseUrl").asString());
    }

    /** The party whose system brings orders, the first of the node unless one is named. */
    String party() {
        return node.path("parties").propertyNames().iterator().next();
    }

    Path clientKeyStore(String party) throws UsageException {
        JsonNode found = node.path("parties").path(party);
        if (found.isMissingNode()) {
            throw new UsageException("there is no party " + party + " at node " + name);
        }
        return Path.of(found.path("keyStore").asString());
    }

    Path trustRoot() {
        return Path.of(file.path("trustRoot").asString());
    }

    Path password() {
        return Path.of(file.path("passwordFile").asString());
    }
}
