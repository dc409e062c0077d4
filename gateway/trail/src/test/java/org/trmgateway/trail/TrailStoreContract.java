package org.trmgateway.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.Sha256;
import org.trmgateway.referral.Stage;

/** What every {@link TrailStore} keeps; the store in memory and the one in the database pass the same tests. */
public abstract class TrailStoreContract {

    private static final Instant START = Instant.parse("2026-11-21T00:00:00Z");

    /** The empty store under test. */
    protected abstract TrailStore store();

    /** Appends as the flows do, in a transaction of its own. */
    protected abstract Sha256 append(TrailEntry entry);

    /** Runs the sequencer's work, in one transaction. */
    protected abstract void inTransaction(Runnable work);

    @Test
    void startsEmpty() {
        assertThat(store().size()).isZero();
        assertThat(store().pending(10)).isEmpty();
        assertThat(store().entries(0, 10)).isEmpty();
        assertThat(store().tile(0, 0)).isEmpty();
        assertThat(sequence(10).size()).isZero();
    }

    @Test
    void keepsPendingEntriesInTheOrderOfAppending() {
        List<Sha256> appended = appendMany(0, 20);
        assertThat(store().pending(100).stream().map(entry -> entry.body().leafHash()))
                .containsExactlyElementsOf(appended);
        assertThat(store().pending(7).stream().map(entry -> entry.body().leafHash()))
                .containsExactlyElementsOf(appended.subList(0, 7));
        assertThat(store().size()).isZero();
    }

    @Test
    void givesGaplessIndicesOverManyBatchesAndTiles() {
        List<Sha256> appended = appendMany(0, 700);
        RightEdge expected = RightEdge.empty();
        appended.forEach(leaf -> expected.append(leaf, tile -> {}));

        SequencedBatch last = sequence(100);
        while (last.size() < 700) {
            last = sequence(100);
        }

        assertThat(last.root()).isEqualTo(expected.root());
        assertThat(store().size()).isEqualTo(700);
        assertThat(store().pending(1)).isEmpty();
        List<SequencedEntry> entries = store().entries(0, 1_000);
        assertThat(entries.stream().map(SequencedEntry::leafHash)).containsExactlyElementsOf(appended);
        assertThat(entries).allMatch(entry -> entry.body().leafHash().equals(entry.leafHash()));
        assertThat(entries.getLast().index()).isEqualTo(699);
        assertThat(store().entries(256, 3).stream().map(SequencedEntry::index)).containsExactly(256L, 257L, 258L);
        assertThat(store().entries(700, 3)).isEmpty();
        for (TileCoordinate coordinate : TileCoordinate.of(700)) {
            assertThat(store().tile(coordinate.level(), coordinate.index())
                            .orElseThrow()
                            .coordinate())
                    .isEqualTo(coordinate);
        }
        assertThat(new MerkleTree(store(), 700).root()).isEqualTo(expected.root());
    }

    @Test
    void removesOnlyThePendingEntriesOfTheBatch() {
        appendMany(0, 5);
        List<PendingEntry> pending = store().pending(5);
        List<PendingEntry> late = List.of(pending.get(1), pending.get(4));
        inTransaction(() -> store().commit(Sequencer.sequence(0, store(), late)));
        assertThat(store().pending(5)).containsExactly(pending.get(0), pending.get(2), pending.get(3));
        assertThat(store().entries(0, 5).stream().map(SequencedEntry::body))
                .containsExactly(pending.get(1).body(), pending.get(4).body());
    }

    @Test
    void refusesABatchMadeForAnotherSize() {
        appendMany(0, 5);
        SequencedBatch stale = Sequencer.sequence(0, store(), store().pending(2));
        sequence(3);
        refuses(() -> inTransaction(() -> store().commit(stale)));
        assertThat(store().size()).isEqualTo(3);
        assertThat(store().pending(5)).hasSize(2);
    }

    @Test
    void refusesAPendingEntryThatIsNotThere() {
        appendMany(0, 2);
        List<PendingEntry> first = store().pending(1);
        sequence(1);
        refuses(() -> inTransaction(() -> store().commit(Sequencer.sequence(1, store(), first))));
        assertThat(store().size()).isEqualTo(1);
        assertThat(store().pending(5)).hasSize(1);
    }

    private SequencedBatch sequence(int limit) {
        List<SequencedBatch> done = new ArrayList<>();
        inTransaction(() -> {
            SequencedBatch batch = Sequencer.sequence(store().size(), store(), store().pending(limit));
            store().commit(batch);
            done.add(batch);
        });
        return done.getFirst();
    }

    private List<Sha256> appendMany(int from, int to) {
        List<Sha256> hashes = new ArrayList<>();
        for (int index = from; index < to; index++) {
            hashes.add(append(TrailEntry.of(EvidenceEvent.NODE_STARTED, Stage.TRAIL, START.plusMillis(index))
                    .build()));
        }
        return hashes;
    }

    private static void refuses(Runnable commit) {
        assertThatExceptionOfType(GatewayException.class)
                .isThrownBy(commit::run)
                .matches(refused -> refused.code() == ErrorCode.TRAIL_INCONSISTENT);
    }
}
