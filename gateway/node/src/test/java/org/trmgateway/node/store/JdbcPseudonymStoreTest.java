package org.trmgateway.node.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trmgateway.node.store.Samples.GUARD;
import static org.trmgateway.node.store.Samples.MISSION;
import static org.trmgateway.node.store.Samples.NOON;
import static org.trmgateway.node.store.Samples.bytes;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trmgateway.node.database.NodeDatabase;
import org.trmgateway.protect.SubjectId;
import org.trmgateway.routes.store.CaseRecord;
import org.trmgateway.routes.store.PseudonymStore;

class JdbcPseudonymStoreTest {

    @RegisterExtension
    static final NodeDatabase DATABASE = new NodeDatabase();

    private static final SubjectId PERSON = new SubjectId(1, 2);
    private static final SubjectId OTHER = new SubjectId(3, 4);

    private JdbcPseudonymStore index;

    @BeforeEach
    void open() {
        index = new JdbcPseudonymStore(DATABASE.jdbc());
    }

    @Test
    void findsWhomAPseudonymStandsFor() {
        PseudonymStore.Key key = key(PERSON, 1);

        assertThat(index.insert(key, 0, bytes(32, 7), NOON)).isTrue();

        assertThat(index.resolve(bytes(32, 7))).contains(key);
        assertThat(index.lastCounter(key)).contains(0);
        assertThat(index.resolve(bytes(32, 8))).isEmpty();
        assertThat(index.lastCounter(key(PERSON, 2))).isEmpty();
        assertThat(index.lastCounter(key(OTHER, 1))).isEmpty();
    }

    @Test
    void letsAPseudonymStandForOnePersonOnly() {
        index.insert(key(PERSON, 1), 0, bytes(32, 7), NOON);

        assertThat(index.insert(key(OTHER, 1), 0, bytes(32, 7), NOON)).isFalse();
        assertThat(index.insert(key(PERSON, 1), 0, bytes(32, 8), NOON)).isFalse();
        assertThat(index.insert(key(PERSON, 1), 0, bytes(32, 7), NOON)).isFalse();

        assertThat(index.resolve(bytes(32, 7))).contains(key(PERSON, 1));
        assertThat(index.resolve(bytes(32, 8))).isEmpty();
    }

    @Test
    void remembersTheLatestOfSeveralDerivations() {
        index.insert(key(PERSON, 1), 0, bytes(32, 7), NOON);

        assertThat(index.insert(key(PERSON, 1), 1, bytes(32, 8), NOON)).isTrue();

        assertThat(index.lastCounter(key(PERSON, 1))).contains(1);
        assertThat(index.resolve(bytes(32, 7))).contains(key(PERSON, 1));
    }

    @Test
    void isToldOnceHoweverManySealAtTheSameTime() throws Exception {
        List<Boolean> first = Together.run(
                8,
                15,
                (worker, turn) -> DATABASE.unitOfWork()
                        .inTransaction(() -> index.insert(key(PERSON, turn + 1), 0, bytes(32, turn + 1), NOON)));

        assertThat(first.stream().filter(Boolean::booleanValue)).hasSize(15);
    }

    @Test
    void forgetsAPersonAndNobodyElse() {
        index.insert(key(PERSON, 1), 0, bytes(32, 7), NOON);
        index.insert(key(PERSON, 2), 0, bytes(32, 8), NOON);
        index.insert(key(OTHER, 1), 0, bytes(32, 9), NOON);

        index.forget(PERSON);

        assertThat(index.resolve(bytes(32, 7))).isEmpty();
        assertThat(index.resolve(bytes(32, 8))).isEmpty();
        assertThat(index.resolve(bytes(32, 9))).contains(key(OTHER, 1));
    }

    @Test
    void countsTheEpochsOfEachRelationFromOne() {
        assertThat(index.epoch(GUARD, MISSION)).isEqualTo(1);

        assertThat(index.roll(GUARD, MISSION, NOON)).isEqualTo(2);
        assertThat(index.roll(GUARD, MISSION, NOON)).isEqualTo(3);

        assertThat(index.epoch(GUARD, MISSION)).isEqualTo(3);
        assertThat(index.epoch(MISSION, GUARD)).isEqualTo(1);
    }

    @Test
    void remembersWhatACaseWasGivenAndByWhom() {
        UUID caseId = newCase(1);
        UUID other = newCase(2);
        index.receive(caseId, MISSION, bytes(32, 1), bytes(60, 1), NOON);
        index.receive(caseId, MISSION, bytes(32, 2), bytes(60, 2), NOON);
        index.receive(caseId, MISSION, bytes(32, 1), bytes(60, 3), NOON);

        assertThat(index.wasReceived(caseId, MISSION, bytes(32, 1))).isTrue();
        assertThat(index.wasReceived(caseId, GUARD, bytes(32, 1))).isFalse();
        assertThat(index.wasReceived(other, MISSION, bytes(32, 1))).isFalse();
        assertThat(index.lastReceived(caseId, MISSION)).contains(bytes(60, 2));
        assertThat(index.lastReceived(other, MISSION)).isEmpty();
    }

    private static UUID newCase(int number) {
        CaseRecord holder = new CaseRecord(
                new UUID(0, number),
                GUARD,
                false,
                "REFERRED",
                bytes(16, number),
                bytes(16, number),
                bytes(60, number),
                Optional.empty(),
                Optional.empty());
        new JdbcCaseStore(DATABASE.jdbc()).insert(holder, Optional.empty());
        return holder.id();
    }

    private static PseudonymStore.Key key(SubjectId subject, int epoch) {
        return new PseudonymStore.Key(subject, GUARD, MISSION, "referral", epoch);
    }
}
