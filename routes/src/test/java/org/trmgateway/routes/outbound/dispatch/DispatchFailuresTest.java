package org.trmgateway.routes.outbound.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.trmgateway.routes.federation.MemoryFederation.BY;
import static org.trmgateway.routes.federation.MemoryFederation.IOM;
import static org.trmgateway.routes.federation.MemoryFederation.PL;
import static org.trmgateway.routes.federation.MemoryFederation.PL_SG;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trmgateway.referral.EnvelopeMetadata;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.Evidence;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Refusal;
import org.trmgateway.referral.Sha256;
import org.trmgateway.routes.federation.MemoryFederation;
import org.trmgateway.routes.federation.MemoryNode;
import org.trmgateway.routes.federation.MemoryPeers;
import org.trmgateway.routes.federation.SampleForms;
import org.trmgateway.routes.federation.SampleWorld;
import org.trmgateway.routes.federation.Waiting;
import org.trmgateway.routes.inbound.translate.Parcel;
import org.trmgateway.routes.store.Direction;
import org.trmgateway.routes.store.MessageRecord;
import org.trmgateway.routes.store.MessageState;
import org.trmgateway.routes.store.Outbox;
import org.trmgateway.routes.store.Step;
import org.trmgateway.seal.Receipts;

/** What becomes of a message when the peer is away, refuses, or lies. */
class DispatchFailuresTest {

    private static final String NUMBER = "SG/2026/7101";
    private static final Duration SWEEP_GRACE = Duration.ofSeconds(2);

    private MemoryFederation federation;
    private MemoryNode poland;

    @BeforeEach
    void start() throws Exception {
        federation = new MemoryFederation();
        poland = federation.node(PL);
    }

    @AfterEach
    void stop() {
        federation.close();
    }

    @Test
    void triesAnUnreachablePeerEverLessOftenAndSucceedsOnceItIsBack() {
        poland.peers().put(BY, MemoryPeers.dead());
        MessageId id = refer(NUMBER);
        List<Duration> delays = new ArrayList<>();
        for (int attempt = 1; attempt <= 5; attempt++) {
            Outbox.Item postponed = promised(poland);
            assertThat(postponed.step()).isEqualTo(Step.DISPATCH);
            assertThat(postponed.attempt()).isEqualTo(attempt);
            delays.add(Duration.between(federation.clock().instant(), postponed.dueAt()));
            federation.clock().advance(delays.getLast().plus(SWEEP_GRACE));
            federation.sweep();
        }
        assertThat(delays).extracting(Duration::toSeconds).containsExactly(1L, 2L, 4L, 8L, 16L);
        assertThat(poland.message(id, Direction.OUT).state()).isEqualTo(MessageState.SEALED);
        poland.peers().repair(BY);
        federation.clock().advance(Duration.ofMinutes(6));
        federation.sweep();
        assertThat(poland.message(id, Direction.OUT).state()).isEqualTo(MessageState.DELIVERED);
        assertThat(federation.belarus().parcels()).hasSize(1);
        assertThat(poland.outbox().items()).isEmpty();
    }

    @Test
    void doesNotTryAgainBeforeItIsTime() {
        poland.peers().put(BY, MemoryPeers.dead());
        MessageId id = refer(NUMBER);
        poland.peers().repair(BY);
        federation.sweep();
        assertThat(poland.message(id, Direction.OUT).state()).isEqualTo(MessageState.SEALED);
        assertThat(promised(poland).attempt()).isEqualTo(1);
    }

    @Test
    void sendsTheSameBytesWhenTheAnswerWasLostAndTakesTheFirstReceipt() {
        List<byte[]> answers = new ArrayList<>();
        poland.peers().put(BY, answering((metadata, cms) -> {
            answers.add(poland.peers().straight().relay(BY, metadata, cms));
            throw new GatewayException(ErrorCode.DISPATCH_PEER_UNREACHABLE);
        }));
        MessageId id = refer(NUMBER);
        poland.peers().repair(BY);
        federation.clock().advance(Duration.ofSeconds(4));
        federation.sweep();
        assertThat(poland.messages().receipt(id, Direction.OUT, EvidenceEvent.RELAY_ACCEPTANCE))
                .contains(answers.getFirst());
        assertThat(federation.belarus().parcels()).hasSize(1);
        assertThat(poland.message(id, Direction.OUT).state()).isEqualTo(MessageState.DELIVERED);
    }

    @Test
    void givesUpAnExpiredMessageWithEvidenceAndTellsTheSender() {
        poland.peers().put(BY, MemoryPeers.dead());
        MessageId id = refer(NUMBER);
        federation.clock().advance(Duration.ofDays(31));
        federation.sweep();
        MessageRecord message = poland.message(id, Direction.OUT);
        assertThat(message.state()).isEqualTo(MessageState.EXPIRED);
        assertThat(message.refusal().map(Refusal::code)).contains(ErrorCode.DISPATCH_EXPIRED);
        assertThat(poland.trail().eventsOf(id)).last().isEqualTo(EvidenceEvent.RELAY_FAILURE);
        assertThat(poland.messages().receipts(id, Direction.OUT)).contains(EvidenceEvent.RELAY_FAILURE);
        assertThat(poland.caseStateOf(id, Direction.OUT)).isEqualTo("NEW");
        assertSenderTold(id, "DISPATCH_EXPIRED");
    }

    @Test
    void undoesEverythingWhenThePeerRefuses() {
        poland.peers()
                .put(BY, answering((metadata, cms) -> poland.peers().straight().relay(BY, altered(metadata), cms)));
        MessageId refused = refer(NUMBER);
        MessageRecord message = poland.message(refused, Direction.OUT);
        assertThat(message.state()).isEqualTo(MessageState.REFUSED);
        assertThat(message.refusal().map(Refusal::code)).contains(ErrorCode.OPEN_METADATA_MISMATCH);
        assertThat(poland.trail().eventsOf(refused)).last().isEqualTo(EvidenceEvent.RELAY_REJECTION);
        assertThat(poland.caseStateOf(refused, Direction.OUT)).isEqualTo("NEW");
        assertThat(federation.belarus().parcels()).isEmpty();
        assertSenderTold(refused, "OPEN_METADATA_MISMATCH");

        poland.peers().repair(BY);
        MessageId again = refer(NUMBER, NUMBER + "-again");
        assertThat(poland.message(again, Direction.OUT).metadata().sequence()).isEqualTo(1);
        assertThat(poland.message(again, Direction.OUT).state()).isEqualTo(MessageState.DELIVERED);
    }

    @Test
    void tellsTheSenderOnceItsSystemIsBackHoweverLongThatTakes() {
        federation.poland().setDown(true);
        poland.peers()
                .put(BY, answering((metadata, cms) -> poland.peers().straight().relay(BY, altered(metadata), cms)));
        MessageId refused = refer(NUMBER);
        for (int attempt = 1; attempt <= 12; attempt++) {
            assertThat(promised(poland).attempt()).isEqualTo(attempt);
            federation.clock().advance(Duration.ofMinutes(6));
            federation.sweep();
        }
        federation.poland().setDown(false);
        federation.clock().advance(Duration.ofMinutes(6));
        federation.sweep();
        assertSenderTold(refused, "OPEN_METADATA_MISMATCH");
    }

    @Test
    void takesNoReceiptAboutOtherBytes() {
        receiveInstead((metadata, cms) ->
                receipt("by-gw", EvidenceEvent.RELAY_ACCEPTANCE, metadata, Sha256.of(new byte[] {1})));
    }

    @Test
    void takesNoReceiptOfAnotherGateway() {
        receiveInstead((metadata, cms) -> receipt("iom-gw", EvidenceEvent.RELAY_ACCEPTANCE, metadata, Sha256.of(cms)));
    }

    @Test
    void takesNoReceiptThatIsNoAnswerToAnEnvelope() {
        receiveInstead((metadata, cms) -> receipt("by-gw", EvidenceEvent.CONTENT_HANDOVER, metadata, Sha256.of(cms)));
    }

    @Test
    void takesNoReceiptThatWasAltered() {
        receiveInstead((metadata, cms) -> {
            byte[] receipt = receipt("by-gw", EvidenceEvent.RELAY_ACCEPTANCE, metadata, Sha256.of(cms));
            receipt[receipt.length / 2] ^= 1;
            return receipt;
        });
    }

    @Test
    void takesNoLaterReceiptFromANodeThatIsNotTheRecipients() {
        MessageId id = waitingAtBelarus();
        EnvelopeMetadata metadata = poland.message(id, Direction.OUT).metadata();
        Sha256 envelope = poland.message(id, Direction.OUT).envelopeSha256().orElseThrow();
        byte[] hearsay = receipt("iom-gw", EvidenceEvent.CONTENT_HANDOVER, metadata, envelope);
        assertThatThrownBy(() -> poland.doors().report(IOM, hearsay))
                .isInstanceOfSatisfying(
                        GatewayException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.DISPATCH_RECEIPT_INVALID));
        assertThat(poland.message(id, Direction.OUT).state()).isEqualTo(MessageState.RELAYED);
    }

    @Test
    void takesNoLaterReceiptThatAnotherNodeBrings() {
        MessageId id = waitingAtBelarus();
        EnvelopeMetadata metadata = poland.message(id, Direction.OUT).metadata();
        Sha256 envelope = poland.message(id, Direction.OUT).envelopeSha256().orElseThrow();
        byte[] genuine = receipt("by-gw", EvidenceEvent.CONTENT_HANDOVER, metadata, envelope);
        assertThatThrownBy(() -> poland.doors().report(IOM, genuine)).isInstanceOf(GatewayException.class);
        assertThat(poland.message(id, Direction.OUT).state()).isEqualTo(MessageState.RELAYED);
    }

    @Test
    void takesNoLaterReceiptAboutOtherBytesOrAnUnknownMessage() {
        MessageId id = waitingAtBelarus();
        EnvelopeMetadata metadata = poland.message(id, Direction.OUT).metadata();
        byte[] wrong = receipt("by-gw", EvidenceEvent.CONTENT_HANDOVER, metadata, Sha256.of(new byte[] {1}));
        assertThatThrownBy(() -> poland.doors().report(BY, wrong)).hasMessageContaining("DISPATCH_RECEIPT_INVALID");
        assertThatThrownBy(() -> federation.node(IOM).doors().report(BY, wrong))
                .hasMessageContaining("DISPATCH_RECEIPT_INVALID");
    }

    @Test
    void keepsTheFirstReceiptOfAnEvent() {
        MessageId id = refer(NUMBER);
        byte[] first = poland.messages()
                .receipt(id, Direction.OUT, EvidenceEvent.CONTENT_HANDOVER)
                .orElseThrow();
        MessageRecord before = poland.message(id, Direction.OUT);
        federation.clock().advance(Duration.ofMinutes(1));
        byte[] second = receipt(
                "by-gw",
                EvidenceEvent.CONTENT_HANDOVER,
                before.metadata(),
                before.envelopeSha256().orElseThrow());
        poland.doors().report(BY, second);
        assertThat(poland.messages().receipt(id, Direction.OUT, EvidenceEvent.CONTENT_HANDOVER))
                .contains(first);
        assertThat(poland.message(id, Direction.OUT)).isEqualTo(before);
    }

    @Test
    void doesNotUndoADeliveredMessageWhenThePeerContradictsItself() {
        MessageId id = refer(NUMBER);
        MessageRecord before = poland.message(id, Direction.OUT);
        poland.doors()
                .report(
                        BY,
                        receipt(
                                "by-gw",
                                EvidenceEvent.CONTENT_CONSIGNMENT_FAILURE,
                                before.metadata(),
                                before.envelopeSha256().orElseThrow()));
        federation.settle();
        assertThat(poland.message(id, Direction.OUT)).isEqualTo(before);
        assertThat(poland.caseStateOf(id, Direction.OUT)).isEqualTo("REFERRED");
        assertThat(federation.poland().parcels()).isEmpty();
        assertThat(poland.outbox().items()).isEmpty();
    }

    @Test
    void doesNotLetAPeerThatHangsHoldUpAnother() {
        CountDownLatch hang = new CountDownLatch(1);
        CountDownLatch hanging = new CountDownLatch(2);
        poland.peers().put(IOM, answering((metadata, cms) -> {
            hanging.countDown();
            await(hang);
            throw new GatewayException(ErrorCode.DISPATCH_PEER_UNREACHABLE);
        }));
        for (int each = 1; each <= 4; each++) {
            poland.accepted(PL_SG, "to-iom-" + each, SampleForms.referralToIom("SG/2026/711" + each));
        }
        await(hanging);
        MessageId id = poland.accepted(PL_SG, NUMBER, SampleForms.referral(NUMBER));
        Waiting.until(
                "the message to the other peer is delivered",
                () -> poland.message(id, Direction.OUT).state() == MessageState.DELIVERED);
        hang.countDown();
        federation.settle();
        assertThat(poland.outbox().items())
                .hasSize(4)
                .allMatch(item ->
                        item.step() == Step.DISPATCH && item.destination().equals(IOM));
    }

    @Test
    void refusesNobodyForeverWhenTheReceiversOwnStoreFails() {
        federation.node(BY).setStoreDown(true);
        MessageId id = refer(NUMBER);
        assertThat(poland.message(id, Direction.OUT).state()).isEqualTo(MessageState.SEALED);
        assertThat(promised(poland).attempt()).isEqualTo(1);
        federation.node(BY).setStoreDown(false);
        federation.clock().advance(Duration.ofSeconds(4));
        federation.sweep();
        assertThat(poland.message(id, Direction.OUT).state()).isEqualTo(MessageState.DELIVERED);
    }

    private void receiveInstead(BiFunction<EnvelopeMetadata, byte[], byte[]> answer) {
        poland.peers().put(BY, answering(answer));
        MessageId id = refer(NUMBER);
        assertThat(poland.message(id, Direction.OUT).state()).isEqualTo(MessageState.SEALED);
        assertThat(poland.messages().receipts(id, Direction.OUT)).containsExactly(EvidenceEvent.SUBMISSION_ACCEPTANCE);
        assertThat(promised(poland).attempt()).isEqualTo(1);
        poland.peers().repair(BY);
        federation.clock().advance(Duration.ofSeconds(4));
        federation.sweep();
        assertThat(poland.message(id, Direction.OUT).state()).isEqualTo(MessageState.DELIVERED);
    }

    private void assertSenderTold(MessageId id, String code) {
        assertThat(federation.poland().parcels()).singleElement().satisfies(parcel -> {
            assertThat(parcel.messageId()).isEqualTo(id);
            assertThat(parcel.kind()).isEqualTo(Parcel.REFUSAL);
            assertThat(parcel.party()).isEqualTo(PL_SG);
            assertThat(new String(parcel.document().bytes(), StandardCharsets.UTF_8))
                    .contains(code);
        });
        assertThat(poland.outbox().items()).isEmpty();
    }

    /** A message that Belarus has taken and cannot hand over yet. */
    private MessageId waitingAtBelarus() {
        federation.belarus().setDown(true);
        MessageId id = refer(NUMBER);
        assertThat(poland.message(id, Direction.OUT).state()).isEqualTo(MessageState.RELAYED);
        return id;
    }

    private MessageId refer(String number) {
        return refer(number, number);
    }

    private MessageId refer(String number, String key) {
        MessageId id = poland.accepted(PL_SG, key, SampleForms.referral(number));
        federation.settle();
        return id;
    }

    private byte[] receipt(String gateway, EvidenceEvent event, EnvelopeMetadata metadata, Sha256 envelope) {
        PartyId issuer = new PartyId(gateway);
        return Receipts.sign(
                new Evidence(
                        event,
                        metadata.messageId(),
                        Optional.of(metadata.type()),
                        metadata.from(),
                        Optional.of(metadata.to()),
                        issuer,
                        federation.clock().instant(),
                        Optional.of(envelope),
                        Optional.of(metadata.originalSha256()),
                        Optional.empty()),
                SampleWorld.get().signing(issuer));
    }

    private static Outbox.Item promised(MemoryNode node) {
        assertThat(node.outbox().items()).hasSize(1);
        return node.outbox().items().getFirst();
    }

    /** The clear metadata, not as it was signed. */
    private static EnvelopeMetadata altered(EnvelopeMetadata metadata) {
        return new EnvelopeMetadata(
                metadata.messageId(),
                metadata.type(),
                metadata.caseReference(),
                metadata.sequence() + 1,
                metadata.from(),
                metadata.to(),
                metadata.purpose(),
                metadata.created(),
                metadata.expires(),
                metadata.suite(),
                metadata.versions(),
                metadata.originalSha256(),
                metadata.inReplyTo());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static PeerClient answering(BiFunction<EnvelopeMetadata, byte[], byte[]> relay) {
        return new PeerClient() {
            @Override
            public byte[] relay(NodeId peer, EnvelopeMetadata metadata, byte[] cms) {
                return relay.apply(metadata, cms);
            }

            @Override
            public void report(NodeId peer, byte[] receipt) {
                throw new GatewayException(ErrorCode.DISPATCH_PEER_UNREACHABLE);
            }
        };
    }
}
