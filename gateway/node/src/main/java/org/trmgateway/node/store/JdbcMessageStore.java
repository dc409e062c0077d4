package org.trmgateway.node.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.trmgateway.referral.CaseReference;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Refusal;
import org.trmgateway.referral.Sha256;
import org.trmgateway.routes.store.Direction;
import org.trmgateway.routes.store.MessageRecord;
import org.trmgateway.routes.store.MessageState;
import org.trmgateway.routes.store.MessageStore;
import org.trmgateway.routes.store.Step;

/**
 * Messages in {@code message}, {@code message_body}, {@code envelope}, {@code parked}, {@code receipt} and {@code step_done}. Every access is
 * by a unique index or reads no more rows than it returns. Changing a message this node does not have is {@link ErrorCode#INTERNAL}; a body or
 * envelope that is not there was erased, because a message is never stored without.
 */
public final class JdbcMessageStore implements MessageStore {

    /** A quorum has seen a peer's entry no sooner than this, as a rule. */
    private static final Duration UNTIL_PROVEN = Duration.ofSeconds(15);

    private final JdbcClient jdbc;

    public JdbcMessageStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean insert(MessageRecord message, byte[] encryptedBody) {
        return MessageRows.write(jdbc.sql(MessageSql.INSERT), message)
                        .param("encryptedBody", encryptedBody)
                        .update()
                == 1;
    }

    @Override
    public Optional<MessageRecord> find(MessageId id, Direction direction) {
        return of(MessageSql.FIND, id, direction).query(MessageRows::read).optional();
    }

    @Override
    public Optional<MessageRecord> lock(MessageId id, Direction direction) {
        return of(MessageSql.LOCK, id, direction).query(MessageRows::read).optional();
    }

    @Override
    public byte[] body(MessageId id, Direction direction) {
        return of(MessageSql.BODY, id, direction).query(byte[].class).optional().orElseThrow(JdbcMessageStore::erased);
    }

    @Override
    public void replaceBody(MessageId id, Direction direction, byte[] encryptedBody) {
        requireOne(of(MessageSql.REPLACE_BODY, id, direction)
                .param("encryptedBody", encryptedBody)
                .update());
    }

    @Override
    public boolean hasBody(MessageId id, Direction direction) {
        return of(MessageSql.HAS_BODY, id, direction).query(Boolean.class).single();
    }

    @Override
    public void putEnvelope(
            MessageId id,
            Direction direction,
            byte[] cms,
            Sha256 envelopeSha256,
            Sha256 containerSha256,
            byte[] nonce) {
        requireOne(of(MessageSql.PUT_ENVELOPE, id, direction)
                .param("cms", cms)
                .param("envelopeSha256", envelopeSha256.bytes())
                .param("containerSha256", containerSha256.bytes())
                .param("nonce", nonce)
                .update());
    }

    @Override
    public byte[] envelope(MessageId id, Direction direction) {
        return of(MessageSql.ENVELOPE, id, direction)
                .query(byte[].class)
                .optional()
                .orElseThrow(JdbcMessageStore::erased);
    }

    @Override
    public void changeState(MessageId id, Direction direction, MessageState state, Optional<Refusal> refusal) {
        requireOne(MessageRows.writeRefusal(of(MessageSql.CHANGE_STATE, id, direction), refusal)
                .param("state", state.name())
                .query(Integer.class)
                .single());
    }

    @Override
    public void markDelivered(MessageId id, Direction direction, Instant at) {
        requireOne(of(MessageSql.MARK_DELIVERED, id, direction)
                .param("at", Columns.timestamp(at))
                .update());
    }

    @Override
    public boolean complete(MessageId id, Step step, Instant at) {
        return jdbc.sql(MessageSql.COMPLETE)
                        .param("messageId", id.value())
                        .param("step", step.name())
                        .param("at", Columns.timestamp(at))
                        .update()
                == 1;
    }

    @Override
    public boolean isComplete(MessageId id, Step step) {
        return jdbc.sql(MessageSql.IS_COMPLETE)
                .param("messageId", id.value())
                .param("step", step.name())
                .query(Boolean.class)
                .single();
    }

    @Override
    public boolean putReceipt(MessageId id, Direction direction, EvidenceEvent event, byte[] signed, Instant at) {
        Optional<Instant> proofDueAt = Optional.of(at.plus(UNTIL_PROVEN))
                .filter(due -> direction == Direction.OUT && OF_PEERS.contains(event));
        return of(MessageSql.PUT_RECEIPT, id, direction)
                        .param("event", event.name())
                        .param("signed", signed)
                        .param("at", Columns.timestamp(at))
                        .param("proofDueAt", Columns.timestamp(proofDueAt))
                        .update()
                == 1;
    }

    @Override
    public Optional<byte[]> receipt(MessageId id, Direction direction, EvidenceEvent event) {
        return of(MessageSql.RECEIPT, id, direction)
                .param("event", event.name())
                .query(byte[].class)
                .optional();
    }

    @Override
    public List<EvidenceEvent> receipts(MessageId id, Direction direction) {
        return of(MessageSql.RECEIPTS, id, direction)
                .query((row, number) -> EvidenceEvent.valueOf(row.getString("event")))
                .list();
    }

    @Override
    public Optional<MessageId> parked(UUID caseId, CaseReference reference, long sequence) {
        return jdbc.sql(MessageSql.PARKED)
                .param("caseId", caseId)
                .param("reference", reference.value())
                .param("sequence", sequence + 1)
                .query((row, number) -> Columns.messageId(row, "message_id"))
                .optional();
    }

    @Override
    public List<MessageId> parkedBefore(Instant limit, int most) {
        return jdbc.sql(MessageSql.PARKED_BEFORE)
                .param("limit", Columns.timestamp(limit))
                .param("most", most)
                .query((row, number) -> Columns.messageId(row, "message_id"))
                .list();
    }

    @Override
    public List<MessageRecord> recent(PartyId ownParty, int most) {
        return jdbc.sql(MessageSql.RECENT)
                .param("party", ownParty.value())
                .param("most", most)
                .query(MessageRows::read)
                .list();
    }

    /** The one column of the one row; a row without it was emptied when the message's time had come. */
    private StatementSpec of(String statement, MessageId id, Direction direction) {
        return jdbc.sql(statement).param("messageId", id.value()).param("direction", direction.name());
    }

    private static void requireOne(int rows) {
        if (rows != 1) {
            throw missing();
        }
    }

    private static GatewayException erased() {
        return new GatewayException(ErrorCode.DELIVER_CONTENT_ERASED, Detail.field("E1"));
    }

    private static GatewayException missing() {
        return new GatewayException(ErrorCode.INTERNAL, Detail.field("message"));
    }
}
