package org.trmgateway.node.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.trmgateway.node.store.Samples.GUARD;
import static org.trmgateway.node.store.Samples.NOON;
import static org.trmgateway.node.store.Samples.bytes;
import static org.trmgateway.node.store.Samples.caseOf;
import static org.trmgateway.node.store.Samples.inbound;
import static org.trmgateway.node.store.Samples.messageId;
import static org.trmgateway.node.store.Samples.outbound;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trmgateway.node.database.NodeDatabase;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.MessageType;
import org.trmgateway.referral.Sha256;
import org.trmgateway.routes.inbound.translate.Parcel;
import org.trmgateway.routes.store.CaseRecord;
import org.trmgateway.routes.store.Direction;
import org.trmgateway.routes.store.ExpiryStore.Due;
import org.trmgateway.routes.store.InboxStore;
import org.trmgateway.routes.store.MessageState;
import org.trmgateway.seal.Custody;

class JdbcExpiryStoreTest {

    @RegisterExtension
    static final NodeDatabase DATABASE = new NodeDatabase();

    private static final Sha256 DIGEST = Sha256.of(bytes(1, 1));

    private final CaseRecord held = caseOf(GUARD, 1);
    private JdbcExpiryStore expiries;
    private JdbcMessageStore messages;
    private JdbcInboxStore inbox;

    @BeforeEach
    void twoMessages() {
        expiries = new JdbcExpiryStore(DATABASE.jdbc());
        messages = new JdbcMessageStore(DATABASE.jdbc());
        inbox = new JdbcInboxStore(DATABASE.jdbc());
        new JdbcCaseStore(DATABASE.jdbc()).insert(held, Optional.empty());
        messages.insert(outbound(held, 1, 1, MessageState.RELAYED), bytes(40, 1));
        messages.insert(inbound(held, 1, 1, MessageState.CONSIGNED), bytes(40, 2));
        messages.putEnvelope(messageId(1), Direction.OUT, bytes(80, 1), DIGEST, DIGEST, bytes(32, 1));
        messages.putEnvelope(messageId(1), Direction.IN, bytes(80, 2), DIGEST, DIGEST, bytes(32, 1));
    }

    @Test
    void tellsWhoseTimeHasComeLongestPastFirst() {
        expiries.keepUntil(messageId(1), Direction.OUT, NOON.plusSeconds(2));
        expiries.keepUntil(messageId(1), Direction.IN, NOON.plusSeconds(1));
        Due sent = new Due(messageId(1), Direction.OUT);
        Due received = new Due(messageId(1), Direction.IN);

        assertThat(expiries.due(NOON, 10)).isEmpty();
        assertThat(expiries.due(NOON.plusSeconds(1), 10)).containsExactly(received);
        assertThat(expiries.due(NOON.plusSeconds(2), 10)).containsExactly(received, sent);
        assertThat(expiries.due(NOON.plusSeconds(2), 1)).containsExactly(received);
        expiries.keepUntil(messageId(1), Direction.IN, NOON.plusSeconds(9));
        assertThat(expiries.due(NOON.plusSeconds(2), 10)).containsExactly(sent);
        expiries.keep(messageId(1), Direction.OUT);
        assertThat(expiries.due(NOON.plusSeconds(2), 10)).isEmpty();
    }

    @Test
    void deletesWhatCanBeReadOfAMessageHandedInAndNothingElse() {
        expiries.keepUntil(messageId(1), Direction.OUT, NOON);

        expiries.delete(messageId(1), Direction.OUT, NOON);

        assertThat(messages.hasBody(messageId(1), Direction.OUT)).isFalse();
        assertExpired(Direction.OUT);
        assertThat(messages.find(messageId(1), Direction.OUT).orElseThrow().envelopeSha256())
                .contains(DIGEST);
        assertThat(messages.body(messageId(1), Direction.IN)).isEqualTo(bytes(40, 2));
        assertThat(messages.envelope(messageId(1), Direction.IN)).isEqualTo(bytes(80, 2));
        assertThat(expiries.due(NOON, 10)).isEmpty();
    }

    @Test
    void deletesWhatCanBeReadOfAReceivedMessageWithTheDocumentInTheInbox() {
        inbox.put(GUARD, item(NOON), bytes(60, 4), Optional.of(bytes(30, 5)));

        expiries.delete(messageId(1), Direction.IN, NOON);

        assertExpired(Direction.IN);
        assertThat(messages.body(messageId(1), Direction.OUT)).isEqualTo(bytes(40, 1));
        assertThat(inbox.waiting(GUARD, 10)).isEmpty();
        assertThat(inbox.find(GUARD, messageId(1))).isPresent();
        assertThat(inbox.encryptedPart(GUARD, messageId(1))).isEmpty();
        assertThat(catchThrowableOfType(GatewayException.class, () -> inbox.encryptedContent(GUARD, messageId(1)))
                        .code())
                .isEqualTo(ErrorCode.DELIVER_CONTENT_ERASED);
    }

    @Test
    void leavesADocumentWhoseOwnTimeIsLater() {
        inbox.put(GUARD, item(NOON.plusSeconds(1)), bytes(60, 4), Optional.of(bytes(30, 5)));

        expiries.delete(messageId(1), Direction.IN, NOON);

        assertExpired(Direction.IN);
        assertThat(inbox.encryptedContent(GUARD, messageId(1))).isEqualTo(bytes(60, 4));
        assertThat(inbox.encryptedPart(GUARD, messageId(1))).contains(bytes(30, 5));
    }

    private void assertExpired(Direction direction) {
        assertThat(catchThrowableOfType(GatewayException.class, () -> messages.body(messageId(1), direction))
                        .code())
                .isEqualTo(ErrorCode.DELIVER_CONTENT_ERASED);
        assertThat(catchThrowableOfType(GatewayException.class, () -> messages.envelope(messageId(1), direction))
                        .code())
                .isEqualTo(ErrorCode.DELIVER_CONTENT_ERASED);
    }

    private static InboxStore.Item item(Instant readableUntil) {
        return new InboxStore.Item(
                messageId(1),
                new MessageType("M16"),
                Parcel.MESSAGE,
                "application/xml",
                NOON,
                Optional.empty(),
                Optional.empty(),
                Optional.of(Custody.PARTY),
                Optional.of(readableUntil));
    }
}
