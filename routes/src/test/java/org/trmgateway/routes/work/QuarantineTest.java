package org.trmgateway.routes.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trmgateway.routes.federation.MemoryFederation.BY;
import static org.trmgateway.routes.federation.MemoryFederation.BY_MVD;
import static org.trmgateway.routes.federation.MemoryFederation.PL;
import static org.trmgateway.routes.federation.MemoryFederation.PL_SG;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
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
import org.trmgateway.referral.Refusal;
import org.trmgateway.routes.federation.CaseForms;
import org.trmgateway.routes.federation.MemoryFederation;
import org.trmgateway.routes.federation.MemoryNode;
import org.trmgateway.routes.federation.SampleForms;
import org.trmgateway.routes.inbound.translate.Parcel;
import org.trmgateway.routes.outbound.dispatch.PeerClient;
import org.trmgateway.routes.store.Direction;
import org.trmgateway.routes.store.MessageRecord;
import org.trmgateway.routes.store.MessageState;
import org.trmgateway.routes.store.Outbox;
import org.trmgateway.routes.store.Step;

/** A step that cannot succeed takes its message out of the flow, with its reason, and both sides learn of it. */
class QuarantineTest {

    private static final String NUMBER = "SG/2026/7201";

    private MemoryFederation federation;
    private MemoryNode poland;
    private MemoryNode belarus;

    @BeforeEach
    void start() throws Exception {
        federation = new MemoryFederation();
        poland = federation.node(PL);
        belarus = federation.node(BY);
    }

    @AfterEach
    void stop() {
        federation.close();
    }

    @Test
    void quarantinesAMessageThatWouldNameThePersonAndTellsTheSender() {
        MessageId id = submit(NUMBER, leaking());
        assertQuarantined(poland, id, Direction.OUT, ErrorCode.PROTECT_LEAK_FOUND);
        assertThat(poland.trail().eventsOf(id))
                .containsExactly(EvidenceEvent.SUBMISSION_ACCEPTANCE, EvidenceEvent.MESSAGE_QUARANTINED);
        assertThat(poland.trail().entriesOf(id).getLast().errorCode()).contains(ErrorCode.PROTECT_LEAK_FOUND);
        assertThat(federation.poland().parcels()).singleElement().satisfies(parcel -> {
            assertThat(parcel.kind()).isEqualTo(Parcel.REFUSAL);
            assertThat(new String(parcel.document().bytes(), StandardCharsets.UTF_8))
                    .contains("PROTECT_LEAK_FOUND")
                    .doesNotContain("Wolha");
        });
        assertThat(poland.outbox().items()).isEmpty();
    }

    @Test
    void freesTheCaseAndTheSequenceNumberOfAMessageThatNeverLeft() {
        MessageId leaked = submit(NUMBER, leaking());
        assertThat(poland.caseStateOf(leaked, Direction.OUT)).isEqualTo("NEW");
        MessageId again = submit(NUMBER + "-again", SampleForms.referral(NUMBER));
        assertThat(poland.message(again, Direction.OUT).metadata().sequence()).isEqualTo(1);
        assertThat(poland.message(again, Direction.OUT).state()).isEqualTo(MessageState.DELIVERED);
    }

    @Test
    void doesNotSendAQuarantinedMessageWhenItsStepIsDeliveredAgain() {
        poland.peers().put(BY, failing(new GatewayException(ErrorCode.SEAL_SUITE_FORBIDDEN)));
        MessageId id = submit(NUMBER, SampleForms.referral(NUMBER));
        assertQuarantined(poland, id, Direction.OUT, ErrorCode.SEAL_SUITE_FORBIDDEN);
        poland.peers().repair(BY);
        poland.deliverAgain(new Outbox.Item(
                id,
                Step.DISPATCH,
                BY,
                0,
                federation.clock().instant(),
                federation.clock().instant()));
        federation.settle();
        assertThat(belarus.messages().find(id, Direction.IN)).isEmpty();
        assertQuarantined(poland, id, Direction.OUT, ErrorCode.SEAL_SUITE_FORBIDDEN);
    }

    @Test
    void triesWhatItDoesNotUnderstandAgain() {
        poland.peers().put(BY, failing(new IllegalStateException("no reason at all") {
            private static final long serialVersionUID = 1L;
        }));
        MessageId id = submit(NUMBER, SampleForms.referral(NUMBER));
        assertThat(poland.outbox().items())
                .singleElement()
                .satisfies(item -> assertThat(item.attempt()).isEqualTo(1));
        poland.peers().repair(BY);
        later();
        assertThat(poland.message(id, Direction.OUT).state()).isEqualTo(MessageState.DELIVERED);
    }

    @Test
    void deliversOnceTheNationalSystemIsBack() {
        federation.belarus().setDown(true);
        MessageId id = submit(NUMBER, SampleForms.referral(NUMBER));
        later();
        later();
        assertThat(belarus.message(id, Direction.IN).state()).isEqualTo(MessageState.RECEIVED);
        federation.belarus().setDown(false);
        later();
        assertThat(belarus.message(id, Direction.IN).state()).isEqualTo(MessageState.DELIVERED);
        assertThat(federation.belarus().parcels()).hasSize(1);
    }

    @Test
    void waitsForTheChannelBeyondTenAttemptsAndDeliversOnceItIsBack() {
        federation.belarus().setDown(true);
        MessageId id = submit(NUMBER, SampleForms.referral(NUMBER));
        for (int attempt = 2; attempt <= 14; attempt++) {
            later();
            assertThat(belarus.message(id, Direction.IN).state()).isEqualTo(MessageState.RECEIVED);
        }
        assertThat(belarus.outbox().items())
                .singleElement()
                .satisfies(item -> assertThat(item.attempt()).isGreaterThan(10));
        federation.belarus().setDown(false);
        later();
        assertThat(belarus.message(id, Direction.IN).state()).isEqualTo(MessageState.DELIVERED);
        assertThat(poland.message(id, Direction.OUT).state()).isEqualTo(MessageState.DELIVERED);
    }

    @Test
    void refusesAMessageThatExpiredWhileTheChannelWasAwayAndTellsTheSendersSystem() {
        federation.belarus().setDown(true);
        MessageId id = submit(NUMBER, SampleForms.referral(NUMBER));
        federation.clock().advance(Duration.ofDays(31));
        federation.sweep();
        MessageRecord arrived = belarus.message(id, Direction.IN);
        assertThat(arrived.state()).isEqualTo(MessageState.REFUSED);
        assertThat(arrived.refusal().map(Refusal::code)).contains(ErrorCode.OPEN_EXPIRED);
        MessageRecord sent = poland.message(id, Direction.OUT);
        assertThat(sent.state()).isEqualTo(MessageState.REFUSED);
        assertThat(sent.refusal().map(Refusal::code)).contains(ErrorCode.OPEN_EXPIRED);
        Evidence said = poland.evidence()
                .verify(poland.messages()
                        .receipt(id, Direction.OUT, EvidenceEvent.CONTENT_CONSIGNMENT_FAILURE)
                        .orElseThrow());
        assertThat(said.issuer().value()).isEqualTo("by-gw");
        assertThat(poland.caseStateOf(id, Direction.OUT)).isEqualTo("NEW");
        assertThat(federation.poland().parcels())
                .singleElement()
                .satisfies(parcel -> assertThat(parcel.kind()).isEqualTo(Parcel.REFUSAL));
    }

    @Test
    void quarantinesWhatCannotBeHandedOverAfterTenAttemptsAndLetsItsSuccessorGoOn() {
        belarus.deliverTo(BY_MVD, parcel -> {
            throw new IllegalStateException("no reason at all");
        });
        MessageId first = submit(NUMBER, SampleForms.referral(NUMBER));
        MessageId second = submit(NUMBER + "-m05", CaseForms.question(CaseForms.numbered(NUMBER, "by-mvd"), "N1"));
        assertThat(belarus.message(second, Direction.IN).state()).isEqualTo(MessageState.PARKED);
        for (int attempt = 2; attempt <= 10; attempt++) {
            assertThat(belarus.message(first, Direction.IN).state()).isEqualTo(MessageState.RECEIVED);
            later();
        }
        assertQuarantined(belarus, first, Direction.IN, ErrorCode.INTERNAL);
        assertThat(belarus.trail().eventsOf(first))
                .containsExactly(
                        EvidenceEvent.RELAY_ACCEPTANCE,
                        EvidenceEvent.MESSAGE_QUARANTINED,
                        EvidenceEvent.CONTENT_CONSIGNMENT_FAILURE);
        assertThat(poland.message(first, Direction.OUT).state()).isEqualTo(MessageState.REFUSED);
        MessageRecord successor = belarus.message(second, Direction.IN);
        assertThat(successor.state()).isEqualTo(MessageState.REFUSED);
        assertThat(successor.refusal().map(Refusal::code)).contains(ErrorCode.ADMIT_STATE_FORBIDDEN);
    }

    @Test
    void growsTheDelayUpToFiveMinutes() {
        assertThat(FailedWork.delayAfter(0)).isEqualTo(Duration.ofSeconds(1));
        assertThat(FailedWork.delayAfter(8)).isEqualTo(Duration.ofSeconds(256));
        assertThat(FailedWork.delayAfter(9)).isEqualTo(Duration.ofMinutes(5));
        assertThat(FailedWork.delayAfter(1_000_000)).isEqualTo(Duration.ofMinutes(5));
    }

    private void later() {
        federation.clock().advance(Duration.ofMinutes(6));
        federation.sweep();
    }

    private MessageId submit(String key, String form) {
        MessageId id = poland.accepted(PL_SG, key, form);
        federation.settle();
        return id;
    }

    /** An officer wrote the person's name where the desk belongs. */
    private static String leaking() {
        return SampleForms.referral(NUMBER).replace("Dyżur całodobowy SG", "Dyżur, sprawa Wolha Łącka-Wójcik");
    }

    private static void assertQuarantined(MemoryNode node, MessageId id, Direction direction, ErrorCode reason) {
        MessageRecord message = node.message(id, direction);
        assertThat(message.state()).isEqualTo(MessageState.QUARANTINED);
        assertThat(message.refusal().map(Refusal::code)).contains(reason);
    }

    private static PeerClient failing(RuntimeException failure) {
        return new PeerClient() {
            @Override
            public byte[] relay(NodeId peer, EnvelopeMetadata metadata, byte[] cms) {
                throw failure;
            }

            @Override
            public void report(NodeId peer, byte[] receipt) {
                throw failure;
            }
        };
    }
}
