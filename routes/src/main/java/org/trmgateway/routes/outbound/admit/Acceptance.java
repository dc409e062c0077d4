package org.trmgateway.routes.outbound.admit;

import java.time.Instant;
import java.util.Optional;
import org.trmgateway.referral.EnvelopeMetadata;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.Stage;
import org.trmgateway.routes.CaseBodies;
import org.trmgateway.routes.EvidenceDesk;
import org.trmgateway.routes.deadline.Deadlines;
import org.trmgateway.routes.expiry.ReadableTime;
import org.trmgateway.routes.store.Direction;
import org.trmgateway.routes.store.MessageRecord;
import org.trmgateway.routes.store.MessageState;
import org.trmgateway.routes.store.MessageStore;
import org.trmgateway.routes.store.Outbox;
import org.trmgateway.routes.store.Step;

/** The sender's first durable point: an admitted message with its trail entry and the promise to seal it, in the caller's transaction. */
public final class Acceptance {

    private final NodeId node;
    private final MessageStore messages;
    private final Outbox outbox;
    private final CaseBodies bodies;
    private final EvidenceDesk evidence;
    private final Deadlines deadlines;
    private final ReadableTime readableTime;

    public Acceptance(
            NodeId node,
            MessageStore messages,
            Outbox outbox,
            CaseBodies bodies,
            EvidenceDesk evidence,
            Deadlines deadlines,
            ReadableTime readableTime) {
        this.node = node;
        this.messages = messages;
        this.outbox = outbox;
        this.bodies = bodies;
        this.evidence = evidence;
        this.deadlines = deadlines;
        this.readableTime = readableTime;
    }

    /**
     * Stores the message. One that goes to nobody is at its end at once.
     *
     * @param stage where it was accepted
     * @param canonical the canonical message as bytes
     * @param receipt what the system that handed it in gets; absent when no system did
     */
    public void store(AdmittedMessage message, Stage stage, byte[] canonical, Optional<byte[]> receipt) {
        EnvelopeMetadata metadata = message.metadata();
        MessageId id = metadata.messageId();
        Instant now = metadata.created();
        MessageRecord accepted = new MessageRecord(
                Direction.OUT,
                metadata,
                message.holder().id(),
                message.view().isPresent() ? MessageState.ACCEPTED : MessageState.DELIVERED,
                message.view().orElse(""),
                message.holder().state(),
                message.stateAfter(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                now,
                message.view().isPresent() ? Optional.empty() : Optional.of(now));
        messages.insert(accepted, bodies.encryptBody(message.holder(), id, Direction.OUT, canonical));
        readableTime.accepted(metadata, message.canonical());
        evidence.recordAcceptance(stage, metadata, receipt);
        if (message.view().isPresent()) {
            outbox.promise(new Outbox.Item(id, Step.SEAL, node, 0, now, now));
            deadlines.answered(accepted);
            deadlines.asked(accepted, message.transition().expectations());
        }
    }
}
