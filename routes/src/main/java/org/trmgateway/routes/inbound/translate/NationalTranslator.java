package org.trmgateway.routes.inbound.translate;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.trmgateway.contracts.pack.CountryPack;
import org.trmgateway.contracts.pack.DeliveryContext;
import org.trmgateway.contracts.pack.NationalDocument;
import org.trmgateway.protect.SealedPart;
import org.trmgateway.protect.SealedParts;
import org.trmgateway.referral.EnvelopeMetadata;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.Refusal;
import org.trmgateway.routes.CaseBodies;
import org.trmgateway.routes.expiry.ReadableTime;
import org.trmgateway.routes.inbound.admit.AdmittedArrival;
import org.trmgateway.routes.store.CaseRecord;
import org.trmgateway.routes.store.MessageRecord;
import org.trmgateway.seal.Custody;
import org.trmgateway.seal.DecryptionIdentity;
import org.trmgateway.seal.PartBinding;
import org.trmgateway.seal.PartSealer;
import org.w3c.dom.Document;

/**
 * Canonical message in, national form out. Parts sealed for a party whose keys this node holds are opened here and nowhere earlier; those for
 * a party that has its keys at its own desk go on closed, beside the form. What stopped being of use goes no further.
 */
public final class NationalTranslator {

    private final CountryPack pack;
    private final Custodian custodian;
    private final CaseBodies bodies;
    private final ReadableTime readableTime;
    private final Clock clock;

    public NationalTranslator(
            CountryPack pack, Custodian custodian, CaseBodies bodies, ReadableTime readableTime, Clock clock) {
        this.pack = pack;
        this.custodian = custodian;
        this.bodies = bodies;
        this.readableTime = readableTime;
        this.clock = clock;
    }

    /** Translates a message for its recipient. */
    public TranslatedArrival translate(AdmittedArrival admitted) {
        EnvelopeMetadata metadata = admitted.arrived().message().metadata();
        Document arrived = admitted.arrived().canonical();
        Optional<SealedPart> part = partOf(metadata, arrived);
        List<DecryptionIdentity> keys =
                part.map(found -> custodian.keysFor(found.to())).orElse(List.of());
        Document readable = part.isPresent() && !keys.isEmpty()
                ? SealedParts.merge(arrived, PartSealer.open(part.get().cms(), keys, binding(metadata)))
                : arrived;
        Document canonical = readableTime.withoutPast(metadata, readable, clock.instant());
        CaseRecord holder = admitted.arrived().holder();
        NationalDocument document = pack.toNational(metadata.type(), canonical, context(metadata, holder));
        Custody custody = !keys.isEmpty() ? Custody.NODE : Custody.PARTY;
        return new TranslatedArrival(
                admitted,
                new Parcel(
                        metadata.messageId(),
                        metadata.type(),
                        Parcel.MESSAGE,
                        metadata.to(),
                        holder,
                        document,
                        part.map(found -> new CarriedPart(custody, found.cms())),
                        readableTime.until(metadata, canonical, !keys.isEmpty())),
                readableTime.until(metadata, readable, !keys.isEmpty()));
    }

    /** Tells a party of this node, in its language, why its own message did not arrive. */
    public Parcel refusal(MessageRecord message, CaseRecord holder, Refusal refusal) {
        EnvelopeMetadata metadata = message.metadata();
        return new Parcel(
                metadata.messageId(),
                metadata.type(),
                Parcel.REFUSAL,
                metadata.from(),
                holder,
                pack.refusal(refusal, context(metadata, holder)));
    }

    /** Tells a party of this node, in its language, that an answer to a message it sent or got is due or late. */
    public Parcel notice(MessageRecord message, CaseRecord holder, MessageId noticeId, Refusal notice) {
        EnvelopeMetadata metadata = message.metadata();
        return new Parcel(
                noticeId,
                metadata.type(),
                Parcel.NOTICE,
                holder.holder(),
                holder,
                pack.refusal(notice, context(metadata, holder)));
    }

    /** A message has one part for its recipient at most; those for others are none of its business. */
    private static Optional<SealedPart> partOf(EnvelopeMetadata metadata, Document canonical) {
        return SealedParts.read(canonical).stream()
                .filter(part -> part.to().equals(metadata.to()))
                .findFirst();
    }

    private static PartBinding binding(EnvelopeMetadata metadata) {
        return new PartBinding(metadata.messageId(), metadata.from(), metadata.to());
    }

    private DeliveryContext context(EnvelopeMetadata metadata, CaseRecord holder) {
        return new DeliveryContext(
                metadata.messageId(),
                metadata.caseReference(),
                bodies.caseNumber(holder),
                metadata.from(),
                metadata.to(),
                metadata.created(),
                metadata.inReplyTo(),
                pack.languages().getFirst());
    }
}
