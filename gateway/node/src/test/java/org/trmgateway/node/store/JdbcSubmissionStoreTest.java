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
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.dao.DuplicateKeyException;
import org.trmgateway.node.database.NodeDatabase;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Sha256;
import org.trmgateway.routes.store.SubmissionStore.Accepted;

class JdbcSubmissionStoreTest {

    @RegisterExtension
    static final NodeDatabase DATABASE = new NodeDatabase();

    private JdbcSubmissionStore submissions;

    @BeforeEach
    void open() {
        submissions = new JdbcSubmissionStore(DATABASE.jdbc());
    }

    @Test
    void givesBackWhatAKeyWasUsedFor() {
        Accepted accepted = accepted(GUARD, "key 1", 3, 1, 2);
        submissions.insert(accepted);

        assertThat(submissions.find(GUARD, "key 1").orElseThrow())
                .usingRecursiveComparison()
                .isEqualTo(accepted);
        assertThat(submissions.find(GUARD, "key 2")).isEmpty();
        assertThat(submissions.find(MISSION, "key 1")).isEmpty();
    }

    @Test
    void refusesTheSameKeyTwice() {
        submissions.insert(accepted(GUARD, "key", 1));
        assertThatThrownBy(() -> submissions.insert(accepted(GUARD, "key", 2)))
                .isInstanceOf(DuplicateKeyException.class);
        submissions.insert(accepted(MISSION, "key", 3));
    }

    @Test
    void acceptsAKeyOnceHoweverManyHandItInAtTheSameTime() throws Exception {
        List<Boolean> first = Together.run(
                8,
                15,
                (worker, turn) -> DATABASE.unitOfWork().inTransaction(() -> {
                    submissions.lockKey(GUARD, "key " + turn);
                    if (submissions.find(GUARD, "key " + turn).isPresent()) {
                        return false;
                    }
                    submissions.insert(accepted(GUARD, "key " + turn, worker * 100 + turn + 1));
                    return true;
                }));
        assertThat(first.stream().filter(Boolean::booleanValue)).hasSize(15);
    }

    @Test
    void doesNotMakeADifferentKeyWait() throws Exception {
        CountDownLatch locked = new CountDownLatch(1);
        CountDownLatch finished = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Boolean> holder = threads.submit(() -> DATABASE.unitOfWork().inTransaction(() -> {
                submissions.lockKey(GUARD, "held");
                locked.countDown();
                return await(finished);
            }));
            assertThat(await(locked)).isTrue();
            DATABASE.unitOfWork().inTransaction(() -> {
                submissions.lockKey(GUARD, "other");
                submissions.lockKey(MISSION, "held");
                return true;
            });
            finished.countDown();
            assertThat(holder.get(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static Accepted accepted(PartyId party, String key, int... messages) {
        return new Accepted(
                party,
                key,
                Sha256.of(bytes(3, 3)),
                IntStream.of(messages).mapToObj(Samples::messageId).toList(),
                bytes(3000, 5),
                NOON);
    }
}
