package org.trmgateway.node.stamp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.trmgateway.certs.SamplePki;
import org.trmgateway.certs.SamplePlan;
import org.trmgateway.certs.SampleTimeStampAuthority;
import org.trmgateway.referral.Evidence;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.MessageType;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Sha256;
import org.trmgateway.routes.store.Direction;
import org.trmgateway.seal.Receipts;
import org.trmgateway.seal.StampRequest;
import org.trmgateway.seal.StampedReceipt;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StamperTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final PartyId GATEWAY = new PartyId("by-gw");
    private static final MessageId MESSAGE = MessageId.parse("01a20084-697d-74c3-a52c-75bc10a1475a");

    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
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
    private SampleTimeStampAuthority sample;
    private MemoryStampStore store;

    @BeforeAll
    void makeSample(@TempDir Path directory) {
        pki = SamplePki.generate(
                directory.resolve("pki"), clock, SamplePlan.of(List.of(new NodeId("by")), Map.of(), List.of()));
        sample = pki.timeStampAuthority(clock);
    }

    @BeforeEach
    void empty() {
        now.set(NOON);
        store = new MemoryStampStore();
    }

    @Test
    void stampsEveryReceiptThatWaits() {
        StoredReceipt first = add(EvidenceEvent.RELAY_ACCEPTANCE);
        StoredReceipt second = add(EvidenceEvent.CONTENT_HANDOVER);
        Stamper stamper = stamper("first", sample::answer);
        assertThat(stamper.waiting()).isEqualTo(2);
        stamper.run();
        assertThat(stamper.waiting()).isZero();
        assertThat(stamper.failingSince()).isEmpty();
        for (StoredReceipt receipt : List.of(first, second)) {
            assertThat(stampedAt(receipt)).containsExactly(NOON);
        }
    }

    @Test
    void saysSinceWhenAnAuthorityFailsAndCatchesUpWhenItIsBack() {
        add(EvidenceEvent.RELAY_ACCEPTANCE);
        AtomicReference<StampAuthority> line = new AtomicReference<>(_ -> {
            throw new IOException("no answer");
        });
        Stamper stamper = stamper("first", request -> line.get().ask(request));
        StampWarnings warnings = new StampWarnings(List.of(stamper));
        stamper.run();
        pass(Duration.ofHours(3));
        StoredReceipt later = add(EvidenceEvent.CONTENT_HANDOVER);
        stamper.run();
        assertThat(warnings.warnings())
                .containsExactly(
                        "time-stamping: first since 2026-11-21T12:00:00Z", "time-stamping: first receipts waiting: 2");

        line.set(sample::answer);
        pass(Duration.ofMinutes(5));
        stamper.run();
        assertThat(warnings.warnings()).isEmpty();
        assertThat(stampedAt(later)).containsExactly(now.get());
    }

    @Test
    void letsAnAuthorityThatFailsAloneForLongerEachTimeButNotForEver() {
        add(EvidenceEvent.RELAY_ACCEPTANCE);
        add(EvidenceEvent.CONTENT_HANDOVER);
        AtomicInteger asked = new AtomicInteger();
        Stamper stamper = stamper("first", _ -> {
            asked.incrementAndGet();
            throw new IOException("no answer");
        });
        for (int second = 0; second < 60; second++) {
            stamper.run();
            pass(Duration.ofSeconds(1));
        }
        assertThat(asked.get()).isEqualTo(6);
        for (int second = 0; second < 7200; second++) {
            stamper.run();
            pass(Duration.ofSeconds(1));
        }
        assertThat(asked.get()).isBetween(6 + 24, 6 + 30);
    }

    /** An answer that was made for somebody else has another nonce, and one about other bytes another imprint. */
    @Test
    void keepsNoStampThatIsNotAboutThisReceipt() {
        add(EvidenceEvent.RELAY_ACCEPTANCE);
        byte[] other = receipt(EvidenceEvent.CONTENT_HANDOVER).signed();
        Stamper stamper = stamper(
                "first", _ -> sample.answer(StampRequest.about(other, NOON).der()));
        stamper.run();
        assertThat(stamper.failingSince()).contains(NOON);
        assertThat(stamper.waiting()).isEqualTo(1);
    }

    @Test
    void keepsNoStampOfAnAuthorityThatNobodyVouchesFor(@TempDir Path directory) {
        add(EvidenceEvent.RELAY_ACCEPTANCE);
        SamplePki strangers = SamplePki.generate(
                directory.resolve("pki"), clock, SamplePlan.of(List.of(new NodeId("by")), Map.of(), List.of()));
        Stamper stamper = stamper("first", strangers.timeStampAuthority(clock)::answer);
        stamper.run();
        assertThat(stamper.failingSince()).contains(NOON);
        assertThat(stamper.waiting()).isEqualTo(1);
    }

    @Test
    void oneOfTwoThatFailsHoldsUpNeitherTheOtherNorTheReceipt() {
        StoredReceipt receipt = add(EvidenceEvent.RELAY_ACCEPTANCE);
        Stamper down = stamper("down", _ -> {
            throw new IOException("no answer");
        });
        Stamper up = stamper("up", sample::answer);
        down.run();
        up.run();
        assertThat(stampedAt(receipt)).containsExactly(NOON);
        assertThat(new StampWarnings(List.of(down, up)).warnings())
                .containsExactly(
                        "time-stamping: down since 2026-11-21T12:00:00Z", "time-stamping: down receipts waiting: 1");
    }

    @Test
    void saysNothingOfAFewReceiptsThatWaitForAMoment() {
        StampWarnings warnings = new StampWarnings(List.of(stamper("first", sample::answer)));
        for (int i = 0; i < 100; i++) {
            add(EvidenceEvent.RELAY_ACCEPTANCE);
        }
        assertThat(warnings.warnings()).isEmpty();
        add(EvidenceEvent.RELAY_ACCEPTANCE);
        assertThat(warnings.warnings()).containsExactly("time-stamping: first receipts waiting: 101");
    }

    private void pass(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    private Stamper stamper(String name, StampAuthority authority) {
        return new Stamper(name, authority, store, Set.of(name), pki.trustAnchors(), clock);
    }

    private List<Instant> stampedAt(StoredReceipt receipt) {
        byte[] token = store.stamps(receipt.messageId(), receipt.direction(), receipt.event())
                .getFirst()
                .token();
        byte[] stamped = StampedReceipt.read(receipt.signed()).stamped(token).bytes();
        return Receipts.read(stamped, pki.directory(clock), pki.trustAnchors(), now.get()).stamps().stream()
                .map(stamp -> stamp.at())
                .toList();
    }

    private StoredReceipt add(EvidenceEvent event) {
        StoredReceipt receipt = receipt(event);
        store.add(receipt);
        return receipt;
    }

    private StoredReceipt receipt(EvidenceEvent event) {
        byte[] signed = Receipts.sign(
                new Evidence(
                        event,
                        MESSAGE,
                        Optional.of(new MessageType("M03")),
                        new PartyId("pl-sg"),
                        Optional.of(new PartyId("by-mvd")),
                        GATEWAY,
                        now.get(),
                        Optional.of(Sha256.of(new byte[] {1})),
                        Optional.of(Sha256.of(new byte[] {2})),
                        Optional.empty()),
                pki.signing(GATEWAY));
        return new StoredReceipt(MESSAGE, Direction.IN, event, signed);
    }
}
