package org.trmgateway.node.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trmgateway.node.store.Samples.GUARD;
import static org.trmgateway.node.store.Samples.MISSION;
import static org.trmgateway.node.store.Samples.NOON;
import static org.trmgateway.node.store.Samples.bytes;
import static org.trmgateway.node.store.Samples.caseOf;
import static org.trmgateway.node.store.Samples.inbound;
import static org.trmgateway.node.store.Samples.item;
import static org.trmgateway.node.store.Samples.messageId;
import static org.trmgateway.node.store.Samples.outbound;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trmgateway.node.database.NodeDatabase;
import org.trmgateway.referral.MessageType;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Sha256;
import org.trmgateway.routes.inbound.translate.Parcel;
import org.trmgateway.routes.store.CaseRecord;
import org.trmgateway.routes.store.Direction;
import org.trmgateway.routes.store.HoldStore.Hold;
import org.trmgateway.routes.store.InboxStore;
import org.trmgateway.routes.store.MessageState;
import org.trmgateway.routes.store.Step;

class JdbcHoldStoreTest {

    @RegisterExtension
    static final NodeDatabase DATABASE = new NodeDatabase();

    private static final Sha256 KEY = Sha256.of(bytes(1, 9));

    private final CaseRecord held = caseOf(GUARD, 1);
    private JdbcHoldStore holds;
    private JdbcOutbox outbox;

    @BeforeEach
    void fourMessages() {
        holds = new JdbcHoldStore(DATABASE.jdbc());
        outbox = new JdbcOutbox(DATABASE.jdbc());
        new JdbcCaseStore(DATABASE.jdbc()).insert(held, Optional.empty());
        JdbcMessageStore messages = new JdbcMessageStore(DATABASE.jdbc());
        messages.insert(outbound(held, 1, 1, MessageState.SEALED), bytes(40, 1));
        messages.insert(inbound(held, 2, 1, MessageState.RECEIVED), bytes(40, 2));
        messages.insert(inbound(held, 3, 2, MessageState.CONSIGNED), bytes(40, 3));
        messages.insert(outbound(held, 4, 2, MessageState.RELAYED), bytes(40, 4));
        outbox.promise(item(1, Step.DISPATCH, NOON.plusSeconds(60)));
        outbox.promise(item(2, Step.DELIVER, NOON.plusSeconds(60)));
        new JdbcInboxStore(DATABASE.jdbc()).put(GUARD, document(3), bytes(60, 3), Optional.empty());
    }

    @Test
    void findsWhatHasNotLeftAndWhatWasNotHandedOver() {
        assertThat(holds.inFlight(Set.of(MISSION)))
                .extracting(message -> message.metadata().messageId())
                .containsExactly(messageId(1), messageId(2), messageId(3));
        assertThat(holds.inFlight(Set.of(new PartyId("by-mvd")))).isEmpty();
        assertThat(holds.inFlight(Set.of())).isEmpty();
    }

    @Test
    void holdsAMessageOnceAndLetsItGo() {
        Hold hold = new Hold(messageId(1), Direction.OUT, MISSION, NOON, Optional.of(KEY));
        assertThat(holds.hold(hold)).isTrue();
        assertThat(holds.hold(hold)).isFalse();
        assertThat(holds.find(messageId(1), Direction.OUT)).contains(hold);
        assertThat(holds.find(messageId(1), Direction.IN)).isEmpty();

        holds.release(messageId(1), Direction.OUT);
        assertThat(holds.find(messageId(1), Direction.OUT)).isEmpty();
        assertThat(holds.all()).isEmpty();
    }

    @Test
    void listsWhatIsStillOnItsWayOldestFirst() {
        Hold late = new Hold(messageId(1), Direction.OUT, MISSION, NOON.plusSeconds(1), Optional.of(KEY));
        Hold early = new Hold(messageId(2), Direction.IN, MISSION, NOON, Optional.empty());
        holds.hold(late);
        holds.hold(early);
        assertThat(holds.all()).containsExactly(early, late);
        assertThat(holds.ofParty(GUARD, 10)).containsExactly(early, late);
        assertThat(holds.ofParty(GUARD, 1)).containsExactly(early);
        assertThat(holds.ofParty(MISSION, 10)).isEmpty();

        DATABASE.jdbc()
                .sql("UPDATE message SET state = 'EXPIRED' WHERE direction = 'OUT'")
                .update();
        assertThat(holds.all()).containsExactly(early);
    }

    @Test
    void wakesWhatWasPostponed() {
        assertThat(outbox.due(NOON, NOON.plusSeconds(60), 10)).isEmpty();
        holds.wake(Set.of(new PartyId("by-mvd")), NOON);
        assertThat(outbox.due(NOON, NOON.plusSeconds(60), 10)).isEmpty();
        holds.wake(Set.of(MISSION), NOON);
        assertThat(outbox.due(NOON, NOON.plusSeconds(60), 10)).hasSize(2);
    }

    private static InboxStore.Item document(int number) {
        return new InboxStore.Item(
                messageId(number),
                new MessageType("M03"),
                Parcel.MESSAGE,
                "application/xml",
                NOON,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
