package org.trmgateway.node.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.Sha256;

/** How the words of the gateway stand in columns: instants as {@code timestamptz} (microseconds), digests as 32 bytes, ids as {@code uuid}. */
final class Columns {

    private Columns() {}

    static OffsetDateTime timestamp(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static @Nullable OffsetDateTime timestamp(Optional<Instant> instant) {
        return instant.map(Columns::timestamp).orElse(null);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static Optional<Instant> maybeInstant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    static LocalDate day(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    static Optional<LocalDate> maybeDay(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, LocalDate.class));
    }

    static byte @Nullable [] bytes(Optional<Sha256> digest) {
        return digest.map(Sha256::bytes).orElse(null);
    }

    static Sha256 digest(ResultSet row, String column) throws SQLException {
        return digest(row.getBytes(column));
    }

    static Optional<Sha256> maybeDigest(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getBytes(column)).map(Columns::digest);
    }

    static Optional<byte[]> maybeBytes(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getBytes(column));
    }

    static MessageId messageId(ResultSet row, String column) throws SQLException {
        return new MessageId(row.getObject(column, UUID.class));
    }

    static Optional<MessageId> maybeMessageId(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, UUID.class)).map(MessageId::new);
    }

    private static Sha256 digest(byte[] bytes) {
        return new Sha256(HexFormat.of().formatHex(bytes));
    }
}
