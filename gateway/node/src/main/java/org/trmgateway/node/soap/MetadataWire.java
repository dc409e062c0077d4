package org.trmgateway.node.soap;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.trmgateway.contracts.wire.relay.Metadata;
import org.trmgateway.referral.CaseReference;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.EnvelopeMetadata;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.MessageType;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Sha256;

/** Envelope metadata as {@code relay.wsdl} writes it. */
public final class MetadataWire {

    private MetadataWire() {}

    static Metadata write(EnvelopeMetadata metadata) {
        Metadata wire = new Metadata();
        wire.setMessageId(metadata.messageId().toString());
        wire.setType(metadata.type().code());
        wire.setCaseReference(metadata.caseReference().value());
        wire.setSequence(metadata.sequence());
        wire.setFrom(metadata.from().value());
        wire.setTo(metadata.to().value());
        wire.setPurpose(metadata.purpose());
        wire.setCreated(metadata.created().toString());
        wire.setExpires(metadata.expires().toString());
        wire.setSuite(metadata.suite());
        wire.setPackVersion(metadata.versions().pack());
        wire.setPolicyVersion(metadata.versions().policy());
        wire.setChoreographyVersion(metadata.versions().choreography());
        wire.setCodeListsVersion(metadata.versions().codeLists());
        wire.setOriginalSha256(metadata.originalSha256().hex());
        metadata.inReplyTo().map(MessageId::toString).ifPresent(wire::setInReplyTo);
        return wire;
    }

    /** Throws {@link ErrorCode#RECEIVE_ENVELOPE_MALFORMED} where the schema lets more through than there is. */
    public static EnvelopeMetadata read(Metadata wire) {
        return new EnvelopeMetadata(
                MessageId.parse(wire.getMessageId()),
                new MessageType(wire.getType()),
                new CaseReference(wire.getCaseReference()),
                wire.getSequence(),
                new PartyId(wire.getFrom()),
                new PartyId(wire.getTo()),
                wire.getPurpose(),
                instant(wire.getCreated(), "Created"),
                instant(wire.getExpires(), "Expires"),
                wire.getSuite(),
                new EnvelopeMetadata.Versions(
                        wire.getPackVersion(),
                        wire.getPolicyVersion(),
                        wire.getChoreographyVersion(),
                        wire.getCodeListsVersion()),
                new Sha256(wire.getOriginalSha256()),
                Optional.ofNullable(wire.getInReplyTo()).map(MessageId::parse));
    }

    private static Instant instant(String text, String field) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException notATime) {
            throw new GatewayException(ErrorCode.RECEIVE_ENVELOPE_MALFORMED, Detail.field(field), notATime);
        }
    }
}
