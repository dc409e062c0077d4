package org.trmgateway.routes.inbound.admit;

import java.util.List;
import org.trmgateway.routes.store.ConsentCell;

/**
 * An arrived message that the choreography allows.
 *
 * @param arrived the message
 * @param stateAfter state of the recipient's case from now on
 * @param consents cells the message brought along
 */
public record AdmittedArrival(ArrivedMessage arrived, String stateAfter, List<ConsentCell> consents) {}
