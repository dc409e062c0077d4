package org.trmgateway.routes.inbound.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.trmgateway.routes.federation.MemoryFederation.BY;
import static org.trmgateway.routes.federation.MemoryFederation.PL;
import static org.trmgateway.routes.federation.MemoryFederation.PL_SG;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trmgateway.referral.EnvelopeMetadata;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.Refusal;
import org.trmgateway.routes.federation.MemoryFederation;
import org.trmgateway.routes.federation.MemoryNode;
import org.trmgateway.routes.federation.SampleForms;
import org.trmgateway.routes.inbound.translate.Parcel;
import org.trmgateway.routes.outbound.dispatch.PeerClient;
import org.trmgateway.routes.store.Direction;
import org.trmgateway.routes.store.MessageRecord;
import org.trmgateway.routes.store.MessageState;

/** Messages of one case reach the national system in the order in which they were handed in, or not at all. */
class OrderTest {

    private static final String NUMBER = "SG/2026/7301";

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
    void parksAMessageAheadOfItsPredecessorVisibly() {
        holdUpFirst();
        submit(NUMBER, SampleForms.referral(NUMBER));
        MessageId ahead = submit(NUMBER + "-w", SampleForms.withdrawalOf(NUMBER, "statistics"));
        assertThat(belarus.message(ahead, Direction.IN).state()).isEqualTo(MessageState.PARKED);
        assertThat(belarus.trail().eventsOf(ahead))
                .containsExactly(EvidenceEvent.RELAY_ACCEPTANCE, EvidenceEvent.MESSAGE_PARKED);
        assertThat(federation.belarus().parcels()).isEmpty();
        assertThat(poland.message(ahead, Direction.OUT).state()).isEqualTo(MessageState.RELAYED);
    }

    @Test
    void releasesParkedMessagesInOrderOnceTheGapIsFilled() {
        holdUpFirst();
        MessageId first = submit(NUMBER, SampleForms.referral(NUMBER));
        MessageId second = submit(NUMBER + "-w", SampleForms.withdrawalOf(NUMBER, "statistics"));
        MessageId third = submit(NUMBER + "-v", SampleForms.withdrawalOf(NUMBER, "monitoring"));
        poland.peers().repair(BY);
        later(Duration.ofMinutes(6));
        assertThat(federation.belarus().parcels()).extracting(Parcel::messageId).containsExactly(first, second, third);
        assertThat(poland.message(third, Direction.OUT).state()).isEqualTo(MessageState.DELIVERED);
        assertThat(belarus.outbox().items()).isEmpty();
    }

    @Test
    void refusesWhatWaitedTooLongAndTellsTheSender() {
        holdUpFirst();
        submit(NUMBER, SampleForms.referral(NUMBER));
        MessageId ahead = submit(NUMBER + "-w", SampleForms.withdrawalOf(NUMBER, "statistics"));
        federation.clock().advance(MemoryNode.PARKED_AT_MOST);
        belarus.inbound().giveUpParked();
        assertThat(belarus.message(ahead, Direction.IN).state()).isEqualTo(MessageState.PARKED);
        federation.clock().advance(Duration.ofSeconds(1));
        belarus.inbound().giveUpParked();
        federation.settle();
        MessageRecord given = belarus.message(ahead, Direction.IN);
        assertThat(given.state()).isEqualTo(MessageState.REFUSED);
        assertThat(given.refusal().map(Refusal::code)).contains(ErrorCode.ADMIT_SEQUENCE_EXPIRED);
        MessageRecord sent = poland.message(ahead, Direction.OUT);
        assertThat(sent.state()).isEqualTo(MessageState.REFUSED);
        assertThat(sent.refusal()).isEqualTo(given.refusal());
        assertThat(poland.messages().receipts(ahead, Direction.OUT))
                .contains(EvidenceEvent.CONTENT_CONSIGNMENT_FAILURE);
        assertThat(federation.poland().parcels())
                .extracting(Parcel::messageId, Parcel::kind)
                .containsExactly(tuple(ahead, Parcel.REFUSAL));
    }

    @Test
    void refusesAMessageWhosePlaceInTheOrderIsOver() {
        holdUpFirst();
        MessageId late = submit(NUMBER, SampleForms.referral(NUMBER));
        submit(NUMBER + "-w", SampleForms.withdrawalOf(NUMBER, "statistics"));
        federation.clock().advance(MemoryNode.PARKED_AT_MOST.plusSeconds(1));
        belarus.inbound().giveUpParked();
        federation.settle();
        poland.peers().repair(BY);
        later(Duration.ofMinutes(6));
        MessageRecord arrived = belarus.message(late, Direction.IN);
        assertThat(arrived.state()).isEqualTo(MessageState.REFUSED);
        assertThat(arrived.refusal().flatMap(refusal -> refusal.detail().rule()))
                .contains("I3");
        assertThat(federation.belarus().parcels()).isEmpty();
        assertThat(poland.message(late, Direction.OUT).state()).isEqualTo(MessageState.REFUSED);
    }

    @Test
    void refusesWhatTheReceiversOwnCaseDoesNotAllow() {
        federation.belarus().setDown(true);
        MessageId id = submit(NUMBER, SampleForms.referral(NUMBER));
        belarus.cases().changeState(belarus.message(id, Direction.IN).caseId(), "CLOSED");
        federation.belarus().setDown(false);
        later(Duration.ofSeconds(4));
        assertThat(belarus.message(id, Direction.IN).refusal().map(Refusal::code))
                .contains(ErrorCode.ADMIT_STATE_FORBIDDEN);
        assertThat(federation.belarus().parcels()).isEmpty();
        assertThat(poland.message(id, Direction.OUT).state()).isEqualTo(MessageState.REFUSED);
        assertThat(poland.caseStateOf(id, Direction.OUT)).isEqualTo("NEW");
        assertThat(federation.poland().parcels())
                .singleElement()
                .satisfies(parcel -> assertThat(parcel.kind()).isEqualTo(Parcel.REFUSAL));
    }

    @Test
    void leavesTheCaseAsItWasWhenTheHandOverItselfIsRefused() {
        federation.belarus().refuse(ErrorCode.DELIVER_CONTENT_ERASED);
        MessageId id = submit(NUMBER, SampleForms.referral(NUMBER));
        MessageRecord refused = belarus.message(id, Direction.IN);
        assertThat(refused.state()).isEqualTo(MessageState.REFUSED);
        assertThat(refused.deliveredAt()).isEmpty();
        assertThat(belarus.caseStateOf(id, Direction.IN)).isEqualTo("NEW");
        assertThat(belarus.cases().consents(refused.caseId())).isEmpty();
        assertThat(belarus.trail().eventsOf(id))
                .containsExactly(EvidenceEvent.RELAY_ACCEPTANCE, EvidenceEvent.CONTENT_CONSIGNMENT_FAILURE);
        assertThat(poland.message(id, Direction.OUT).state()).isEqualTo(MessageState.REFUSED);
    }

    @Test
    void refusesWhenTheConsentEndedWhileTheMessageWaited() {
        federation.belarus().setDown(true);
        String form = SampleForms.referral(NUMBER).replace("do=\"2030-12-31\" dalej", "do=\"2026-11-21\" dalej");
        MessageId id = submit(NUMBER, form);
        federation.belarus().setDown(false);
        later(Duration.ofDays(1));
        assertThat(belarus.message(id, Direction.IN).refusal().map(Refusal::code))
                .contains(ErrorCode.ADMIT_CONSENT_MISSING);
        assertThat(federation.belarus().parcels()).isEmpty();
    }

    @Test
    void withdrawsConsentAtBothEnds() {
        MessageId referral = submit(NUMBER, SampleForms.referral(NUMBER));
        submit(NUMBER + "-w", SampleForms.withdrawal(NUMBER));
        for (MemoryNode node : List.of(poland, belarus)) {
            Direction direction = node == poland ? Direction.OUT : Direction.IN;
            assertThat(node.cases().consents(node.message(referral, direction).caseId()))
                    .filteredOn(cell -> cell.category().equals("family"))
                    .isNotEmpty()
                    .allMatch(cell -> cell.withdrawnOn().isPresent());
            assertThat(node.cases().consents(node.message(referral, direction).caseId()))
                    .filteredOn(cell -> cell.category().equals("risk"))
                    .isNotEmpty()
                    .allMatch(cell -> cell.withdrawnOn().equals(Optional.empty()));
        }
    }

    private MessageId submit(String key, String form) {
        MessageId id = poland.accepted(PL_SG, key, form);
        federation.settle();
        return id;
    }

    private void later(Duration wait) {
        federation.clock().advance(wait);
        federation.sweep();
    }

    /** The first message of the case is lost on the line until it is repaired. */
    private void holdUpFirst() {
        poland.peers().put(BY, new PeerClient() {
            @Override
            public byte[] relay(NodeId peer, EnvelopeMetadata metadata, byte[] cms) {
                if (metadata.sequence() == 1) {
                    throw new GatewayException(ErrorCode.DISPATCH_PEER_UNREACHABLE);
                }
                return poland.peers().straight().relay(peer, metadata, cms);
            }

            @Override
            public void report(NodeId peer, byte[] receipt) {
                poland.peers().straight().report(peer, receipt);
            }
        });
    }
}
