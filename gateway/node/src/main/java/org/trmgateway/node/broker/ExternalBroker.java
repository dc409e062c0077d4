package org.trmgateway.node.broker;

import jakarta.jms.ConnectionFactory;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;
import org.trmgateway.referral.Sensitive;

/**
 * Connections to an Artemis that runs elsewhere. It must keep duplicate ids for the queues under {@code trm.} and redeliver from them without
 * limit, as {@link EmbeddedBroker} does; docs/operations.md shows its settings. Nothing is lost if it does not, but work may be done late.
 */
public final class ExternalBroker implements AutoCloseable {

    private static final int CONNECTIONS = 4;
    private static final int WINDOW_BYTES = 8 * 1024;

    private final JmsPoolConnectionFactory pool;

    private ExternalBroker(JmsPoolConnectionFactory pool) {
        this.pool = pool;
    }

    /** Prepares the pool; the first connection is made when it is needed, and made again when it was lost. */
    public static ExternalBroker connect(String url, String user, Sensitive<String> password) {
        ActiveMQConnectionFactory connections = new ActiveMQConnectionFactory(url, user, password.value());
        return new ExternalBroker(pool(connections));
    }

    /** Pools connections, with few messages at a time for each consumer and no Java objects in any. */
    static JmsPoolConnectionFactory pool(ActiveMQConnectionFactory connections) {
        // A consumer holds few messages at a time, so that its neighbours get the others.
        connections.setConsumerWindowSize(WINDOW_BYTES);
        connections.setDeserializationDenyList("*");
        JmsPoolConnectionFactory pool = new JmsPoolConnectionFactory();
        pool.setConnectionFactory(connections);
        pool.setMaxConnections(CONNECTIONS);
        pool.setUseProviderJMSContext(false);
        return pool;
    }

    /** Connections, pooled. */
    public ConnectionFactory connectionFactory() {
        return pool;
    }

    /** Closes the connections. */
    @Override
    public void close() {
        pool.stop();
    }
}
