package org.trmgateway.node.broker;

import java.nio.file.Path;
import java.util.Optional;
import org.trmgateway.referral.Sensitive;

/**
 * What a broker needs to know.
 *
 * @param name of the broker, the node's id
 * @param directory of the journal
 * @param door where other processes of this machine come in; empty for none
 */
public record BrokerSettings(String name, Path directory, Optional<Door> door) {

    /** A broker for this process alone. */
    public BrokerSettings(String name, Path directory) {
        this(name, directory, Optional.empty());
    }

    /**
     * A TCP port on 127.0.0.1 for the Core protocol. Who comes in by it may use the queues under {@code systems.}, and look at the others.
     *
     * @param port 1 to 65535
     * @param user name
     * @param password of the user
     */
    public record Door(int port, String user, Sensitive<String> password) {}
}
