package org.trmgateway.routes.inbound.translate;

import java.util.Optional;
import java.util.function.Function;
import org.trmgateway.contracts.pack.CountryPack;
import org.trmgateway.contracts.pack.DeliveryContext;
import org.trmgateway.contracts.pack.NationalDocument;
import org.trmgateway.protect.SealedPart;
import org.trmgateway.protect.SealedParts;
import org.trmgateway.referral.EnvelopeMetadata;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Refusal;
import org.trmgateway.routes.CaseBodies;
import org.trmgateway.routes.inbound.admit.AdmittedArrival;
import org.trmgateway.routes.store.CaseRecord;
import org.trmgateway.routes.store.MessageRecord;
import org.trmgateway.seal.DecryptionIdentity;
import org.trmgateway.seal.PartBinding;
import org.trmgateway.seal.PartSealer;
import org.w3c.dom.Document;

/** Canonical message in, national form out. Parts sealed for a party whose key this node keeps are opened here and nowhere earlier. */
public final class NationalTranslator {

    private final CountryPack pack;
    private final Function<PartyId, Optional<DecryptionIdentity>> identities;
    private final CaseBodies bodies;

    public NationalTranslator(
            CountryPack pack, Function<PartyId, Optional<DecryptionIdentity>> identities, CaseBodies bodies) {
        this.pack = pack;
        this.identities = identities;
        this.bodies = bodies;
    }

    /** Translates a message for its recipient. */
    public TranslatedArrival translate(AdmittedArrival admitted) {
        EnvelopeMetadata metadata = admitted.arrived().message().metadata();
        Document canonical = withOpenedParts(metadata, admitted.arrived().canonical());
        CaseRecord holder = admitted.arrived().holder();
        NationalDocument document = pack.toNational(metadata.type(), canonical, context(metadata, holder));
        return new TranslatedArrival(
                admitted,
                new Parcel(metadata.messageId(), metadata.type(), Parcel.MESSAGE, metadata.to(), holder, document));
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

    private Document withOpenedParts(EnvelopeMetadata metadata, Document canonical) {
        PartBinding binding = new PartBinding(metadata.messageId(), metadata.from(), metadata.to());
        Document opened = canonical;
        for (SealedPart part : SealedParts.read(canonical)) {
            Optional<DecryptionIdentity> own = identities.apply(part.to());
            if (own.isPresent() && part.to().equals(metadata.to())) {
                opened = SealedParts.merge(opened, PartSealer.open(part.cms(), own.get(), binding));
            }
        }
        return opened;
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
