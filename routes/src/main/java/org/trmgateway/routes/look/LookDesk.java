package org.trmgateway.routes.look;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.Stage;
import org.trmgateway.routes.EvidenceDesk;
import org.trmgateway.routes.store.MessageRecord;
import org.trmgateway.routes.store.UnitOfWork;

/** One entry for each message that is shown, all or none. */
public final class LookDesk implements Looks {

    private final EvidenceDesk evidence;
    private final UnitOfWork unitOfWork;

    public LookDesk(EvidenceDesk evidence, UnitOfWork unitOfWork) {
        this.evidence = evidence;
        this.unitOfWork = unitOfWork;
    }

    @Override
    public void record(Collection<MessageRecord> shown, Look look) {
        // by id: two who look at one case together take the heads of its messages in one order
        List<MessageRecord> inOrder = shown.stream()
                .sorted(Comparator.comparing(
                        message -> message.metadata().messageId().toString()))
                .toList();
        unitOfWork.inTransaction(() -> {
            inOrder.forEach(message ->
                    evidence.recordAct(EvidenceEvent.MESSAGE_VIEWED, Stage.DELIVER, message.metadata(), look.rule()));
            return look;
        });
    }
}
