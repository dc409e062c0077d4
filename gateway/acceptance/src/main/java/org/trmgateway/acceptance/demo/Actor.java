package org.trmgateway.acceptance.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A party of the play: its system, with nothing but what an outside system has.
 *
 * @param name how the story calls it
 * @param party id of the directory
 * @param node its gateway
 * @param client its HTTPS client
 * @param folder where its gateway puts documents; absent for a party that fetches them from its inbox
 */
public record Actor(String name, String party, String node, SystemClient client, Optional<Path> folder) {

    private static final String MESSAGE = "message";
    private static final String REFUSAL = "refusal";

    /** Takes the document of a message into its system, once it is there. */
    public Optional<byte[]> take(String messageId) {
        return folder.isPresent() ? fromFolder(folder.get(), messageId) : fromInbox(messageId, MESSAGE);
    }

    /** Takes the reason why its own message did not arrive, once it is in its inbox. */
    Optional<byte[]> takeRefusal(String messageId) {
        return fromInbox(messageId, REFUSAL);
    }

    /** The message in its inbox that answers another. */
    Optional<String> answerTo(String messageId) {
        return client.inbox().stream()
                .filter(item -> item.get("kind").asString().equals(MESSAGE))
                .map(item -> item.get("messageId").asString())
                .filter(id -> client.status(id).path("inReplyTo").asString("").equals(messageId))
                .findFirst();
    }

    private Optional<byte[]> fromInbox(String messageId, String kind) {
        return client.inbox().stream()
                .filter(item -> item.get("messageId").asString().equals(messageId))
                .filter(item -> item.get("kind").asString().equals(kind))
                .findFirst()
                .map(item -> {
                    byte[] content = client.fetch(messageId);
                    client.acknowledge(messageId);
                    return content;
                });
    }

    private static Optional<byte[]> fromFolder(Path folder, String messageId) {
        try (Stream<Path> files = Files.list(folder)) {
            Optional<Path> file = files.filter(
                            found -> found.getFileName().toString().startsWith(messageId + "."))
                    .findFirst();
            return file.isPresent() ? Optional.of(Files.readAllBytes(file.get())) : Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
