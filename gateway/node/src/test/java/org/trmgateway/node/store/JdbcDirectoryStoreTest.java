package org.trmgateway.node.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.trmgateway.node.store.Samples.GUARD;
import static org.trmgateway.node.store.Samples.MISSION;
import static org.trmgateway.node.store.Samples.NOON;
import static org.trmgateway.node.store.Samples.bytes;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.dao.DuplicateKeyException;
import org.trmgateway.node.database.NodeDatabase;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Sha256;
import org.trmgateway.routes.store.DirectoryStore.Issue;
import org.trmgateway.routes.store.DirectoryStore.KeptCut;
import org.trmgateway.routes.store.DirectoryStore.Mark;
import org.trmgateway.routes.store.UnitOfWork;

class JdbcDirectoryStoreTest {

    @RegisterExtension
    static final NodeDatabase DATABASE = new NodeDatabase();

    private JdbcDirectoryStore store;

    @BeforeEach
    void open() {
        store = new JdbcDirectoryStore(DATABASE.jdbc());
    }

    @Test
    void beginsWithNothing() {
        assertThat(store.mark()).isEqualTo(new Mark(0, 0));
        assertThat(store.newest()).isEmpty();
        assertThat(store.cuts()).isEmpty();
    }

    @Test
    void keepsEveryDirectoryAndKnowsTheNewest() {
        store.insert(issue(3));
        store.insert(issue(7));
        store.insert(issue(5));
        assertThat(store.mark()).isEqualTo(new Mark(7, 0));
        assertThat(store.newest())
                .hasValueSatisfying(
                        newest -> assertThat(newest).usingRecursiveComparison().isEqualTo(issue(7)));
    }

    @Test
    void keepsOneDirectoryOfAVersion() {
        store.insert(issue(3));
        assertThatThrownBy(() -> store.insert(issue(3))).isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void keepsCutsInTheOrderOfAdoptionEachOnce() {
        store.insert(cut(GUARD, 2, 20));
        store.insert(cut(MISSION, 1, 10));
        assertThat(store.cuts()).usingRecursiveComparison().isEqualTo(List.of(cut(MISSION, 1, 10), cut(GUARD, 2, 20)));
        assertThat(store.mark()).isEqualTo(new Mark(0, 2));
        assertThatThrownBy(() -> store.insert(cut(GUARD, 2, 30))).isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void letsOneAdoptionInAfterTheOther() throws Exception {
        UnitOfWork unitOfWork = DATABASE.unitOfWork();
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch ends = new CountDownLatch(1);
        try (ExecutorService replicas = Executors.newFixedThreadPool(2)) {
            Future<Long> first = replicas.submit(() -> unitOfWork.inTransaction(() -> {
                store.takeTurn();
                inside.countDown();
                await(ends);
                store.insert(issue(2));
                return 2L;
            }));
            inside.await();
            Future<Long> second = replicas.submit(() -> unitOfWork.inTransaction(() -> {
                ends.countDown();
                store.takeTurn();
                return store.mark().version();
            }));
            assertThat(second.get()).isEqualTo(2);
            assertThat(first.get()).isEqualTo(2);
        }
    }

    private static Issue issue(int version) {
        return new Issue(version, Sha256.of(bytes(1, version)), bytes(50, version), NOON.plusSeconds(version));
    }

    private static KeptCut cut(PartyId party, long version, int adopted) {
        return new KeptCut(
                party,
                version,
                NOON,
                "MISUSE",
                bytes(40, adopted),
                NOON.plusSeconds(adopted),
                Sha256.of(bytes(2, adopted)));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
