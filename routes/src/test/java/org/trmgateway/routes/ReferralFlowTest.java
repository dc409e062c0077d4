package org.trmgateway.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trmgateway.routes.federation.MemoryFederation.BY;
import static org.trmgateway.routes.federation.MemoryFederation.BY_MVD;
import static org.trmgateway.routes.federation.MemoryFederation.PL;
import static org.trmgateway.routes.federation.MemoryFederation.PL_SG;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.Evidence;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.Sha256;
import org.trmgateway.routes.federation.MemoryFederation;
import org.trmgateway.routes.federation.SampleForms;
import org.trmgateway.routes.inbound.translate.Parcel;
import org.trmgateway.routes.outbound.intake.SubmissionAnswer;
import org.trmgateway.routes.store.Direction;
import org.trmgateway.routes.store.MessageRecord;
import org.trmgateway.routes.store.MessageState;
import org.trmgateway.routes.store.Outbox;
import org.trmgateway.routes.store.Step;
import org.trmgateway.trail.TrailEntry;

/** A referral there and an answer back, through all stages of two nodes. */
class ReferralFlowTest {

    private static final String NUMBER = "SG/2026/7001";

    private MemoryFederation federation;

    @BeforeEach
    void start() throws Exception {
        federation = new MemoryFederation();
    }

    @AfterEach
    void stop() {
        federation.close();
    }

    @Test
    void carriesAReferralFromOneNationalSystemToTheOther() {
        MessageId id = refer();
        MessageRecord sent = federation.node(PL).message(id, Direction.OUT);
        assertThat(sent.state()).isEqualTo(MessageState.DELIVERED);
        assertThat(sent.deliveredAt()).isPresent();
        assertThat(federation.node(BY).message(id, Direction.IN).state()).isEqualTo(MessageState.DELIVERED);
        assertThat(federation.belarus().parcels()).singleElement().satisfies(parcel -> {
            assertThat(parcel.messageId()).isEqualTo(id);
            assertThat(parcel.kind()).isEqualTo(Parcel.MESSAGE);
            assertThat(new String(parcel.document().bytes(), SampleForms.BELARUSIAN))
                    .contains(sent.metadata().caseReference().value())
                    .doesNotContain("Wolha", "Łącka", "Вольга", "92030899987", NUMBER);
        });
    }

    @Test
    void movesTheCaseOfBothSidesThroughTheSameStates() {
        MessageId referral = refer();
        assertThat(federation.node(PL).caseStateOf(referral, Direction.OUT)).isEqualTo("REFERRED");
        assertThat(federation.node(BY).caseStateOf(referral, Direction.IN)).isEqualTo("REFERRED");
        MessageId answer = answer();
        assertThat(federation.node(BY).caseStateOf(answer, Direction.OUT)).isEqualTo("ACCEPTED");
        assertThat(federation.node(PL).caseStateOf(answer, Direction.IN)).isEqualTo("ACCEPTED");
        assertThat(federation.node(PL).message(answer, Direction.IN).caseId())
                .isEqualTo(federation.node(PL).message(referral, Direction.OUT).caseId());
        assertThat(federation.poland().parcels())
                .singleElement()
                .satisfies(parcel -> assertThat(new String(parcel.document().bytes(), StandardCharsets.UTF_8))
                        .contains(NUMBER));
    }

    @Test
    void holdsEveryReceiptOfTheWaySignedAboutTheSameBytes() {
        MessageId id = refer();
        List<EvidenceEvent> expected = List.of(
                EvidenceEvent.SUBMISSION_ACCEPTANCE, EvidenceEvent.RELAY_ACCEPTANCE, EvidenceEvent.CONTENT_HANDOVER);
        // the peer may have handed the message over before its first answer was kept
        assertThat(federation.node(PL).messages().receipts(id, Direction.OUT))
                .containsExactlyInAnyOrderElementsOf(expected);
        Sha256 envelope =
                federation.node(PL).message(id, Direction.OUT).envelopeSha256().orElseThrow();
        for (EvidenceEvent event : expected.subList(1, 3)) {
            Evidence said = federation.node(PL).evidence().verify(receipt(id, event));
            assertThat(said.event()).isEqualTo(event);
            assertThat(said.messageId()).isEqualTo(id);
            assertThat(said.issuer().value()).isEqualTo("by-gw");
            assertThat(said.envelopeSha256()).contains(envelope);
        }
        assertThat(Sha256.of(federation.node(BY).messages().envelope(id, Direction.IN)))
                .isEqualTo(envelope);
    }

    @Test
    void writesEveryTransitionOnBothTrailsChainedByMessage() {
        MessageId id = refer();
        assertThat(federation.node(PL).trail().eventsOf(id))
                .containsExactly(
                        EvidenceEvent.SUBMISSION_ACCEPTANCE,
                        EvidenceEvent.MESSAGE_SEALED,
                        EvidenceEvent.RELAY_ACCEPTANCE,
                        EvidenceEvent.CONTENT_HANDOVER);
        assertThat(federation.node(BY).trail().eventsOf(id))
                .containsExactly(EvidenceEvent.RELAY_ACCEPTANCE, EvidenceEvent.CONTENT_HANDOVER);
        List<TrailEntry> entries = federation.node(PL).trail().entriesOf(id);
        assertThat(entries.getFirst().previousEventSha256()).isEmpty();
        for (int next = 1; next < entries.size(); next++) {
            assertThat(entries.get(next).previousEventSha256())
                    .contains(entries.get(next - 1).toBytes().leafHash());
        }
    }

    @Test
    void leavesNothingPromisedOnceAllIsDone() {
        refer();
        answer();
        assertThat(federation.node(PL).outbox().items()).isEmpty();
        assertThat(federation.node(BY).outbox().items()).isEmpty();
    }

    @Test
    void answersARepeatedSubmissionWithTheStoredReceiptByteForByte() {
        byte[] form = SampleForms.referral(NUMBER).getBytes(StandardCharsets.UTF_8);
        SubmissionAnswer first = federation.node(PL).submit(PL_SG, NUMBER, form);
        federation.settle();
        SubmissionAnswer again = federation.node(PL).submit(PL_SG, NUMBER, form);
        federation.settle();
        assertThat(again).isInstanceOfSatisfying(SubmissionAnswer.Accepted.class, replayed -> {
            assertThat(replayed.replayed()).isTrue();
            assertThat(replayed.receipt()).isEqualTo(first.receipt());
        });
        assertThat(federation.belarus().parcels()).hasSize(1);
    }

    @Test
    void refusesAnotherDocumentUnderAUsedKey() {
        refer();
        SubmissionAnswer other = federation
                .node(PL)
                .submit(PL_SG, NUMBER, SampleForms.referral("SG/2026/7002").getBytes(StandardCharsets.UTF_8));
        assertThat(other)
                .isInstanceOfSatisfying(
                        SubmissionAnswer.Refused.class,
                        refused ->
                                assertThat(refused.refusal().code()).isEqualTo(ErrorCode.INTAKE_IDEMPOTENCY_CONFLICT));
    }

    @Test
    void refusesWithASignedReceiptAndKeepsNothingButTheTrailEntry() {
        String form = SampleForms.referral(NUMBER).replace("<ochronaMiedzynarodowa kod=\"0\"/>", "");
        SubmissionAnswer answer = federation.node(PL).submit(PL_SG, NUMBER, form.getBytes(StandardCharsets.UTF_8));
        assertThat(answer).isInstanceOfSatisfying(SubmissionAnswer.Refused.class, refused -> {
            Evidence said = federation.node(PL).evidence().verify(refused.receipt());
            assertThat(said.event()).isEqualTo(EvidenceEvent.SUBMISSION_REJECTION);
            assertThat(said.refusal()).contains(refused.refusal());
            assertThat(federation.node(PL).trail().eventsOf(refused.messageId()))
                    .containsExactly(EvidenceEvent.SUBMISSION_REJECTION);
        });
        assertThat(federation.node(PL).messages().recent(PL_SG, 10)).isEmpty();
        assertThat(federation.node(PL).outbox().items()).isEmpty();
    }

    @Test
    void doesNothingTwiceWhenTheQueuesDeliverEveryStepAgain() {
        MessageId id = refer();
        MessageRecord sent = federation.node(PL).message(id, Direction.OUT);
        List<EvidenceEvent> senderTrail = federation.node(PL).trail().eventsOf(id);
        List<EvidenceEvent> receiverTrail = federation.node(BY).trail().eventsOf(id);
        again(PL, id, Step.SEAL);
        again(PL, id, Step.DISPATCH);
        again(BY, id, Step.DELIVER);
        again(BY, id, Step.NOTIFY_OUTCOME);
        assertThat(federation.node(PL).message(id, Direction.OUT)).isEqualTo(sent);
        assertThat(federation.node(PL).trail().eventsOf(id)).isEqualTo(senderTrail);
        assertThat(federation.node(BY).trail().eventsOf(id)).isEqualTo(receiverTrail);
        assertThat(federation.belarus().parcels()).hasSize(1);
        assertThat(federation.node(PL).outbox().items()).isEmpty();
        assertThat(federation.node(BY).outbox().items()).isEmpty();
    }

    @Test
    void answersARepeatedEnvelopeWithTheStoredReceiptByteForByte() {
        MessageId id = refer();
        MessageRecord sent = federation.node(PL).message(id, Direction.OUT);
        byte[] cms = federation.node(PL).messages().envelope(id, Direction.OUT);
        byte[] again = federation.node(BY).doors().relay(PL, sent.metadata(), cms);
        federation.settle();
        assertThat(again).isEqualTo(receipt(id, EvidenceEvent.RELAY_ACCEPTANCE));
        assertThat(federation.belarus().parcels()).hasSize(1);
    }

    @Test
    void refusesOtherBytesUnderTheIdOfAKnownMessage() {
        MessageId id = refer();
        MessageRecord sent = federation.node(PL).message(id, Direction.OUT);
        byte[] cms = federation.node(PL).messages().envelope(id, Direction.OUT);
        cms[cms.length - 1] ^= 1;
        Evidence said = federation
                .node(PL)
                .evidence()
                .verify(federation.node(BY).doors().relay(PL, sent.metadata(), cms));
        assertThat(said.event()).isEqualTo(EvidenceEvent.RELAY_REJECTION);
        assertThat(said.refusal().orElseThrow().code()).isEqualTo(ErrorCode.RECEIVE_DUPLICATE_ALTERED);
        assertThat(federation.node(BY).message(id, Direction.IN).state()).isEqualTo(MessageState.DELIVERED);
    }

    @Test
    void refusesAnEnvelopeThatAnotherNodeBrings() {
        MessageId id = refer();
        MessageRecord sent = federation.node(PL).message(id, Direction.OUT);
        byte[] cms = federation.node(PL).messages().envelope(id, Direction.OUT);
        Evidence said = federation
                .node(PL)
                .evidence()
                .verify(federation.node(MemoryFederation.IOM).doors().relay(BY, sent.metadata(), cms));
        assertThat(said.event()).isEqualTo(EvidenceEvent.RELAY_REJECTION);
        assertThat(said.refusal().orElseThrow().code()).isEqualTo(ErrorCode.OPEN_SIGNER_UNKNOWN);
    }

    private MessageId refer() {
        MessageId id = federation.node(PL).accepted(PL_SG, NUMBER, SampleForms.referral(NUMBER));
        federation.settle();
        return id;
    }

    private MessageId answer() {
        byte[] delivered = federation.belarus().parcels().getLast().document().bytes();
        SubmissionAnswer answer =
                federation.node(BY).submit(BY_MVD, "answer-" + NUMBER, SampleForms.acceptance(delivered));
        federation.settle();
        assertThat(answer).isInstanceOf(SubmissionAnswer.Accepted.class);
        return ((SubmissionAnswer.Accepted) answer).messageIds().getFirst();
    }

    private void again(NodeId node, MessageId id, Step step) {
        federation
                .node(node)
                .deliverAgain(new Outbox.Item(
                        id,
                        step,
                        step == Step.DISPATCH ? BY : step == Step.NOTIFY_OUTCOME ? PL : node,
                        0,
                        federation.clock().instant(),
                        federation.clock().instant()));
        federation.settle();
    }

    private byte[] receipt(MessageId id, EvidenceEvent event) {
        return Optional.of(federation.node(PL))
                .flatMap(node -> node.messages().receipt(id, Direction.OUT, event))
                .orElseThrow();
    }
}
