package org.trmgateway.node.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.trmgateway.node.store.Samples.GUARD;
import static org.trmgateway.node.store.Samples.MISSION;
import static org.trmgateway.node.store.Samples.NOON;
import static org.trmgateway.node.store.Samples.bytes;
import static org.trmgateway.node.store.Samples.caseOf;
import static org.trmgateway.node.store.Samples.inbound;
import static org.trmgateway.node.store.Samples.messageId;
import static org.trmgateway.node.store.Samples.outbound;
import static org.trmgateway.node.store.Samples.reference;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.trmgateway.node.database.NodeDatabase;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.Refusal;
import org.trmgateway.referral.Sha256;
import org.trmgateway.routes.store.CaseRecord;
import org.trmgateway.routes.store.Direction;
import org.trmgateway.routes.store.MessageRecord;
import org.trmgateway.routes.store.MessageState;
import org.trmgateway.routes.store.Step;

class JdbcMessageStoreTest {

    @RegisterExtension
    static final NodeDatabase DATABASE = new NodeDatabase();

    private static final Sha256 ENVELOPE = Sha256.of(bytes(1, 1));
    private static final Sha256 CONTAINER = Sha256.of(bytes(1, 2));

    private final CaseRecord held = caseOf(GUARD, 1);
    private JdbcMessageStore messages;

    @BeforeEach
    void oneCase() {
        messages = new JdbcMessageStore(DATABASE.jdbc());
        new JdbcCaseStore(DATABASE.jdbc()).insert(held, Optional.empty());
    }

    @Test
    void givesBackAMessageWithItsBodyAsItWasStored() {
        MessageRecord answer = outbound(held, 2, 1, MessageState.ACCEPTED);
        MessageRecord question = inbound(held, 1, 1, MessageState.RECEIVED);
        assertThat(messages.insert(answer, bytes(5000, 1))).isTrue();
        assertThat(messages.insert(question, bytes(0, 0))).isTrue();

        assertThat(messages.find(messageId(2), Direction.OUT)).contains(answer);
        assertThat(messages.lock(messageId(1), Direction.IN)).contains(question);
        assertThat(messages.body(messageId(2), Direction.OUT)).isEqualTo(bytes(5000, 1));
        assertThat(messages.body(messageId(1), Direction.IN)).isEmpty();
        assertThat(messages.find(messageId(2), Direction.IN)).isEmpty();
        assertThat(messages.lock(messageId(3), Direction.OUT)).isEmpty();
    }

    @Test
    void keepsTheFirstOfTwoMessagesWithTheSameIdInADirection() {
        MessageRecord first = outbound(held, 1, 1, MessageState.ACCEPTED);
        assertThat(messages.insert(first, bytes(4, 1))).isTrue();
        assertThat(messages.insert(outbound(held, 1, 2, MessageState.SEALED), bytes(4, 2)))
                .isFalse();
        assertThat(messages.insert(inbound(held, 1, 1, MessageState.RECEIVED), bytes(4, 3)))
                .isTrue();

        assertThat(messages.find(messageId(1), Direction.OUT)).contains(first);
        assertThat(messages.body(messageId(1), Direction.OUT)).isEqualTo(bytes(4, 1));
        assertThat(messages.body(messageId(1), Direction.IN)).isEqualTo(bytes(4, 3));
    }

    @Test
    void onlyOneOfManyConcurrentInsertionsOfAMessageWins() throws Exception {
        List<Boolean> inserted = Together.run(
                8,
                10,
                (worker, turn) ->
                        messages.insert(inbound(held, turn + 1, turn + 1, MessageState.RECEIVED), bytes(9, worker)));
        assertThat(Collections.frequency(inserted, true)).isEqualTo(10);
    }

    @Test
    void keepsTheEnvelopeAndItsDigests() {
        messages.insert(outbound(held, 1, 1, MessageState.ACCEPTED), bytes(4, 1));
        assertThatThrownBy(() -> messages.envelope(messageId(1), Direction.OUT)).isInstanceOf(GatewayException.class);

        messages.putEnvelope(messageId(1), Direction.OUT, bytes(100_000, 7), ENVELOPE, CONTAINER, bytes(32, 1));

        assertThat(messages.envelope(messageId(1), Direction.OUT)).isEqualTo(bytes(100_000, 7));
        MessageRecord found = messages.find(messageId(1), Direction.OUT).orElseThrow();
        assertThat(found.envelopeSha256()).contains(ENVELOPE);
        assertThat(found.containerSha256()).contains(CONTAINER);
    }

    @Test
    void refusesToChangeAMessageItDoesNotHave() {
        messages.insert(outbound(held, 1, 1, MessageState.ACCEPTED), bytes(4, 1));
        assertThatThrownBy(() ->
                        messages.changeState(messageId(1), Direction.IN, MessageState.DELIVERED, Optional.empty()))
                .isInstanceOf(GatewayException.class);
        assertThatThrownBy(() -> messages.markDelivered(messageId(2), Direction.OUT, NOON))
                .isInstanceOf(GatewayException.class);
        assertThatThrownBy(() -> messages.body(messageId(2), Direction.OUT)).isInstanceOf(GatewayException.class);
        assertThatThrownBy(() -> messages.putEnvelope(
                        messageId(2), Direction.OUT, bytes(1, 1), ENVELOPE, CONTAINER, bytes(32, 1)))
                .isInstanceOf(GatewayException.class);
    }

    @ParameterizedTest
    @EnumSource(MessageState.class)
    void takesEveryState(MessageState state) {
        messages.insert(inbound(held, 1, 1, MessageState.RECEIVED), bytes(4, 1));
        messages.changeState(messageId(1), Direction.IN, state, Optional.empty());
        assertThat(messages.find(messageId(1), Direction.IN).orElseThrow().state())
                .isEqualTo(state);
    }

    @Test
    void keepsWhyAMessageWasRefusedAndForgetsItWhenThatIsOver() {
        messages.insert(outbound(held, 1, 1, MessageState.ACCEPTED), bytes(4, 1));
        for (Detail detail :
                List.of(Detail.NONE, Detail.field("D4"), Detail.of("D4", "I6").at(3))) {
            Refusal refusal = new Refusal(ErrorCode.ADMIT_GATE_CLOSED, detail);
            messages.changeState(messageId(1), Direction.OUT, MessageState.QUARANTINED, Optional.of(refusal));
            assertThat(messages.find(messageId(1), Direction.OUT).orElseThrow().refusal())
                    .contains(refusal);
        }
        messages.changeState(messageId(1), Direction.OUT, MessageState.ACCEPTED, Optional.empty());
        assertThat(messages.find(messageId(1), Direction.OUT).orElseThrow().refusal())
                .isEmpty();
    }

    @Test
    void marksTheMomentOfDelivery() {
        messages.insert(outbound(held, 1, 1, MessageState.RELAYED), bytes(4, 1));
        messages.markDelivered(messageId(1), Direction.OUT, NOON.plusSeconds(9));
        assertThat(messages.find(messageId(1), Direction.OUT).orElseThrow().deliveredAt())
                .contains(NOON.plusSeconds(9));
    }

    @Test
    void completesAStepOnceHoweverManyTryAtTheSameTime() throws Exception {
        List<Boolean> completed = Together.run(
                8,
                20,
                (worker, turn) ->
                        DATABASE.unitOfWork().inTransaction(() -> messages.complete(messageId(turn), Step.SEAL, NOON)));
        assertThat(Collections.frequency(completed, true)).isEqualTo(20);
        assertThat(messages.isComplete(messageId(3), Step.SEAL)).isTrue();
        assertThat(messages.isComplete(messageId(3), Step.DISPATCH)).isFalse();
    }

    @Test
    void aStepWhoseTransactionRolledBackIsNotComplete() {
        assertThatThrownBy(() -> DATABASE.unitOfWork().inTransaction(() -> {
                    assertThat(messages.complete(messageId(1), Step.SEAL, NOON)).isTrue();
                    throw new GatewayException(ErrorCode.SEAL_FAILED);
                }))
                .isInstanceOf(GatewayException.class);
        assertThat(messages.isComplete(messageId(1), Step.SEAL)).isFalse();
        assertThat(messages.complete(messageId(1), Step.SEAL, NOON)).isTrue();
    }

    @Test
    void keepsTheFirstReceiptOfAnEventByteForByteAlsoForAMessageItNeverStored() {
        assertThat(messages.putReceipt(
                        messageId(1), Direction.IN, EvidenceEvent.RELAY_ACCEPTANCE, bytes(3000, 1), NOON))
                .isTrue();
        assertThat(messages.putReceipt(
                        messageId(1), Direction.IN, EvidenceEvent.RELAY_ACCEPTANCE, bytes(3000, 2), NOON))
                .isFalse();
        assertThat(messages.receipt(messageId(1), Direction.IN, EvidenceEvent.RELAY_ACCEPTANCE))
                .contains(bytes(3000, 1));
        assertThat(messages.receipt(messageId(1), Direction.OUT, EvidenceEvent.RELAY_ACCEPTANCE))
                .isEmpty();
    }

    @Test
    void listsReceiptsInTheOrderInWhichTheyCame() {
        for (EvidenceEvent event : List.of(
                EvidenceEvent.SUBMISSION_ACCEPTANCE, EvidenceEvent.RELAY_ACCEPTANCE, EvidenceEvent.CONTENT_HANDOVER)) {
            messages.putReceipt(messageId(1), Direction.OUT, event, bytes(1, 1), NOON);
        }
        assertThat(messages.receipts(messageId(1), Direction.OUT))
                .containsExactly(
                        EvidenceEvent.SUBMISSION_ACCEPTANCE,
                        EvidenceEvent.RELAY_ACCEPTANCE,
                        EvidenceEvent.CONTENT_HANDOVER);
    }

    @Test
    void findsTheParkedMessageThatFollowsUntilItIsReleased() {
        messages.insert(inbound(held, 3, 3, MessageState.RECEIVED), bytes(1, 1));
        messages.insert(inbound(held, 4, 4, MessageState.PARKED), bytes(1, 1));
        assertThat(messages.parked(held.id(), reference('A'), 2)).isEmpty();

        messages.changeState(messageId(3), Direction.IN, MessageState.PARKED, Optional.empty());
        messages.changeState(messageId(3), Direction.IN, MessageState.PARKED, Optional.empty());
        assertThat(messages.parked(held.id(), reference('A'), 2)).contains(messageId(3));
        assertThat(messages.parked(held.id(), reference('A'), 3)).contains(messageId(4));
        assertThat(messages.parked(held.id(), reference('B'), 2)).isEmpty();

        messages.changeState(messageId(3), Direction.IN, MessageState.DELIVERED, Optional.empty());
        assertThat(messages.parked(held.id(), reference('A'), 2)).isEmpty();
        assertThat(messages.parked(held.id(), reference('A'), 3)).contains(messageId(4));
    }

    @Test
    void twoParkedMessagesWithTheSameNumberBothStay() {
        messages.insert(inbound(held, 3, 3, MessageState.PARKED), bytes(1, 1));
        messages.insert(inbound(held, 4, 3, MessageState.PARKED), bytes(1, 1));
        assertThat(messages.parked(held.id(), reference('A'), 2)).contains(messageId(3));
        messages.changeState(messageId(3), Direction.IN, MessageState.DELIVERED, Optional.empty());
        assertThat(messages.parked(held.id(), reference('A'), 2)).contains(messageId(4));
    }

    @Test
    void listsWhatHasBeenParkedTooLongOldestFirst() {
        for (int number = 1; number <= 5; number++) {
            messages.insert(inbound(held, number, number, MessageState.PARKED), bytes(1, 1));
        }
        assertThat(messages.parkedBefore(NOON.plusSeconds(4), 10))
                .containsExactly(messageId(1), messageId(2), messageId(3));
        assertThat(messages.parkedBefore(NOON.plusSeconds(4), 2)).containsExactly(messageId(1), messageId(2));
    }

    @Test
    void listsTheMessagesOfAPartyNewestFirst() {
        messages.insert(outbound(held, 1, 1, MessageState.ACCEPTED), bytes(1, 1));
        messages.insert(inbound(held, 2, 1, MessageState.RECEIVED), bytes(1, 1));
        messages.insert(outbound(held, 3, 2, MessageState.ACCEPTED), bytes(1, 1));

        assertThat(messages.recent(GUARD, 10))
                .extracting(message -> message.metadata().messageId())
                .containsExactly(messageId(3), messageId(2), messageId(1));
        assertThat(messages.recent(GUARD, 1)).hasSize(1);
        assertThat(messages.recent(MISSION, 10)).isEmpty();
    }
}
