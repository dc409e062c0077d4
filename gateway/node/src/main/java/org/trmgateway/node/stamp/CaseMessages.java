package org.trmgateway.node.stamp;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.routes.store.Direction;
import org.trmgateway.routes.store.MessageRecord;
import org.trmgateway.routes.store.MessageStore;

/** The messages of one case of a party, with every other party. */
public final class CaseMessages {

    private static final String OF_CASE = """
            SELECT message_id, direction FROM message
             WHERE own_party = :party AND case_id = :caseId
             ORDER BY accepted_at, message_id
            """;

    private final JdbcClient jdbc;
    private final MessageStore messages;

    public CaseMessages(JdbcClient jdbc, MessageStore messages) {
        this.jdbc = jdbc;
        this.messages = messages;
    }

    /** Oldest first. */
    public List<MessageRecord> of(PartyId party, UUID caseId) {
        return jdbc
                .sql(OF_CASE)
                .param("party", party.value())
                .param("caseId", caseId)
                .query((row, number) -> messages.find(
                        new MessageId(row.getObject("message_id", UUID.class)),
                        Direction.valueOf(row.getString("direction"))))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }
}
