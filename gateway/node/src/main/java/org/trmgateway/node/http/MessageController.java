package org.trmgateway.node.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.trmgateway.node.http.ClientIdentity.NationalSystem;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.Refusal;
import org.trmgateway.routes.directory.CutOffs;
import org.trmgateway.routes.directory.HeldMessages;
import org.trmgateway.routes.look.Looks;
import org.trmgateway.routes.store.CaseStore;
import org.trmgateway.routes.store.Direction;
import org.trmgateway.routes.store.ExpectationStore;
import org.trmgateway.routes.store.ExpectedReply;
import org.trmgateway.routes.store.HoldStore.Hold;
import org.trmgateway.routes.store.MessageRecord;
import org.trmgateway.routes.store.MessageState;
import org.trmgateway.routes.store.MessageStore;

/**
 * {@code GET /v1/messages...}: what became of a party's own messages, and the receipts that prove it. A message of others is answered as one
 * that does not exist.
 */
@RestController
public final class MessageController {

    private static final int MOST = 200;

    private final MessageStore messages;
    private final CaseStore cases;
    private final ExpectationStore expectations;
    private final HeldMessages held;
    private final Refusals refusals;
    private final Clock clock;
    private final Looks looks;
    private final Ownership ownership;

    public MessageController(
            MessageStore messages,
            CaseStore cases,
            ExpectationStore expectations,
            HeldMessages held,
            Refusals refusals,
            Clock clock,
            Looks looks) {
        this.messages = messages;
        this.cases = cases;
        this.expectations = expectations;
        this.held = held;
        this.refusals = refusals;
        this.clock = clock;
        this.looks = looks;
        this.ownership = new Ownership(messages);
    }

    /**
     * A message without its content.
     *
     * @param messageId the message
     * @param direction {@code OUT} when the party sent it, {@code IN} when it receives it
     * @param type code of the catalogue
     * @param caseReference pairwise reference of the case
     * @param from sending party
     * @param to receiving party
     * @param state where it is
     * @param acceptedAt when this node took it over
     * @param expiresAt when it is worthless to deliver it
     * @param deliveredAt when the recipient's system had it, as far as this node knows
     * @param inReplyTo the message it answers
     */
    @JsonInclude(Include.NON_ABSENT)
    public record Summary(
            String messageId,
            Direction direction,
            String type,
            String caseReference,
            String from,
            String to,
            MessageState state,
            Instant acceptedAt,
            Instant expiresAt,
            Optional<Instant> deliveredAt,
            Optional<String> inReplyTo) {

        static Summary of(MessageRecord message) {
            return new Summary(
                    message.metadata().messageId().toString(),
                    message.direction(),
                    message.metadata().type().code(),
                    message.metadata().caseReference().value(),
                    message.metadata().from().value(),
                    message.metadata().to().value(),
                    message.state(),
                    message.acceptedAt(),
                    message.metadata().expires(),
                    message.deliveredAt(),
                    message.metadata().inReplyTo().map(MessageId::toString));
        }
    }

    /**
     * A message with what is proven about it.
     *
     * @param message the message
     * @param caseState state in which the party's case is now
     * @param receipts events for which there is a receipt, oldest first, spelt as in the receipts
     * @param refusal why it was refused, expired or was taken out of the flow
     * @param expects answers it is to get
     * @param held why it waits, when one of its parties is cut off
     */
    @JsonInclude(Include.NON_ABSENT)
    public record Status(
            Summary message,
            String caseState,
            List<String> receipts,
            Optional<Problem> refusal,
            @JsonInclude(Include.NON_EMPTY) List<Expected> expects,
            Optional<Held> held) {}

    /**
     * Why a message waits.
     *
     * @param party who is cut off
     * @param since when it was first held
     * @param reason in words
     */
    public record Held(String party, Instant since, Problem reason) {}

    /**
     * A message that waits.
     *
     * @param message the message
     * @param held why it waits
     */
    public record Waiting(Summary message, Held held) {}

    /**
     * An answer the message is to get.
     *
     * @param reply its type; {@code M26} stands for the receipt of hand-over
     * @param dueAt when it is due, once its time is counted
     * @param answeredAt when it came
     * @param overdue whether it is due and did not come
     */
    @JsonInclude(Include.NON_ABSENT)
    public record Expected(String reply, Optional<Instant> dueAt, Optional<Instant> answeredAt, boolean overdue) {

        static Expected of(ExpectedReply expected, Instant now) {
            return new Expected(
                    expected.key().reply().code(),
                    expected.progress().dueAt(),
                    expected.progress().answeredAt(),
                    expected.isOverdue(now));
        }
    }

    /** The party's messages, newest first, at most 200. */
    @GetMapping("/v1/messages")
    public List<Summary> recent(NationalSystem system) {
        return messages.recent(system.party(), MOST).stream().map(Summary::of).toList();
    }

    /** One message of the party. */
    @GetMapping("/v1/messages/{messageId}")
    public Status status(NationalSystem system, @PathVariable("messageId") String messageId, StatedLook stated) {
        MessageRecord message = ownership.require(system.party(), messageId);
        looks.record(message, stated.look());
        return new Status(
                Summary.of(message),
                cases.stateOf(message.caseId()),
                messages.receipts(message.metadata().messageId(), message.direction()).stream()
                        .map(EvidenceEvent::wireName)
                        .toList(),
                message.refusal().map(refusal -> Problem.of(refusals.word(refusal, system.language()))),
                expectations.of(message.metadata().messageId(), message.direction()).stream()
                        .filter(expected -> expected.progress().cancelledAt().isEmpty())
                        .map(expected -> Expected.of(expected, clock.instant()))
                        .toList(),
                held.holdOf(message.metadata().messageId(), message.direction())
                        .filter(hold -> !message.state().isFinal())
                        .map(hold -> why(hold, system)));
    }

    /** The party's messages that wait because one of their parties is cut off, oldest first, at most 200. */
    @GetMapping("/v1/messages/held")
    public List<Waiting> held(NationalSystem system) {
        return held.ofParty(system.party(), MOST).stream()
                .flatMap(hold -> messages.find(hold.messageId(), hold.direction()).stream()
                        .map(message -> new Waiting(Summary.of(message), why(hold, system))))
                .toList();
    }

    private Held why(Hold hold, NationalSystem system) {
        Refusal reason = new Refusal(CutOffs.reason(hold.direction()), Detail.rule("party-cut"));
        return new Held(hold.party().value(), hold.since(), Problem.of(refusals.word(reason, system.language())));
    }

    /** The signed receipt of one event of one message of the party, an ASiC-E container. */
    @GetMapping("/v1/messages/{messageId}/receipts/{event}")
    public ResponseEntity<Object> receipt(
            NationalSystem system,
            @PathVariable("messageId") String messageId,
            @PathVariable("event") String event,
            StatedLook stated) {
        MessageRecord message = ownership.require(system.party(), messageId);
        looks.record(message, stated.look());
        byte[] receipt = messages.receipt(message.metadata().messageId(), message.direction(), eventOf(event))
                .orElseThrow(() -> unknown("event"));
        return ResponseEntity.ok().contentType(Container.MEDIA_TYPE).body(receipt);
    }

    /** The id in an address; one that is none cannot be known. */
    static MessageId idOf(String text) {
        try {
            return MessageId.parse(text);
        } catch (GatewayException malformed) {
            throw new GatewayException(ErrorCode.DELIVER_ITEM_UNKNOWN, Detail.field("messageId"), malformed);
        }
    }

    /** The event in an address; one that is none cannot be known. */
    static EvidenceEvent eventOf(String wireName) {
        try {
            return EvidenceEvent.ofWireName(wireName);
        } catch (GatewayException malformed) {
            throw new GatewayException(ErrorCode.DELIVER_ITEM_UNKNOWN, Detail.field("event"), malformed);
        }
    }

    private static GatewayException unknown(String field) {
        return new GatewayException(ErrorCode.DELIVER_ITEM_UNKNOWN, Detail.field(field));
    }
}
