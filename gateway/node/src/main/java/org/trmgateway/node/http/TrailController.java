package org.trmgateway.node.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.trmgateway.node.http.ClientIdentity.NationalSystem;
import org.trmgateway.node.trail.MessageTrail;
import org.trmgateway.node.trail.TrailPosition;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.Sha256;
import org.trmgateway.routes.look.Looks;
import org.trmgateway.routes.store.MessageRecord;
import org.trmgateway.routes.store.MessageStore;

/** {@code GET /v1/messages/{id}/trail}: what this node's trail says of a message of the party. */
@RestController
public final class TrailController {

    private final Ownership ownership;
    private final MessageTrail trail;
    private final Looks looks;

    public TrailController(MessageStore messages, MessageTrail trail, Looks looks) {
        this.looks = looks;
        this.ownership = new Ownership(messages);
        this.trail = trail;
    }

    /**
     * One entry.
     *
     * @param log ordinal of the log of the trail; absent while it waits for its place
     * @param index in that log
     * @param event what happened, spelt as on the trail
     * @param at when
     * @param errorCode why, for refusals and failures
     * @param ruleId rule that decided
     * @param documentSha256 digest of the receipt or other document the event is about
     * @param leafSha256 RFC 6962 leaf hash, by which an auditor finds it
     */
    @JsonInclude(Include.NON_ABSENT)
    public record Entry(
            Optional<Integer> log,
            Optional<Long> index,
            String event,
            Instant at,
            Optional<ErrorCode> errorCode,
            Optional<String> ruleId,
            Optional<String> documentSha256,
            String leafSha256) {

        static Entry of(MessageTrail.Step step) {
            return new Entry(
                    step.position().map(TrailPosition::log),
                    step.position().map(TrailPosition::index),
                    step.entry().event().wireName(),
                    step.entry().at(),
                    step.entry().errorCode(),
                    step.entry().ruleId(),
                    step.entry().documentSha256().map(Sha256::hex),
                    step.leafHash().hex());
        }
    }

    /** Oldest first. */
    @GetMapping("/v1/messages/{messageId}/trail")
    public List<Entry> of(NationalSystem system, @PathVariable("messageId") String messageId, StatedLook stated) {
        MessageRecord message = ownership.require(system.party(), messageId);
        looks.record(message, stated.look());
        return trail.of(message.metadata().messageId()).stream().map(Entry::of).toList();
    }
}
