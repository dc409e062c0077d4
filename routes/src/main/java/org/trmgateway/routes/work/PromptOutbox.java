package org.trmgateway.routes.work;

import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trmgateway.referral.MessageId;
import org.trmgateway.routes.store.Outbox;
import org.trmgateway.routes.store.Step;
import org.trmgateway.routes.store.UnitOfWork;

/** An outbox that hands every promise to the broker as soon as the promising transaction has committed. */
public final class PromptOutbox implements Outbox {

    private static final Logger LOG = LoggerFactory.getLogger(PromptOutbox.class);

    private final Outbox stored;
    private final WorkQueue queue;
    private final UnitOfWork unitOfWork;

    public PromptOutbox(Outbox stored, WorkQueue queue, UnitOfWork unitOfWork) {
        this.stored = stored;
        this.queue = queue;
        this.unitOfWork = unitOfWork;
    }

    @Override
    public void promise(Item item) {
        stored.promise(item);
        unitOfWork.afterCommit(() -> sendNow(item));
    }

    @Override
    public List<Item> due(Instant now, Instant staleBefore, int most) {
        return stored.due(now, staleBefore, most);
    }

    @Override
    public void sent(Item item, Instant at) {
        stored.sent(item, at);
    }

    @Override
    public void done(MessageId messageId, Step step) {
        stored.done(messageId, step);
    }

    @Override
    public void postpone(MessageId messageId, Step step, int failedAttempt, Instant dueAt) {
        stored.postpone(messageId, step, failedAttempt, dueAt);
    }

    @Override
    public long size() {
        return stored.size();
    }

    private void sendNow(Item item) {
        try {
            queue.send(item);
            stored.sent(item, item.promisedAt());
        } catch (RuntimeException notTaken) {
            LOG.warn("broker did not take a step, the sweeper will: message={} step={}", item.messageId(), item.step());
        }
    }
}
