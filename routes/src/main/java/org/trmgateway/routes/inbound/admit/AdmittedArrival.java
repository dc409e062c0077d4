package org.trmgateway.routes.inbound.admit;

import org.trmgateway.contracts.MessageDefinition;
import org.trmgateway.contracts.Transition;

/**
 * An arrived message that the choreography allows.
 *
 * @param arrived the message
 * @param message its row of the catalogue
 * @param transition the row that allowed it, with the state of the recipient's case from now on
 */
public record AdmittedArrival(ArrivedMessage arrived, MessageDefinition message, Transition transition) {}
