package org.trmgateway.node.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.trmgateway.node.store.Samples.GUARD;
import static org.trmgateway.node.store.Samples.MISSION;
import static org.trmgateway.node.store.Samples.NOON;
import static org.trmgateway.node.store.Samples.bytes;
import static org.trmgateway.node.store.Samples.messageId;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trmgateway.node.database.NodeDatabase;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.MessageType;
import org.trmgateway.routes.inbound.translate.Parcel;
import org.trmgateway.routes.store.InboxStore.Item;
import org.trmgateway.seal.Custody;

class JdbcInboxStoreTest {

    @RegisterExtension
    static final NodeDatabase DATABASE = new NodeDatabase();

    private JdbcInboxStore inbox;

    @BeforeEach
    void open() {
        inbox = new JdbcInboxStore(DATABASE.jdbc());
    }

    @Test
    void givesADocumentToItsPartyOnly() {
        inbox.put(GUARD, item(1), bytes(100_000, 1));
        assertThat(inbox.find(GUARD, messageId(1))).contains(item(1));
        assertThat(inbox.encryptedContent(GUARD, messageId(1))).isEqualTo(bytes(100_000, 1));
        assertThat(inbox.find(MISSION, messageId(1))).isEmpty();
        assertThat(inbox.waiting(MISSION, 10)).isEmpty();
        assertThat(inbox.acknowledge(MISSION, messageId(1), NOON)).isFalse();
        assertThatThrownBy(() -> inbox.encryptedContent(MISSION, messageId(1)))
                .isInstanceOfSatisfying(
                        GatewayException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.DELIVER_ITEM_UNKNOWN));
    }

    @ParameterizedTest
    @ValueSource(strings = {Parcel.MESSAGE, Parcel.REFUSAL, Parcel.NOTICE})
    void takesEveryKindOfDocument(String kind) {
        Item item = new Item(
                messageId(1),
                new MessageType("M03"),
                kind,
                "application/xml",
                NOON,
                Optional.empty(),
                Optional.empty());
        inbox.put(GUARD, item, bytes(100, 1));
        assertThat(inbox.waiting(GUARD, 10)).containsExactly(item);
    }

    @Test
    void keepsASealedPartBesideTheDocumentAndWhoCanOpenIt() {
        Item item = new Item(
                messageId(1),
                new MessageType("M16"),
                Parcel.MESSAGE,
                "application/xml",
                NOON,
                Optional.empty(),
                Optional.empty(),
                Optional.of(Custody.PARTY),
                Optional.of(NOON.plusSeconds(60)));
        inbox.put(GUARD, item, bytes(100, 1), Optional.of(bytes(50, 2)));
        inbox.put(GUARD, item(2), bytes(100, 1));

        assertThat(inbox.waiting(GUARD, 10)).contains(item);
        assertThat(inbox.encryptedPart(GUARD, messageId(1))).contains(bytes(50, 2));
        assertThat(inbox.encryptedPart(MISSION, messageId(1))).isEmpty();
        assertThat(inbox.encryptedPart(GUARD, messageId(2))).isEmpty();
    }

    @Test
    void keepsTheFirstDocumentOfAMessage() {
        inbox.put(GUARD, item(1), bytes(3, 1));
        inbox.put(GUARD, item(1), bytes(3, 2));
        assertThat(inbox.waiting(GUARD, 10)).hasSize(1);
        assertThat(inbox.encryptedContent(GUARD, messageId(1))).isEqualTo(bytes(3, 1));
    }

    @Test
    void listsWhatIsNotAcknowledgedOldestFirst() {
        for (int number = 5; number >= 1; number--) {
            inbox.put(GUARD, item(number), bytes(3, 1));
        }
        inbox.acknowledge(GUARD, messageId(2), NOON);
        assertThat(inbox.waiting(GUARD, 3)).containsExactly(item(1), item(3), item(4));
    }

    @Test
    void notesTheFirstFetchAndKeepsTheItemWaiting() {
        inbox.put(GUARD, item(1), bytes(3, 1));
        inbox.fetched(GUARD, messageId(1), NOON.plusSeconds(5));
        inbox.fetched(GUARD, messageId(1), NOON.plusSeconds(9));
        assertThat(inbox.waiting(GUARD, 10).getFirst().fetchedAt()).contains(NOON.plusSeconds(5));
    }

    @Test
    void acknowledgesOnceHoweverManyTryAtTheSameTime() throws Exception {
        inbox.put(GUARD, item(1), bytes(3, 1));
        List<Boolean> acknowledged =
                Together.run(8, 1, (worker, turn) -> inbox.acknowledge(GUARD, messageId(1), NOON.plusSeconds(7)));
        assertThat(Collections.frequency(acknowledged, true)).isEqualTo(1);
        assertThat(inbox.find(GUARD, messageId(1)).orElseThrow().acknowledgedAt())
                .contains(NOON.plusSeconds(7));
        assertThat(inbox.waiting(GUARD, 10)).isEmpty();
    }

    private static Item item(int number) {
        return new Item(
                messageId(number),
                new MessageType("M03"),
                "message",
                "application/xml",
                NOON.plusSeconds(number),
                Optional.empty(),
                Optional.empty());
    }
}
