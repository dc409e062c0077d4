package org.trmgateway.node.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.trmgateway.certs.SamplePki;
import org.trmgateway.certs.SamplePlan;
import org.trmgateway.node.proof.NodeInMemory;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Sha256;
import org.trmgateway.trail.TrailEntry;

/** Two nodes compare a day once it is closed, and both write down what they found. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LedgerDeskTest {

    private static final NodeId PL = new NodeId("pl");
    private static final NodeId BY = new NodeId("by");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);
    private static final Instant CLOSED = Instant.parse("2026-11-22T00:15:01Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(CLOSED);
    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now.get();
        }
    };

    private SamplePki pki;
    private NodeInMemory polish;
    private NodeInMemory belarusian;
    private MemoryLedgerStore atPoland;
    private MemoryLedgerStore atBelarus;
    private LedgerDesk poland;
    private LedgerDesk belarus;
    private final Set<LocalDate> putOff = new HashSet<>();
    private boolean reachable;
    private int calls;

    @BeforeAll
    void makeSample(@TempDir Path directory) {
        now.set(Instant.parse("2026-11-21T00:00:00Z"));
        pki = SamplePki.generate(directory.resolve("pki"), clock, SamplePlan.of(List.of(PL, BY), Map.of(), List.of()));
    }

    @BeforeEach
    void twoNodes() {
        now.set(CLOSED);
        reachable = true;
        putOff.clear();
        calls = 0;
        polish = new NodeInMemory(new PartyId("pl-gw"), pki, clock);
        belarusian = new NodeInMemory(new PartyId("by-gw"), pki, clock);
        atPoland = new MemoryLedgerStore();
        atBelarus = new MemoryLedgerStore();
        poland = desk(PL, atPoland, polish, (peer, day, ours) -> Optional.empty());
        belarus = desk(BY, atBelarus, belarusian, (peer, day, ours) -> {
            calls++;
            if (!reachable) {
                throw new GatewayException(ErrorCode.DISPATCH_PEER_UNREACHABLE);
            }
            return putOff.contains(day) ? Optional.empty() : poland.answer(BY, day, ours);
        });
        atPoland.given.addAll(List.of(receipt(1), receipt(2)));
        atPoland.taken.addAll(List.of(receipt(11)));
        atBelarus.given.addAll(List.of(receipt(11)));
        atBelarus.taken.addAll(List.of(receipt(2), receipt(1)));
    }

    @Test
    void bothWriteDownTheSameDigestWhenTheyAgree() {
        belarus.run();
        TrailEntry here = polish.of(EvidenceEvent.PEER_LEDGER_AGREED).getFirst();
        TrailEntry there = belarusian.of(EvidenceEvent.PEER_LEDGER_AGREED).getFirst();
        assertThat(here.documentSha256()).isPresent().isEqualTo(there.documentSha256());
        assertThat(here.ruleId()).contains("day-2026-11-21");
        assertThat(here.to()).contains(new PartyId("by-gw"));
        assertThat(there.to()).contains(new PartyId("pl-gw"));
        assertThat(poland.warnings()).isEmpty();
        assertThat(belarus.warnings()).isEmpty();
    }

    @Test
    void bothRaiseTheAlarmWhenAReceiptIsMissingAtOne() {
        atBelarus.taken.removeLast();
        belarus.run();
        assertDiffers();
    }

    @Test
    void bothRaiseTheAlarmWhenThereIsOneTooMany() {
        atBelarus.given.add(receipt(12));
        belarus.run();
        assertDiffers();
    }

    @Test
    void bothRaiseTheAlarmWhenOneWasAltered() {
        atPoland.given.set(0, receipt(99));
        belarus.run();
        assertDiffers();
    }

    @Test
    void comparesADayOnce() {
        belarus.run();
        atPoland.given.add(receipt(3));
        belarus.run();
        assertThat(calls).isEqualTo(1);
        belarus.answer(PL, DAY, "anything".getBytes(UTF_8));
        assertThat(atBelarus.compared)
                .singleElement()
                .satisfies(it -> assertThat(it.agreed()).isTrue());
    }

    @Test
    void waitsForTheQuarterOfAnHourAndForWhatIsStillOnItsWay() {
        now.set(Instant.parse("2026-11-22T00:15:00Z"));
        belarus.run();
        assertThat(calls).isZero();
        now.set(CLOSED);
        atPoland.waiting = true;
        belarus.run();
        assertThat(calls).isEqualTo(1);
        assertThat(atPoland.compared).isEmpty();
        assertThat(atBelarus.compared).isEmpty();
        atPoland.waiting = false;
        belarus.run();
        assertThat(atPoland.compared).hasSize(1);
        assertThat(atBelarus.compared).hasSize(1);
    }

    @Test
    void comparesWhatWaitedForThreeDaysAllTheSame() {
        atPoland.waiting = true;
        now.set(CLOSED.plus(Duration.ofDays(3)));
        assertThat(poland.answer(BY, DAY, new byte[0])).isPresent();
        assertThat(polish.of(EvidenceEvent.PEER_LEDGER_DIFFERED)).hasSize(1);
    }

    @Test
    void catchesUpWithTheDaysOnWhichThePeerWasAway() {
        belarus.run();
        reachable = false;
        now.set(CLOSED.plus(Duration.ofDays(1)));
        belarus.run();
        now.set(CLOSED.plus(Duration.ofDays(3)));
        belarus.run();
        assertThat(atBelarus.compared).hasSize(1);
        reachable = true;
        belarus.run();
        assertThat(atBelarus.compared)
                .extracting(LedgerStore.Compared::day)
                .containsExactly(DAY, DAY.plusDays(1), DAY.plusDays(2), DAY.plusDays(3));
        assertThat(atPoland.compared).hasSize(4);
    }

    @Test
    void saysThatAPeerDoesNotCompare() {
        belarus.run();
        now.set(CLOSED.plus(Duration.ofDays(4)));
        assertThat(poland.warnings()).isEmpty();
        now.set(CLOSED.plus(Duration.ofDays(5)));
        assertThat(poland.warnings()).containsExactly("peer-ledger: none compared with by for over 5 days");
    }

    @Test
    void comparesADayThatWasPutOffAfterLaterOnes() {
        belarus.run();
        putOff.add(DAY.plusDays(1));
        now.set(CLOSED.plus(Duration.ofDays(3)));
        belarus.run();
        assertThat(atBelarus.compared)
                .extracting(LedgerStore.Compared::day)
                .containsExactly(DAY, DAY.plusDays(2), DAY.plusDays(3));
        putOff.clear();
        belarus.run();
        assertThat(atBelarus.compared).hasSize(4);
    }

    @Test
    void saysThatAPeerLeavesDaysOut() {
        poland.answer(BY, DAY, new byte[0]);
        now.set(CLOSED.plus(Duration.ofDays(8)));
        for (int day : new int[] {2, 4, 8}) {
            poland.answer(BY, DAY.plusDays(day), new byte[0]);
        }
        assertThat(poland.warnings()).contains("peer-ledger: days left out with by: 2, the first is 2026-11-22");
        now.set(CLOSED.plus(Duration.ofDays(60)));
        assertThat(poland.warnings())
                .as("when it is too late to make up for it")
                .contains("peer-ledger: days left out with by: 5, the first is 2026-11-22");
    }

    @Test
    void comparesNoDayThatIsLongOverOrStillToCome() {
        assertThat(poland.answer(BY, DAY.minusDays(31), new byte[0])).isEmpty();
        assertThat(poland.answer(BY, DAY.plusDays(1), new byte[0])).isEmpty();
        assertThat(atPoland.compared).isEmpty();
    }

    private void assertDiffers() {
        assertThat(polish.of(EvidenceEvent.PEER_LEDGER_DIFFERED)).hasSize(1);
        assertThat(belarusian.of(EvidenceEvent.PEER_LEDGER_DIFFERED)).hasSize(1);
        assertThat(polish.of(EvidenceEvent.PEER_LEDGER_AGREED)).isEmpty();
        assertThat(poland.warnings()).containsExactly("peer-ledger: differs from that of by on 2026-11-21");
        assertThat(belarus.warnings()).containsExactly("peer-ledger: differs from that of pl on 2026-11-21");
    }

    private LedgerDesk desk(NodeId own, LedgerStore store, NodeInMemory node, LedgerPeers peers) {
        return new LedgerDesk(own, () -> pki.directory(clock), store, peers, node.evidence(), node, clock);
    }

    private static Sha256 receipt(int number) {
        return Sha256.of(("receipt " + number).getBytes(UTF_8));
    }
}
