package org.trmgateway.acceptance.path;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.trmgateway.referral.MessageId;
import org.trmgateway.routes.CaseBodies;
import org.trmgateway.routes.store.CaseStore;
import org.trmgateway.routes.store.Direction;
import org.trmgateway.routes.store.MessageRecord;
import org.trmgateway.routes.store.MessageStore;
import org.trmgateway.routes.store.UnitOfWork;

/** Canonical messages as a node keeps them, decrypted with the node's own key. */
public final class Bodies {

    private final Inside inside;

    public Bodies(Inside inside) {
        this.inside = inside;
    }

    public byte[] bytes(String node, String messageId, Direction direction) {
        MessageId id = MessageId.parse(messageId);
        MessageStore messages = inside.bean(node, MessageStore.class);
        return inside.bean(node, UnitOfWork.class).inTransaction(() -> {
            MessageRecord message = messages.find(id, direction).orElseThrow();
            return inside.bean(node, CaseBodies.class)
                    .decryptBody(
                            inside.bean(node, CaseStore.class).lock(message.caseId()),
                            id,
                            direction,
                            messages.body(id, direction));
        });
    }

    public String text(String node, String messageId, Direction direction) {
        return new String(bytes(node, messageId, direction), StandardCharsets.UTF_8);
    }

    /** Ids of every message a node has in one direction. */
    List<String> ids(String node, Direction direction) {
        return inside.database(node)
                .sql("select message_id::text from message where direction = ?")
                .param(direction.name())
                .query(String.class)
                .list();
    }
}
