package org.trmgateway.node.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.MessageType;
import org.trmgateway.referral.PartyId;
import org.trmgateway.routes.store.InboxStore;
import org.trmgateway.seal.Custody;

/** Inboxes in {@code inbox}. */
public final class JdbcInboxStore implements InboxStore {

    private final JdbcClient jdbc;

    public JdbcInboxStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void put(PartyId party, Item item, byte[] encryptedContent, Optional<byte[]> encryptedPart) {
        of(InboxSql.PUT, party, item.messageId())
                .param("kind", item.kind())
                .param("type", item.type().code())
                .param("mediaType", item.mediaType())
                .param("encryptedContent", encryptedContent)
                .param("encryptedPart", encryptedPart.orElse(null), Types.BINARY)
                .param("custody", item.custody().map(Custody::name).orElse(null), Types.VARCHAR)
                .param("readableUntil", Columns.timestamp(item.readableUntil()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("arrivedAt", Columns.timestamp(item.arrivedAt()))
                .param("fetchedAt", Columns.timestamp(item.fetchedAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("acknowledgedAt", Columns.timestamp(item.acknowledgedAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
    }

    @Override
    public List<Item> waiting(PartyId party, int most) {
        return jdbc.sql(InboxSql.WAITING)
                .param("party", party.value())
                .param("most", most)
                .query(JdbcInboxStore::item)
                .list();
    }

    @Override
    public Optional<Item> find(PartyId party, MessageId messageId) {
        return of(InboxSql.FIND, party, messageId).query(JdbcInboxStore::item).optional();
    }

    @Override
    public byte[] encryptedContent(PartyId party, MessageId messageId) {
        return of(InboxSql.CONTENT, party, messageId)
                .query((row, number) -> Columns.maybeBytes(row, "encrypted_content"))
                .optional()
                .orElseThrow(() -> new GatewayException(ErrorCode.DELIVER_ITEM_UNKNOWN))
                .orElseThrow(() -> new GatewayException(ErrorCode.DELIVER_CONTENT_ERASED, Detail.field("E1")));
    }

    @Override
    public Optional<byte[]> encryptedPart(PartyId party, MessageId messageId) {
        return of(InboxSql.PART, party, messageId).query(byte[].class).optional();
    }

    /** The first time stays. */
    @Override
    public void fetched(PartyId party, MessageId messageId, Instant at) {
        of(InboxSql.FETCHED, party, messageId)
                .param("at", Columns.timestamp(at))
                .update();
    }

    @Override
    public boolean acknowledge(PartyId party, MessageId messageId, Instant at) {
        return of(InboxSql.ACKNOWLEDGE, party, messageId)
                        .param("at", Columns.timestamp(at))
                        .update()
                > 0;
    }

    private StatementSpec of(String statement, PartyId party, MessageId messageId) {
        return jdbc.sql(statement).param("party", party.value()).param("messageId", messageId.value());
    }

    private static Item item(ResultSet row, int number) throws SQLException {
        return new Item(
                Columns.messageId(row, "message_id"),
                new MessageType(row.getString("type")),
                row.getString("kind"),
                row.getString("media_type"),
                Columns.instant(row, "arrived_at"),
                Columns.maybeInstant(row, "fetched_at"),
                Columns.maybeInstant(row, "acknowledged_at"),
                Optional.ofNullable(row.getString("custody")).map(Custody::valueOf),
                Columns.maybeInstant(row, "readable_until"));
    }
}
