package org.trmgateway.routes.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.trmgateway.referral.MessageId;
import org.trmgateway.vault.SealedIdentity;

/** The vault in memory. */
public final class InMemoryIdentityStore implements IdentityStore {

    private final InMemoryDatabase.Table<Integer, Row> rows;

    public InMemoryIdentityStore(InMemoryDatabase database) {
        this.rows = database.table();
    }

    @SuppressWarnings("ArrayRecordComponent") // compared by hand
    private record Row(byte[] subjectId, MessageId message, SealedIdentity identity) {}

    @Override
    public void insert(byte[] subjectId, MessageId message, SealedIdentity identity) {
        rows.with(all -> all.put(all.size(), new Row(subjectId.clone(), message, identity)));
    }

    @Override
    public List<SealedIdentity> newest(byte[] subjectId, SortedSet<String> fields) {
        return rows.with(all -> {
            SortedSet<String> wanted = new TreeSet<>(fields);
            List<SealedIdentity> found = new ArrayList<>();
            for (Row row : new ArrayList<>(all.values()).reversed()) {
                Map<String, byte[]> content = new HashMap<>(row.identity().fields());
                content.keySet().retainAll(wanted);
                if (Arrays.equals(row.subjectId(), subjectId) && !content.isEmpty()) {
                    wanted.removeAll(content.keySet());
                    found.add(new SealedIdentity(
                            row.identity().binding(), row.identity().sealedKey(), content));
                }
            }
            return found;
        });
    }

    @Override
    public void erase(byte[] subjectId) {
        rows.with(all -> all.values().removeIf(row -> Arrays.equals(row.subjectId(), subjectId)));
    }
}
