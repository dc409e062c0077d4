package org.trmgateway.node.wiring;

import jakarta.jms.ConnectionFactory;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.trmgateway.node.broker.BrokerSettings;
import org.trmgateway.node.broker.EmbeddedBroker;
import org.trmgateway.node.config.NodeProperties;
import org.trmgateway.node.config.NodeProperties.BrokerProperties;
import org.trmgateway.referral.Sensitive;
import org.trmgateway.seal.KeyFiles;

/** The broker that moves the work, inside the node's process. */
@Configuration(proxyBeanMethods = false)
public class BrokerWiring {

    @Bean(destroyMethod = "close")
    EmbeddedBroker broker(NodeProperties properties) {
        return EmbeddedBroker.start(new BrokerSettings(
                properties.node().value(),
                properties.data().resolve("broker"),
                door(properties.broker())));
    }

    @Bean
    ConnectionFactory connectionFactory(EmbeddedBroker broker) {
        return broker.connectionFactory();
    }

    private static Optional<BrokerSettings.Door> door(BrokerProperties properties) {
        if (properties.port() == 0) {
            return Optional.empty();
        }
        Path passwordFile = properties.passwordFile().orElseThrow();
        return Optional.of(new BrokerSettings.Door(
                properties.port(),
                properties.user().orElseThrow(),
                new Sensitive<>(new String(KeyFiles.password(passwordFile)))));
    }
}
