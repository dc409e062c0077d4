package org.trmgateway.node.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.trmgateway.contracts.Strand;
import org.trmgateway.referral.CaseReference;
import org.trmgateway.referral.EnvelopeMetadata;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.MessageType;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Sha256;
import org.trmgateway.routes.store.CaseRecord;
import org.trmgateway.routes.store.CaseRelation;
import org.trmgateway.routes.store.Direction;
import org.trmgateway.routes.store.MessageRecord;
import org.trmgateway.routes.store.MessageState;
import org.trmgateway.routes.store.Outbox;
import org.trmgateway.routes.store.Step;

/** Made-up cases and messages for the tests of the stores. */
final class Samples {

    static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123Z");
    static final PartyId GUARD = new PartyId("pl-sg");
    static final PartyId MISSION = new PartyId("iom-by");
    static final NodeId PEER = new NodeId("iom");
    private static final String SYMBOLS = "0123456789ABCDEFGHJKMNPQRS";

    private Samples() {}

    /** Ids that differ by the number and sort like it. */
    static MessageId messageId(int number) {
        return new MessageId(new UUID(0x0190_0000_0000_7000L | ((long) number << 16), 0x8000_0000_0000_0000L | number));
    }

    static CaseReference reference(char first) {
        return new CaseReference(first + SYMBOLS.substring(1));
    }

    static byte[] bytes(int length, int value) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    static CaseRecord caseOf(PartyId holder, int number) {
        return new CaseRecord(
                new UUID(7, number),
                holder,
                true,
                "NEW",
                bytes(16, number),
                bytes(16, number + 1),
                bytes(60, number + 2),
                Optional.of(bytes(40, number + 3)),
                Optional.empty());
    }

    static CaseRelation relationOf(CaseRecord held, PartyId peer, char reference) {
        return new CaseRelation(held.id(), peer, Strand.CASE, reference(reference), true, 0, 0);
    }

    static MessageRecord inbound(CaseRecord held, int number, long sequence, MessageState state) {
        return message(held, Direction.IN, MISSION, GUARD, number, sequence, state);
    }

    static MessageRecord outbound(CaseRecord held, int number, long sequence, MessageState state) {
        return message(held, Direction.OUT, GUARD, MISSION, number, sequence, state);
    }

    static Outbox.Item item(int number, Step step, Instant dueAt) {
        return new Outbox.Item(messageId(number), step, PEER, 0, dueAt, NOON);
    }

    private static MessageRecord message(
            CaseRecord held,
            Direction direction,
            PartyId from,
            PartyId to,
            int number,
            long sequence,
            MessageState state) {
        EnvelopeMetadata metadata = new EnvelopeMetadata(
                messageId(number),
                new MessageType("M03"),
                reference('A'),
                sequence,
                from,
                to,
                "referral",
                NOON,
                NOON.plus(Duration.ofDays(3)),
                "TRM-HYBRID-1",
                new EnvelopeMetadata.Versions("pl-1.0", "1.1", "1.2", "1.3"),
                Sha256.of(bytes(3, number)),
                number % 2 == 0 ? Optional.of(messageId(number - 1)) : Optional.empty());
        return new MessageRecord(
                direction,
                metadata,
                held.id(),
                state,
                direction == Direction.OUT ? "iom" : "",
                "NEW",
                "REFERRED",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                NOON.plusSeconds(number),
                Optional.empty());
    }
}
