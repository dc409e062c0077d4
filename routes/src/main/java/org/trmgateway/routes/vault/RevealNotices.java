package org.trmgateway.routes.vault;

import java.util.UUID;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.Refusal;
import org.trmgateway.routes.inbound.deliver.DeliveryDestinations;
import org.trmgateway.routes.inbound.translate.NationalTranslator;
import org.trmgateway.routes.inbound.translate.Parcel;
import org.trmgateway.routes.store.CaseStore;
import org.trmgateway.routes.store.MessageRecord;

/** The alarm: whoever's case it is learns of every reveal, and later that the person has to be told. Joins the caller's transaction. */
public final class RevealNotices {

    private final CaseStore cases;
    private final NationalTranslator translator;
    private final DeliveryDestinations destinations;

    public RevealNotices(CaseStore cases, NationalTranslator translator, DeliveryDestinations destinations) {
        this.cases = cases;
        this.translator = translator;
        this.destinations = destinations;
    }

    void tell(MessageRecord message, MessageId noticeId, ErrorCode code, UUID order) {
        Refusal notice = new Refusal(code, Detail.rule("order/" + order));
        Parcel parcel = translator.notice(message, cases.lock(message.caseId()), noticeId, notice);
        destinations.channelOf(parcel.party()).deliver(parcel);
    }
}
