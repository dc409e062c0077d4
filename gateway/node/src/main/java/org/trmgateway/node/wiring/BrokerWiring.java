package org.trmgateway.node.wiring;

import jakarta.jms.ConnectionFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.trmgateway.node.broker.BrokerSettings;
import org.trmgateway.node.broker.EmbeddedBroker;
import org.trmgateway.node.broker.ExternalBroker;
import org.trmgateway.node.config.NodeProperties;
import org.trmgateway.node.config.NodeProperties.BrokerProperties;
import org.trmgateway.referral.Sensitive;
import org.trmgateway.seal.KeyFiles;

/** The broker that moves the work, inside the node's process or outside. */
@Configuration(proxyBeanMethods = false)
public class BrokerWiring {

    @Bean(destroyMethod = "close")
    NodeBroker broker(NodeProperties properties) {
        BrokerProperties broker = properties.broker();
        if (broker.url().isPresent()) {
            ExternalBroker external =
                    ExternalBroker.connect(broker.url().get(), broker.user().orElseThrow(), password(broker));
            return new NodeBroker(external.connectionFactory(), external::close);
        }
        EmbeddedBroker embedded = EmbeddedBroker.start(new BrokerSettings(
                properties.node().value(),
                properties.data().resolve("broker"),
                broker.user()
                        .filter(user -> broker.port() != 0)
                        .map(user -> new BrokerSettings.Door(broker.port(), user, password(broker)))));
        return new NodeBroker(embedded.connectionFactory(), embedded::close);
    }

    /**
     * Where the work goes.
     *
     * @param connections into the broker, pooled
     * @param stop closes them, and the broker if it is our own
     */
    record NodeBroker(ConnectionFactory connections, Runnable stop) implements AutoCloseable {

        @Override
        public void close() {
            stop.run();
        }
    }

    @Bean
    ConnectionFactory connectionFactory(NodeBroker broker) {
        return broker.connections();
    }

    private static Sensitive<String> password(BrokerProperties broker) {
        return new Sensitive<>(
                new String(KeyFiles.password(broker.passwordFile().orElseThrow())));
    }
}
