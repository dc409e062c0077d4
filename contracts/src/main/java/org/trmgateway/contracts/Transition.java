package org.trmgateway.contracts;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.trmgateway.referral.MessageType;
import org.trmgateway.referral.Role;

/**
 * A step of the choreography that is allowed: what the message does to its case.
 *
 * @param rule id of the row that allowed it
 * @param type the message
 * @param from role in which the sender sends it
 * @param to role in which the receiver gets it
 * @param stateAfter state of the case afterwards
 * @param opensCase whether it may be the first message of its case at the receiver
 * @param reply message expected in answer
 * @param deadline time until the answer is due
 * @param gates names of the rules that must hold at the sender's edge, in the order of the row
 */
public record Transition(
        String rule,
        MessageType type,
        Role from,
        Role to,
        String stateAfter,
        boolean opensCase,
        Optional<MessageType> reply,
        Optional<Duration> deadline,
        List<String> gates) {

    public Transition {
        gates = List.copyOf(gates);
    }
}
