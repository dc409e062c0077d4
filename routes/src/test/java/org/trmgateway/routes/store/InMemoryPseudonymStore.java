package org.trmgateway.routes.store;

import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.trmgateway.protect.SubjectId;
import org.trmgateway.referral.PartyId;

/** The pseudonym index in memory. */
public final class InMemoryPseudonymStore implements PseudonymStore {

    private final InMemoryDatabase.Table<String, Minted> minted;
    private final InMemoryDatabase.Table<Received, byte[]> received;
    private final InMemoryDatabase.Table<Relation, Integer> epochs;

    public InMemoryPseudonymStore(InMemoryDatabase database) {
        this.minted = database.table();
        this.received = database.table();
        this.epochs = database.table();
    }

    private record Minted(Key key, int counter) {}

    private record Received(UUID caseId, PartyId peer, String blinded) {}

    private record Relation(PartyId origin, PartyId recipient) {}

    @Override
    public Optional<Integer> lastCounter(Key key) {
        return minted.with(rows -> rows.values().stream()
                .filter(row -> row.key().equals(key))
                .map(Minted::counter)
                .max(Integer::compare));
    }

    @Override
    public boolean insert(Key key, int counter, byte[] blinded, Instant mintedAt) {
        Minted row = new Minted(key, counter);
        return minted.with(rows -> !rows.containsValue(row) && rows.putIfAbsent(hex(blinded), row) == null);
    }

    @Override
    public Optional<Key> resolve(byte[] blinded) {
        return minted.with(rows -> Optional.ofNullable(rows.get(hex(blinded))).map(Minted::key));
    }

    @Override
    public void forget(SubjectId subject) {
        minted.with(rows -> rows.values().removeIf(row -> row.key().subject().equals(subject)));
    }

    @Override
    public int epoch(PartyId origin, PartyId recipient) {
        return epochs.with(rows -> rows.getOrDefault(new Relation(origin, recipient), 1));
    }

    @Override
    public int roll(PartyId origin, PartyId recipient, Instant at) {
        return epochs.with(rows -> rows.merge(new Relation(origin, recipient), 2, (before, two) -> before + 1));
    }

    @Override
    public void receive(UUID caseId, PartyId peer, byte[] blinded, byte[] encrypted, Instant at) {
        received.with(rows -> rows.putIfAbsent(new Received(caseId, peer, hex(blinded)), encrypted));
    }

    @Override
    public boolean wasReceived(UUID caseId, PartyId peer, byte[] blinded) {
        return received.with(rows -> rows.containsKey(new Received(caseId, peer, hex(blinded))));
    }

    @Override
    public Optional<byte[]> lastReceived(UUID caseId, PartyId peer) {
        return received.with(rows -> rows.entrySet().stream()
                .filter(row -> row.getKey().caseId().equals(caseId)
                        && row.getKey().peer().equals(peer))
                .map(java.util.Map.Entry::getValue)
                .reduce((earlier, later) -> later));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
