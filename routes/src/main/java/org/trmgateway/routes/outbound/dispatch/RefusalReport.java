package org.trmgateway.routes.outbound.dispatch;

import org.trmgateway.referral.MessageId;
import org.trmgateway.routes.inbound.deliver.DeliveryDestinations;
import org.trmgateway.routes.inbound.translate.NationalTranslator;
import org.trmgateway.routes.store.CaseRecord;
import org.trmgateway.routes.store.CaseStore;
import org.trmgateway.routes.store.Direction;
import org.trmgateway.routes.store.MessageRecord;
import org.trmgateway.routes.store.MessageStore;
import org.trmgateway.routes.store.Outbox;
import org.trmgateway.routes.store.Step;
import org.trmgateway.routes.store.UnitOfWork;

/** Tells the national system, in its language and on its channel, that a message it handed in did not arrive, and why. */
public final class RefusalReport {

    private final CaseStore cases;
    private final MessageStore messages;
    private final Outbox outbox;
    private final NationalTranslator translator;
    private final DeliveryDestinations destinations;
    private final UnitOfWork unitOfWork;

    public RefusalReport(
            CaseStore cases,
            MessageStore messages,
            Outbox outbox,
            NationalTranslator translator,
            DeliveryDestinations destinations,
            UnitOfWork unitOfWork) {
        this.cases = cases;
        this.messages = messages;
        this.outbox = outbox;
        this.translator = translator;
        this.destinations = destinations;
        this.unitOfWork = unitOfWork;
    }

    /** Reports once. */
    public void report(MessageId id) {
        unitOfWork.inTransaction(() -> {
            MessageRecord message = messages.lock(id, Direction.OUT).orElseThrow();
            if (!messages.isComplete(id, Step.REPORT_REFUSAL)) {
                CaseRecord holder = cases.lock(message.caseId());
                destinations
                        .channelOf(message.metadata().from())
                        .deliver(translator.refusal(
                                message, holder, message.refusal().orElseThrow()));
                messages.complete(id, Step.REPORT_REFUSAL, message.acceptedAt());
            }
            outbox.done(id, Step.REPORT_REFUSAL);
            return id;
        });
    }
}
