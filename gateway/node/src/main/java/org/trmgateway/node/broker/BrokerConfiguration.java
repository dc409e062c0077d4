package org.trmgateway.node.broker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMAcceptorFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptorFactory;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.core.settings.impl.PageFullMessagePolicy;

/** How the broker is set up: durable before it is fast, bounded in memory and on disk, closed to whoever has no password. */
final class BrokerConfiguration {

    /** Queue of messages that were delivered too often. */
    static final String DEAD_LETTERS = "dead-letters";
    /** Queue of messages that grew too old. */
    static final String EXPIRED = "expired";
    /** Role of the node itself. */
    static final String NODE = "node";
    /** Role of who comes in by the door. */
    static final String VISITOR = "visitor";

    private static final int MIB = 1024 * 1024;
    private static final int DUPLICATES_REMEMBERED = 20_000;
    private static final int WITHOUT_LIMIT = -1;

    private BrokerConfiguration() {}

    static Configuration of(BrokerSettings settings, int inVmId) {
        Configuration broker = new ConfigurationImpl();
        broker.setName(settings.name())
                .setJMXManagementEnabled(false)
                .setMessageCounterEnabled(false)
                .setScheduledThreadPoolMaxSize(2)
                .setThreadPoolMaxSize(16)
                .setGlobalMaxSize(48L * MIB)
                .setMaxDiskUsage(95)
                .setGracefulShutdownEnabled(false);
        storeUnder(settings.directory(), broker);
        openDoors(settings, inVmId, broker);
        secure(broker);
        address(broker);
        return broker;
    }

    private static void storeUnder(Path directory, Configuration broker) {
        broker.setPersistenceEnabled(true)
                .setJournalType(JournalType.NIO)
                .setJournalDirectory(directory.resolve("journal").toString())
                .setBindingsDirectory(directory.resolve("bindings").toString())
                .setPagingDirectory(directory.resolve("paging").toString())
                .setLargeMessagesDirectory(directory.resolve("large-messages").toString())
                .setJournalSyncTransactional(true)
                .setJournalSyncNonTransactional(true)
                .setJournalDatasync(true)
                .setJournalBufferTimeout_NIO((int) Duration.ofNanos(500_000).toNanos())
                .setPersistIDCache(true)
                .setIDCacheSize(DUPLICATES_REMEMBERED);
    }

    private static void openDoors(BrokerSettings settings, int inVmId, Configuration broker) {
        broker.addAcceptorConfiguration(
                new TransportConfiguration(InVMAcceptorFactory.class.getName(), Map.of("serverId", inVmId), "in-vm"));
        settings.door()
                .ifPresent(door -> broker.addAcceptorConfiguration(new TransportConfiguration(
                        NettyAcceptorFactory.class.getName(),
                        Map.of("host", "127.0.0.1", "port", door.port(), "protocols", "CORE"),
                        "door")));
    }

    private static void secure(Configuration broker) {
        Role everything = new Role(NODE, true, true, true, true, true, true, true, true, true, true, true, true);
        Role look =
                new Role(VISITOR, false, false, false, false, false, false, false, true, false, false, false, false);
        Role use = new Role(VISITOR, true, true, true, false, true, false, false, true, true, false, false, false);
        broker.setSecurityEnabled(true)
                .putSecurityRoles("#", Set.of(everything, look))
                .putSecurityRoles("systems.#", Set.of(everything, use));
    }

    private static void address(Configuration broker) {
        broker.addQueueConfiguration(queue(DEAD_LETTERS))
                .addQueueConfiguration(queue(EXPIRED))
                .addAddressSetting("#", addressSettings().setMaxDeliveryAttempts(10))
                // Queued work is given up by the database, never by the broker: it would keep the duplicate id and lose
                // the work.
                .addAddressSetting("trm.#", addressSettings().setMaxDeliveryAttempts(WITHOUT_LIMIT));
    }

    private static AddressSettings addressSettings() {
        return new AddressSettings()
                .setDefaultAddressRoutingType(RoutingType.ANYCAST)
                .setDefaultQueueRoutingType(RoutingType.ANYCAST)
                .setAutoCreateQueues(true)
                .setAutoCreateAddresses(true)
                .setAutoDeleteQueues(false)
                .setAutoDeleteAddresses(false)
                .setDeadLetterAddress(SimpleString.of(DEAD_LETTERS))
                .setExpiryAddress(SimpleString.of(EXPIRED))
                .setRedeliveryDelay(Duration.ofSeconds(1).toMillis())
                .setRedeliveryMultiplier(2)
                .setMaxRedeliveryDelay(Duration.ofMinutes(1).toMillis())
                .setIDCacheSize(DUPLICATES_REMEMBERED)
                .setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE)
                .setMaxSizeBytes(8L * MIB)
                .setPageSizeBytes(MIB)
                .setPageLimitBytes(1024L * MIB)
                .setPageFullMessagePolicy(PageFullMessagePolicy.FAIL);
    }

    private static QueueConfiguration queue(String name) {
        return QueueConfiguration.of(name)
                .setAddress(name)
                .setRoutingType(RoutingType.ANYCAST)
                .setDurable(true);
    }
}
