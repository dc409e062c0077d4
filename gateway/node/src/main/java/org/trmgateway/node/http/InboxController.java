package org.trmgateway.node.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.trmgateway.node.http.ClientIdentity.NationalSystem;
import org.trmgateway.routes.inbound.deliver.Inbox;
import org.trmgateway.routes.store.InboxStore;
import org.trmgateway.seal.Custody;

/** {@code /v1/inbox...}: documents for a party whose system fetches. */
@RestController
public final class InboxController {

    private final Inbox inbox;

    public InboxController(Inbox inbox) {
        this.inbox = inbox;
    }

    /**
     * A document that waits.
     *
     * @param messageId message it came from; of a notice, its own id
     * @param type its code
     * @param kind {@code message}, {@code refusal} for the answer to a message of the party's own, or {@code notice}
     * @param mediaType of the content
     * @param arrivedAt when it was put here
     * @param fetchedAt first fetch
     * @param sealedPart whether something in the message was sealed for the party alone
     * @param custody who can open it: {@code node}, then it stands in the document; or {@code party}, then it lies beside it, closed
     * @param readableUntil when the document stops being of use and is deleted
     */
    @JsonInclude(Include.NON_ABSENT)
    public record Waiting(
            String messageId,
            String type,
            String kind,
            String mediaType,
            Instant arrivedAt,
            Optional<Instant> fetchedAt,
            boolean sealedPart,
            Optional<String> custody,
            Optional<Instant> readableUntil) {

        static Waiting of(InboxStore.Item item) {
            return new Waiting(
                    item.messageId().toString(),
                    item.type().code(),
                    item.kind(),
                    item.mediaType(),
                    item.arrivedAt(),
                    item.fetchedAt(),
                    item.custody().isPresent(),
                    item.custody().map(Custody::word),
                    item.readableUntil());
        }
    }

    /** What waits, oldest first, at most 200. */
    @GetMapping("/v1/inbox")
    public List<Waiting> list(NationalSystem system) {
        return inbox.list(system.party()).stream().map(Waiting::of).toList();
    }

    /** One document, in the party's own format; after its acknowledgement for a stated purpose only. */
    @GetMapping("/v1/inbox/{messageId}")
    public ResponseEntity<Object> fetch(
            NationalSystem system, @PathVariable("messageId") String messageId, StatedLook stated) {
        return answer(inbox.fetch(system.party(), MessageController.idOf(messageId), stated.look()));
    }

    /** What was sealed for the party alone, as it came; the node cannot open it. */
    @GetMapping("/v1/inbox/{messageId}/sealed-part")
    public ResponseEntity<Object> sealedPart(
            NationalSystem system, @PathVariable("messageId") String messageId, StatedLook stated) {
        return answer(inbox.sealedPart(system.party(), MessageController.idOf(messageId), stated.look()));
    }

    private static ResponseEntity<Object> answer(Inbox.Document document) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(document.mediaType()))
                .body(document.content());
    }

    /** The party's system has the document for good. Repeating it changes nothing. */
    @PostMapping("/v1/inbox/{messageId}/acknowledgement")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    public void acknowledge(NationalSystem system, @PathVariable("messageId") String messageId) {
        inbox.acknowledge(system.party(), MessageController.idOf(messageId));
    }
}
