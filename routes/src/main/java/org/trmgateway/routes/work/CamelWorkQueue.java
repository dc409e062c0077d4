package org.trmgateway.routes.work;

import java.util.Map;
import org.apache.camel.ProducerTemplate;
import org.trmgateway.routes.store.Outbox;

/** Sends items through Camel's JMS component, durable, with Artemis' duplicate id. */
public final class CamelWorkQueue implements WorkQueue {

    /** Property by which Artemis drops duplicates. */
    static final String DUPLICATE_ID = "_AMQ_DUPL_ID";

    private final ProducerTemplate producer;

    public CamelWorkQueue(ProducerTemplate producer) {
        this.producer = producer;
    }

    @Override
    public void send(Outbox.Item item) {
        producer.sendBodyAndHeaders(
                "jms:queue:" + Queues.nameOf(item) + "?deliveryPersistent=true",
                item.messageId().toString(),
                Map.of(
                        DUPLICATE_ID,
                        Queues.duplicateId(item),
                        Queues.STEP,
                        item.step().name(),
                        Queues.ATTEMPT,
                        item.attempt()));
    }
}
