package org.trmgateway.routes.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.trmgateway.routes.federation.MemoryFederation.PL;
import static org.trmgateway.routes.federation.MemoryFederation.PL_SG;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.MessageIds;
import org.trmgateway.routes.federation.MemoryFederation;
import org.trmgateway.routes.federation.MemoryNode;
import org.trmgateway.routes.federation.SampleForms;
import org.trmgateway.routes.federation.SampleWorld;
import org.trmgateway.routes.federation.SettableClock;
import org.trmgateway.routes.store.Direction;
import org.trmgateway.routes.store.InMemoryDatabase;
import org.trmgateway.routes.store.InMemoryOutbox;
import org.trmgateway.routes.store.MessageState;
import org.trmgateway.routes.store.Outbox;
import org.trmgateway.routes.store.Step;

class SweeperTest {

    private final SettableClock clock = new SettableClock(SampleWorld.START);
    private final InMemoryOutbox outbox = new InMemoryOutbox(new InMemoryDatabase());
    private final List<Outbox.Item> sent = new ArrayList<>();
    private final Sweeper sweeper = new Sweeper(outbox, sent::add, clock);

    @Test
    void leavesFreshPromisesToThoseWhoMadeThem() {
        promise();
        clock.advance(Duration.ofMillis(1999));
        assertThat(sweeper.sweep()).isZero();
        clock.advance(Duration.ofMillis(1));
        assertThat(sweeper.sweep()).isEqualTo(1);
    }

    @Test
    void sendsAnItemAgainOnlyOnceItIsStale() {
        Outbox.Item item = promise();
        clock.advance(Duration.ofSeconds(2));
        sweeper.sweep();
        clock.advance(Duration.ofSeconds(60));
        assertThat(sweeper.sweep()).isZero();
        clock.advance(Duration.ofMillis(1));
        assertThat(sweeper.sweep()).isEqualTo(1);
        assertThat(sent).containsExactly(item, item);
        assertThat(Queues.duplicateId(sent.getFirst())).isEqualTo(Queues.duplicateId(sent.getLast()));
    }

    @Test
    void sendsAgainWithoutWaitingWhatAnEarlierProcessHasSent() {
        Outbox.Item item = promise();
        clock.advance(Duration.ofSeconds(2));
        sweeper.sweep();
        clock.advance(Duration.ofSeconds(1));
        Sweeper restarted = new Sweeper(outbox, sent::add, clock);
        assertThat(restarted.sweep()).isEqualTo(1);
        assertThat(restarted.sweep()).isZero();
        assertThat(sent).containsExactly(item, item);
    }

    @Test
    void sendsAPostponedItemWhenItIsDueUnderAnIdOfItsOwn() {
        Outbox.Item item = promise();
        clock.advance(Duration.ofSeconds(2));
        sweeper.sweep();
        outbox.postpone(item.messageId(), item.step(), 0, clock.instant().plus(Duration.ofMinutes(5)));
        clock.advance(Duration.ofMinutes(5));
        assertThat(sweeper.sweep()).isZero();
        clock.advance(Duration.ofSeconds(2));
        assertThat(sweeper.sweep()).isEqualTo(1);
        assertThat(sent.getLast().attempt()).isEqualTo(1);
        assertThat(Queues.duplicateId(sent.getLast())).isNotEqualTo(Queues.duplicateId(sent.getFirst()));
    }

    @Test
    void triesAgainWhatTheBrokerDidNotTake() {
        promise();
        clock.advance(Duration.ofSeconds(2));
        Sweeper broken = new Sweeper(
                outbox,
                item -> {
                    throw new IllegalStateException("the broker is down");
                },
                clock);
        assertThatThrownBy(broken::sweep).isInstanceOf(IllegalStateException.class);
        assertThat(sweeper.sweep()).isEqualTo(1);
    }

    @Test
    void forgetsWhatIsDone() {
        Outbox.Item item = promise();
        outbox.done(item.messageId(), item.step());
        clock.advance(Duration.ofMinutes(2));
        assertThat(sweeper.sweep()).isZero();
    }

    @Test
    void finishesTheFlowThatABrokerFailureInterrupted() throws Exception {
        try (MemoryFederation federation = new MemoryFederation()) {
            MemoryNode poland = federation.node(PL);
            poland.setBrokerDown(true);
            MessageId id = poland.accepted(PL_SG, "SG/2026/7401", SampleForms.referral("SG/2026/7401"));
            federation.settle();
            assertThat(poland.message(id, Direction.OUT).state()).isEqualTo(MessageState.ACCEPTED);
            poland.setBrokerDown(false);
            federation.clock().advance(Duration.ofSeconds(3));
            federation.sweep();
            assertThat(poland.message(id, Direction.OUT).state()).isEqualTo(MessageState.DELIVERED);
        }
    }

    private Outbox.Item promise() {
        Outbox.Item item = new Outbox.Item(
                new MessageIds(clock, new SecureRandom()).next(), Step.SEAL, PL, 0, clock.instant(), clock.instant());
        outbox.promise(item);
        return item;
    }
}
