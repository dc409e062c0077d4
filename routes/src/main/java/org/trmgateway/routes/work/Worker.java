package org.trmgateway.routes.work;

import java.util.function.BiConsumer;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.trmgateway.referral.MessageId;
import org.trmgateway.routes.store.Step;

/** Takes a step from its queue and does it. */
public final class Worker implements Processor {

    private final BiConsumer<MessageId, Step> work;

    public Worker(BiConsumer<MessageId, Step> work) {
        this.work = work;
    }

    @Override
    public void process(Exchange exchange) {
        work.accept(
                MessageId.parse(exchange.getMessage().getBody(String.class)),
                Step.valueOf(exchange.getMessage().getHeader(Queues.STEP, String.class)));
    }

    /**
     * Where the worker listens: the broker's copy is acknowledged only after the step has committed.
     *
     * @param consumers how many work side by side
     */
    public static String endpoint(String queue, int consumers) {
        return "jms:queue:" + queue
                + "?transacted=true&lazyCreateTransactionManager=false&cacheLevelName=CACHE_CONSUMER&concurrentConsumers="
                + consumers;
    }
}
