package org.trmgateway.routes.outbound.admit;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.trmgateway.referral.MessageId;
import org.trmgateway.routes.CanonicalXml;
import org.trmgateway.routes.CaseBodies;
import org.trmgateway.routes.store.CaseRecord;
import org.trmgateway.routes.store.Direction;
import org.trmgateway.routes.store.MessageStore;
import org.w3c.dom.Document;

/** Reads from a question of the case which fields it asked for. */
final class AskedFields {

    private final MessageStore messages;
    private final CaseBodies bodies;

    AskedFields(MessageStore messages, CaseBodies bodies) {
        this.messages = messages;
        this.bodies = bodies;
    }

    /** Field ids asked for by a message that came in under this case; absent when there is no such message, or it was deleted. */
    Optional<Set<String>> of(CaseRecord holder, Optional<MessageId> question) {
        return question.flatMap(id -> messages.find(id, Direction.IN))
                .filter(message -> message.caseId().equals(holder.id()))
                .filter(message -> messages.hasBody(message.metadata().messageId(), Direction.IN))
                .map(message -> {
                    MessageId id = message.metadata().messageId();
                    Document canonical = CanonicalXml.parse(
                            bodies.decryptBody(holder, id, Direction.IN, messages.body(id, Direction.IN)));
                    Set<String> asked = new HashSet<>(CanonicalXml.values(canonical, "trm_AskedField"));
                    asked.addAll(CanonicalXml.values(canonical, "trm_InformationWanted"));
                    return asked;
                });
    }
}
