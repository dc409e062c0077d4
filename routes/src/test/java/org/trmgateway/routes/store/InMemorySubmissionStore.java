package org.trmgateway.routes.store;

import java.util.Optional;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.PartyId;

/** Submissions in memory. */
public final class InMemorySubmissionStore implements SubmissionStore {

    private final InMemoryDatabase.Table<Key, Accepted> submissions;
    private final InMemoryDatabase.Table<Key, byte[]> originals;

    public InMemorySubmissionStore(InMemoryDatabase database) {
        this.submissions = database.table();
        this.originals = database.table();
    }

    private record Key(PartyId party, String idempotencyKey) {}

    @Override
    public Optional<Accepted> find(PartyId party, String idempotencyKey) {
        return submissions.with(rows -> Optional.ofNullable(rows.get(new Key(party, idempotencyKey))));
    }

    /** There is one transaction at a time anyway. */
    @Override
    public void lockKey(PartyId party, String idempotencyKey) {}

    @Override
    public void insert(Accepted accepted, byte[] encryptedOriginal) {
        Key key = new Key(accepted.party(), accepted.idempotencyKey());
        if (submissions.with(rows -> rows.putIfAbsent(key, accepted) != null)) {
            throw new IllegalStateException("a submission is there already");
        }
        originals.with(rows -> rows.put(key, encryptedOriginal.clone()));
    }

    /** Whether the bytes handed in are still here. */
    public boolean hasOriginal(PartyId party, String idempotencyKey) {
        return originals.with(rows -> rows.containsKey(new Key(party, idempotencyKey)));
    }

    void forget(MessageId messageId) {
        submissions.with(rows -> {
            rows.forEach((key, accepted) -> {
                if (accepted.messageIds().contains(messageId)) {
                    originals.with(kept -> kept.remove(key));
                }
            });
            return rows;
        });
    }
}
