package org.trmgateway.acceptance.pairs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileNotFoundException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.trmgateway.acceptance.demo.Actor;
import org.trmgateway.acceptance.demo.SystemClient;
import org.trmgateway.acceptance.demo.Waiting;
import tools.jackson.databind.JsonNode;

/**
 * The system of a party.
 *
 * @param voice what it says and understands
 * @param language of the refusals it gets
 * @param actor how it takes documents, and asks what became of its own
 * @param dropFolder where it hands documents in; absent when it does so by REST
 */
record NationalSystem(CountryVoice voice, String language, Actor actor, Optional<DropFolder> dropFolder) {

    static final Duration PATIENCE = Duration.ofSeconds(90);

    String party() {
        return actor.party();
    }

    /** Hands a document in by the channel of the country; its message is known once the gateway has answered. */
    Supplier<String> handIn(byte[] document) {
        if (dropFolder.isPresent()) {
            return dropFolder.get().drop(document);
        }
        SystemClient.Answer answer = actor.client().submit(document, voice.mediaType(), SystemClient.newKey());
        return () -> {
            assertThat(answer.status()).as(answer.text()).isEqualTo(201);
            return answer.json().get("messageIds").get(0).asString();
        };
    }

    /**
     * Hands in, by the channel of the country, a file that has to be refused; why is known once the gateway has answered. By REST it asks whether it
     * may send the body before it does.
     */
    Supplier<Refused> handInWrong(Path file) {
        if (dropFolder.isPresent()) {
            return dropFolder.get().dropWrong(file);
        }
        HttpRequest.Builder request = submission(body(file)).expectContinue(true);
        Refused refused = Refused.byRest(actor.client().send(request));
        return () -> refused;
    }

    /** A submission by REST under a key of its own. */
    HttpRequest.Builder submission(HttpRequest.BodyPublisher body) {
        return actor.client()
                .request("/v1/submissions")
                .header("Content-Type", voice.mediaType())
                .header("Idempotency-Key", SystemClient.newKey())
                .POST(body);
    }

    private static HttpRequest.BodyPublisher body(Path file) {
        try {
            return BodyPublishers.ofFile(file);
        } catch (FileNotFoundException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /** Takes a document that comes by the channel of the country. */
    byte[] take(String messageId) {
        return Waiting.until("a document for " + party(), PATIENCE, () -> actor.take(messageId));
    }

    /** Waits until the gateway says that a message of this system was delivered. */
    JsonNode awaitDelivered(String messageId) {
        return Waiting.until(
                "a message of " + party() + " is delivered",
                PATIENCE,
                () -> Optional.of(actor.client().status(messageId))
                        .filter(status -> status.get("state").asString().equals("DELIVERED")));
    }
}
