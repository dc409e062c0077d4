package org.trmgateway.node.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.trmgateway.referral.CaseReference;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.EnvelopeMetadata;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.MessageType;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Refusal;
import org.trmgateway.routes.store.Direction;
import org.trmgateway.routes.store.MessageRecord;
import org.trmgateway.routes.store.MessageState;

/** A {@link MessageRecord} as a row of {@code message}. */
final class MessageRows {

    private MessageRows() {}

    static StatementSpec write(StatementSpec statement, MessageRecord message) {
        StatementSpec written = writeMetadata(statement, message.metadata())
                .param("direction", message.direction().name())
                .param("caseId", message.caseId())
                .param("state", message.state().name())
                .param("view", message.view())
                .param("caseStateBefore", message.caseStateBefore())
                .param("caseStateAfter", message.caseStateAfter())
                .param("envelopeSha256", Columns.bytes(message.envelopeSha256()), Types.BINARY)
                .param("containerSha256", Columns.bytes(message.containerSha256()), Types.BINARY)
                .param("acceptedAt", Columns.timestamp(message.acceptedAt()))
                .param("deliveredAt", Columns.timestamp(message.deliveredAt()), Types.TIMESTAMP_WITH_TIMEZONE);
        return writeRefusal(written, message.refusal());
    }

    static StatementSpec writeRefusal(StatementSpec statement, Optional<Refusal> refusal) {
        Optional<Detail> detail = refusal.map(Refusal::detail);
        return statement
                .param("refusalCode", refusal.map(given -> given.code().name()).orElse(null), Types.VARCHAR)
                .param("refusalField", detail.flatMap(Detail::field).orElse(null), Types.VARCHAR)
                .param("refusalRule", detail.flatMap(Detail::rule).orElse(null), Types.VARCHAR)
                .param("refusalPosition", detail.flatMap(Detail::position).orElse(null), Types.INTEGER);
    }

    static MessageRecord read(ResultSet row, int number) throws SQLException {
        return new MessageRecord(
                Direction.valueOf(row.getString("direction")),
                readMetadata(row),
                row.getObject("case_id", UUID.class),
                MessageState.valueOf(row.getString("state")),
                row.getString("view"),
                row.getString("case_state_before"),
                row.getString("case_state_after"),
                Columns.maybeDigest(row, "envelope_sha256"),
                Columns.maybeDigest(row, "container_sha256"),
                readRefusal(row),
                Columns.instant(row, "accepted_at"),
                Columns.maybeInstant(row, "delivered_at"));
    }

    private static StatementSpec writeMetadata(StatementSpec statement, EnvelopeMetadata metadata) {
        return statement
                .param("messageId", metadata.messageId().value())
                .param("type", metadata.type().code())
                .param("caseReference", metadata.caseReference().value())
                .param("sequence", metadata.sequence())
                .param("from", metadata.from().value())
                .param("to", metadata.to().value())
                .param("purpose", metadata.purpose())
                .param("created", Columns.timestamp(metadata.created()))
                .param("expires", Columns.timestamp(metadata.expires()))
                .param("suite", metadata.suite())
                .param("pack", metadata.versions().pack())
                .param("policy", metadata.versions().policy())
                .param("choreography", metadata.versions().choreography())
                .param("codeLists", metadata.versions().codeLists())
                .param("originalSha256", metadata.originalSha256().bytes())
                .param("inReplyTo", metadata.inReplyTo().map(MessageId::value).orElse(null), Types.OTHER);
    }

    private static EnvelopeMetadata readMetadata(ResultSet row) throws SQLException {
        return new EnvelopeMetadata(
                Columns.messageId(row, "message_id"),
                new MessageType(row.getString("type")),
                new CaseReference(row.getString("case_reference")),
                row.getLong("sequence"),
                new PartyId(row.getString("from_party")),
                new PartyId(row.getString("to_party")),
                row.getString("purpose"),
                Columns.instant(row, "created"),
                Columns.instant(row, "expires"),
                row.getString("suite"),
                new EnvelopeMetadata.Versions(
                        row.getString("pack_version"),
                        row.getString("policy_version"),
                        row.getString("choreography_version"),
                        row.getString("code_list_version")),
                Columns.digest(row, "original_sha256"),
                Columns.maybeMessageId(row, "in_reply_to"));
    }

    private static Optional<Refusal> readRefusal(ResultSet row) throws SQLException {
        @Nullable String code = row.getString("refusal_code");
        if (code == null) {
            return Optional.empty();
        }
        Detail detail = new Detail(
                Optional.ofNullable(row.getString("refusal_field")),
                Optional.ofNullable(row.getString("refusal_rule")),
                Optional.ofNullable(row.getObject("refusal_position", Integer.class)));
        return Optional.of(new Refusal(ErrorCode.valueOf(code), detail));
    }
}
