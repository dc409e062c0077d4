package org.trmgateway.node.broker;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.nio.file.Path;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trmgateway.referral.Sensitive;

class ExternalBrokerTest {

    private static final String URL = "vm://4711";
    private static final String QUEUE = "trm.seal";

    @Test
    void worksWithABrokerThatSomebodyElseRuns(@TempDir Path directory) throws Exception {
        EmbeddedActiveMQ elsewhere = start(directory);
        try (ExternalBroker broker = ExternalBroker.connect(URL, "node", new Sensitive<>("secret"))) {
            send(broker, "work");
            assertThat(receive(broker)).isEqualTo("work");
        } finally {
            elsewhere.stop();
        }
    }

    private static EmbeddedActiveMQ start(Path directory) throws Exception {
        Configuration configuration = new ConfigurationImpl()
                .setSecurityEnabled(false)
                .setPersistenceEnabled(false)
                .setJournalDirectory(directory.resolve("journal").toString())
                .addAcceptorConfiguration("elsewhere", URL);
        EmbeddedActiveMQ broker = new EmbeddedActiveMQ().setConfiguration(configuration);
        return broker.start();
    }

    private static void send(ExternalBroker broker, String text) throws JMSException {
        try (Connection connection = broker.connectionFactory().createConnection();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
            session.createProducer(session.createQueue(QUEUE)).send(session.createTextMessage(text));
        }
    }

    private static String receive(ExternalBroker broker) throws JMSException {
        try (Connection connection = broker.connectionFactory().createConnection();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
            connection.start();
            return ((TextMessage)
                            session.createConsumer(session.createQueue(QUEUE)).receive(10_000))
                    .getText();
        }
    }
}
