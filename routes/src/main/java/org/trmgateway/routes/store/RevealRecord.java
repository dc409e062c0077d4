package org.trmgateway.routes.store;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.trmgateway.referral.MessageId;
import org.trmgateway.vault.VaultRole;

/**
 * An order to reveal, and what became of it.
 *
 * @param orderId its id; an order is used once
 * @param message the message of this node it names
 * @param order the signed bytes
 * @param approvals the signature of each role
 * @param state how far it came
 * @param noticeId id of the notice to the party that it was executed
 * @param reminderId id of the notice that the person has to be told
 * @param orderedAt when it was taken
 * @param concludedAt when it was executed or given up
 * @param tellBy by when the person is to be told
 * @param remindedAt when the party was reminded of that
 */
@SuppressWarnings("ArrayRecordComponent") // kept as evidence, never compared
public record RevealRecord(
        UUID orderId,
        MessageId message,
        byte[] order,
        Map<VaultRole, byte[]> approvals,
        State state,
        MessageId noticeId,
        MessageId reminderId,
        Instant orderedAt,
        Optional<Instant> concludedAt,
        Optional<Instant> tellBy,
        Optional<Instant> remindedAt) {

    /** How far an order came. */
    public enum State {
        /** On the trail; nothing has left the vault. */
        ORDERED,
        /** Handed over. */
        EXECUTED,
        /** The vault held nothing of what was asked. */
        FOUND_NOTHING,
        /** The node stopped in between; whether anything was handed over, nobody can say. */
        INTERRUPTED
    }

    /** It came to an end. */
    public RevealRecord concluded(State state, Instant at, Optional<Instant> tellBy) {
        return new RevealRecord(
                orderId,
                message,
                order,
                approvals,
                state,
                noticeId,
                reminderId,
                orderedAt,
                Optional.of(at),
                tellBy,
                remindedAt);
    }

    /** The party was reminded that the person has to be told. */
    public RevealRecord reminded(Instant at) {
        return new RevealRecord(
                orderId,
                message,
                order,
                approvals,
                state,
                noticeId,
                reminderId,
                orderedAt,
                concludedAt,
                tellBy,
                Optional.of(at));
    }
}
