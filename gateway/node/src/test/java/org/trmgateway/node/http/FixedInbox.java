package org.trmgateway.node.http;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.MessageType;
import org.trmgateway.referral.PartyId;
import org.trmgateway.routes.inbound.deliver.Inbox;
import org.trmgateway.routes.look.Look;
import org.trmgateway.routes.store.InboxStore;
import org.trmgateway.seal.Custody;

/** An inbox with one document, for one party. */
public final class FixedInbox implements Inbox {

    /** The document's message. */
    public static final MessageId ITEM = MessageId.parse("01234567-89ab-7def-8123-456789abcdef");

    /** The document. */
    public static final byte[] CONTENT = "<zgłoszenie/>".getBytes(StandardCharsets.UTF_8);

    /** The sealed part beside it. */
    public static final byte[] PART = "sealed".getBytes(StandardCharsets.UTF_8);

    /** A document that was there. */
    public static final MessageId EXPIRED = MessageId.parse("01234567-89ab-7def-8123-4567890000ee");

    private final Set<MessageId> acknowledged = ConcurrentHashMap.newKeySet();
    private final List<Optional<Look>> looks = new CopyOnWriteArrayList<>();

    @Override
    public List<InboxStore.Item> list(PartyId party) {
        if (!party.equals(EdgeNode.PARTY)) {
            return List.of();
        }
        return List.of(new InboxStore.Item(
                ITEM,
                new MessageType("M03"),
                "message",
                "application/xml",
                Instant.parse("2026-11-21T10:00:00Z"),
                Optional.empty(),
                Optional.empty(),
                Optional.of(Custody.PARTY),
                Optional.of(Instant.parse("2026-12-03T00:00:00Z"))));
    }

    @Override
    public Document fetch(PartyId party, MessageId messageId, Optional<Look> look) {
        requireOwn(party, messageId);
        looks.add(look);
        return new Document("application/xml", CONTENT);
    }

    @Override
    public Document sealedPart(PartyId party, MessageId messageId, Optional<Look> look) {
        requireOwn(party, messageId);
        looks.add(look);
        return new Document(PART_TYPE, PART);
    }

    @Override
    public void acknowledge(PartyId party, MessageId messageId) {
        requireOwn(party, messageId);
        acknowledged.add(messageId);
    }

    /** What the last request for a document said of a person behind it. */
    public Optional<Look> lastLook() {
        return looks.getLast();
    }

    /** Whether the document was acknowledged. */
    public boolean isAcknowledged() {
        return acknowledged.contains(ITEM);
    }

    private static void requireOwn(PartyId party, MessageId messageId) {
        if (party.equals(EdgeNode.PARTY) && messageId.equals(EXPIRED)) {
            throw new GatewayException(ErrorCode.DELIVER_ITEM_EXPIRED, Detail.field("messageId"));
        }
        if (!party.equals(EdgeNode.PARTY) || !messageId.equals(ITEM)) {
            throw new GatewayException(ErrorCode.DELIVER_ITEM_UNKNOWN, Detail.field("messageId"));
        }
    }
}
