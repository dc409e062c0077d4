package org.trmgateway.contracts;

import java.util.List;
import org.trmgateway.referral.MessageType;
import org.trmgateway.referral.Role;

/**
 * A step of the choreography that is allowed: what the message does to its case at the node that asked.
 *
 * @param rule id of the row that allowed it
 * @param type the message
 * @param from role in which the sender sends it
 * @param to role in which the receiver gets it
 * @param stateAfter state of the case afterwards
 * @param opensCase whether it may be the first message of its case at the receiver
 * @param expectations what it expects in answer
 * @param gates names of the rules that must hold at the sender's edge, in the order of the row
 * @param audience whom it goes to
 */
public record Transition(
        String rule,
        MessageType type,
        Role from,
        Role to,
        String stateAfter,
        boolean opensCase,
        List<Expectation> expectations,
        List<String> gates,
        Audience audience) {

    public Transition {
        expectations = List.copyOf(expectations);
        gates = List.copyOf(gates);
    }
}
