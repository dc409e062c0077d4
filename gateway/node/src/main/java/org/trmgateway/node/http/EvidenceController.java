package org.trmgateway.node.http;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.trmgateway.node.http.ClientIdentity.NationalSystem;
import org.trmgateway.node.stamp.CaseMessages;
import org.trmgateway.node.stamp.ReceiptEvidence;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.routes.look.Look;
import org.trmgateway.routes.look.Looks;
import org.trmgateway.routes.store.MessageRecord;
import org.trmgateway.routes.store.MessageStore;
import org.trmgateway.seal.StampedReceipt;

/**
 * {@code GET /v1/messages/{id}/evidence...} and {@code .../case/evidence}: the receipts of a party's own messages with the time-stamps they
 * have by now and the proof that they are on the trail of whoever gave them, for whoever has to prove something to others. A case is asked for by one of its messages: its reference stands in no address.
 */
@RestController
public final class EvidenceController {

    private final MessageStore messages;
    private final ReceiptEvidence evidence;
    private final CaseMessages cases;
    private final Looks looks;
    private final Ownership ownership;

    public EvidenceController(MessageStore messages, ReceiptEvidence evidence, CaseMessages cases, Looks looks) {
        this.looks = looks;
        this.messages = messages;
        this.evidence = evidence;
        this.cases = cases;
        this.ownership = new Ownership(messages);
    }

    /**
     * A receipt.
     *
     * @param event what it states, spelt as in it
     * @param stampedAt times at which time-stamping authorities saw its signature
     * @param missing authorities whose stamp is still to come
     */
    public record Item(String event, List<Instant> stampedAt, List<String> missing) {}

    /**
     * A message of a case and its receipts.
     *
     * @param message without its content
     * @param evidence oldest first
     */
    public record Proven(MessageController.Summary message, List<Item> evidence) {}

    /** What there is for a message, oldest first. */
    @GetMapping("/v1/messages/{messageId}/evidence")
    public List<Item> items(NationalSystem system, @PathVariable("messageId") String messageId, StatedLook stated) {
        MessageRecord message = ownership.require(system.party(), messageId);
        looks.record(message, stated.look());
        return items(message);
    }

    /** The receipt of one event with its time-stamps, an ASiC-E container. */
    @GetMapping("/v1/messages/{messageId}/evidence/{event}")
    public ResponseEntity<Object> container(
            NationalSystem system,
            @PathVariable("messageId") String messageId,
            @PathVariable("event") String event,
            StatedLook stated) {
        MessageRecord message = ownership.require(system.party(), messageId);
        looks.record(message, stated.look());
        byte[] container = evidence.of(
                        message.metadata().messageId(), message.direction(), MessageController.eventOf(event))
                .orElseThrow(EvidenceController::unknown);
        return ResponseEntity.ok().contentType(Container.MEDIA_TYPE).body(container);
    }

    /**
     * All messages of the case that the message belongs to, whoever the other side is, oldest first. A whole history is asked for by a person:
     * only for a stated purpose.
     */
    @GetMapping("/v1/messages/{messageId}/case/evidence")
    public List<Proven> ofCase(NationalSystem system, @PathVariable("messageId") String messageId, StatedLook stated) {
        MessageRecord asked = ownership.require(system.party(), messageId);
        Look look = stated.required();
        List<MessageRecord> shown = cases.of(system.party(), asked.caseId());
        looks.record(shown, look);
        return shown.stream()
                .map(message -> new Proven(MessageController.Summary.of(message), items(message)))
                .toList();
    }

    private List<Item> items(MessageRecord message) {
        return messages.receipts(message.metadata().messageId(), message.direction()).stream()
                .map(event -> item(message, event))
                .toList();
    }

    private Item item(MessageRecord message, EvidenceEvent event) {
        List<String> missing = new ArrayList<>(evidence.authorities());
        missing.removeAll(evidence.stampedBy(message.metadata().messageId(), message.direction(), event));
        List<Instant> stampedAt = evidence.stamped(message.metadata().messageId(), message.direction(), event)
                .map(StampedReceipt::statedTimes)
                .orElseThrow(EvidenceController::unknown);
        return new Item(event.wireName(), stampedAt, missing);
    }

    private static GatewayException unknown() {
        return new GatewayException(ErrorCode.DELIVER_ITEM_UNKNOWN, Detail.field("event"));
    }
}
