package org.trmgateway.node.broker;

import jakarta.jms.ConnectionFactory;
import java.lang.management.ManagementFactory;
import java.security.SecureRandom;
import java.util.Base64;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;

/**
 * Apache Artemis inside the process. A durable message is on disk when its send returns, survives the process, and is stored once however often
 * it is sent with the same {@code _AMQ_DUPL_ID}, as long as its id is among the last 20,000 of its queue.
 *
 * <p>Queues under {@code trm.} are delivered again and again until the consumer succeeds; others go to {@code dead-letters} after ten attempts.
 */
public final class EmbeddedBroker implements AutoCloseable {

    private static final int PASSWORD_BYTES = 32;

    private final EmbeddedActiveMQ broker;
    private final JmsPoolConnectionFactory pool;

    private EmbeddedBroker(EmbeddedActiveMQ broker, JmsPoolConnectionFactory pool) {
        this.broker = broker;
        this.pool = pool;
    }

    /**
     * Starts the broker on the journal of the last time, if there is one.
     *
     * @throws IllegalStateException when the virtual machine lacks {@value UnsafeMemory#FLAG}, or the broker does not start
     */
    public static EmbeddedBroker start(BrokerSettings settings) {
        UnsafeMemory.require(
                Runtime.version().feature(),
                ManagementFactory.getRuntimeMXBean().getInputArguments());
        SecureRandom random = new SecureRandom();
        int inVmId = random.nextInt(Integer.MAX_VALUE);
        String password = password(random);
        EmbeddedActiveMQ broker = new EmbeddedActiveMQ()
                .setConfiguration(BrokerConfiguration.of(settings, inVmId))
                .setSecurityManager(
                        new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), users(settings, password)));
        try {
            broker.start();
        } catch (Exception failed) {
            throw new IllegalStateException("the broker does not start on " + settings.directory(), failed);
        }
        requireActive(broker, settings);
        return new EmbeddedBroker(broker, pool(inVmId, password));
    }

    /** Connections into this broker, pooled. */
    public ConnectionFactory connectionFactory() {
        return pool;
    }

    /** Messages in a queue, those in delivery included; 0 when there is no such queue. */
    public long depth(String queue) {
        Queue found = broker.getActiveMQServer().locateQueue(queue);
        return found == null ? 0 : found.getMessageCount();
    }

    /** Closes the connections and the journal. */
    @Override
    public void close() {
        pool.stop();
        try {
            broker.stop();
        } catch (Exception failed) {
            throw new IllegalStateException("the broker does not stop", failed);
        }
    }

    /** A broker whose acceptors failed logs the reason, and says that it has started. */
    private static void requireActive(EmbeddedActiveMQ broker, BrokerSettings settings) {
        ActiveMQServer server = broker.getActiveMQServer();
        boolean open = server.isActive()
                && server.getRemotingService().getAcceptors().values().stream()
                        .allMatch(acceptor -> acceptor.isStarted());
        if (!open) {
            IllegalStateException refused =
                    new IllegalStateException("the broker does not come up on " + settings.directory());
            try {
                broker.stop();
            } catch (Exception unstoppable) {
                refused.addSuppressed(unstoppable);
            }
            throw refused;
        }
    }

    private static JmsPoolConnectionFactory pool(int inVmId, String password) {
        return ExternalBroker.pool(new ActiveMQConnectionFactory("vm://" + inVmId, BrokerConfiguration.NODE, password));
    }

    private static SecurityConfiguration users(BrokerSettings settings, String password) {
        SecurityConfiguration users = new SecurityConfiguration();
        users.addUser(BrokerConfiguration.NODE, password);
        users.addRole(BrokerConfiguration.NODE, BrokerConfiguration.NODE);
        settings.door().ifPresent(door -> {
            if (door.user().equals(BrokerConfiguration.NODE)) {
                throw new IllegalArgumentException("the name node is the broker's own");
            }
            users.addUser(door.user(), door.password().value());
            users.addRole(door.user(), BrokerConfiguration.VISITOR);
        });
        return users;
    }

    private static String password(SecureRandom random) {
        byte[] bytes = new byte[PASSWORD_BYTES];
        random.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
