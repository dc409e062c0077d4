package org.trmgateway.node.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.trmgateway.referral.MessageId;
import org.trmgateway.routes.store.IdentityStore;
import org.trmgateway.vault.SealedIdentity;

/**
 * The vault in the schema {@code vault}. The node's own role adds and erases there, in the transaction of what it does elsewhere; only the
 * schema's owner reads.
 */
public final class JdbcIdentityStore implements IdentityStore {

    private final JdbcClient gateway;
    private final JdbcClient owner;

    /**
     * @param gateway as the node's role
     * @param owner as the owner of the schema
     */
    public JdbcIdentityStore(JdbcClient gateway, JdbcClient owner) {
        this.gateway = gateway;
        this.owner = owner;
    }

    @Override
    public void insert(byte[] subjectId, MessageId message, SealedIdentity identity) {
        Object[] fields = identity.fields().keySet().toArray();
        byte[][] encrypted = new byte[fields.length][];
        for (int place = 0; place < fields.length; place++) {
            encrypted[place] = identity.fields().get(fields[place].toString());
        }
        UUID record = UUID.randomUUID();
        gateway.sql(IdentitySql.INSERT_KEY)
                .param("record", record)
                .param("subjectId", subjectId)
                .param("messageId", message.value())
                .param("binding", identity.binding())
                .param("sealedKey", identity.sealedKey())
                .update();
        gateway.sql(IdentitySql.INSERT_FIELDS)
                .param("record", record)
                .param("fields", new SqlArrayValue("text", fields))
                .param("encrypted", new SqlArrayValue("bytea", (Object[]) encrypted))
                .update();
    }

    @Override
    public List<SealedIdentity> newest(byte[] subjectId, SortedSet<String> fields) {
        Map<UUID, Found> found = new LinkedHashMap<>();
        owner.sql(IdentitySql.NEWEST)
                .param("subjectId", subjectId)
                .param("fields", new SqlArrayValue("text", fields.toArray()))
                .query((ResultSet row) -> add(found, row));
        return found.values().stream().map(Found::identity).toList();
    }

    @Override
    public void erase(byte[] subjectId) {
        gateway.sql(IdentitySql.ERASE).param("subjectId", subjectId).update();
    }

    private static void add(Map<UUID, Found> found, ResultSet row) throws SQLException {
        byte[] binding = row.getBytes("binding");
        byte[] key = row.getBytes("sealed_key");
        found.computeIfAbsent(row.getObject("record", UUID.class), _ -> new Found(binding, key, new LinkedHashMap<>()))
                .fields()
                .put(row.getString("field"), row.getBytes("encrypted"));
    }

    @SuppressWarnings("ArrayRecordComponent") // only until the rows are together
    private record Found(byte[] binding, byte[] key, Map<String, byte[]> fields) {

        SealedIdentity identity() {
            return new SealedIdentity(binding, key, fields);
        }
    }
}
