package org.trmgateway.node.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trmgateway.referral.Sensitive;

class EmbeddedBrokerTest {

    private static final String QUEUE = "trm.seal";
    private static final long PATIENCE = 20_000;
    private static final int BULK = 450 * 1024;

    @TempDir
    Path directory;

    @Test
    void storesAMessageSentTwiceWithTheSameDuplicateIdOnceAlsoAcrossARestart() throws JMSException {
        BrokerSettings settings = new BrokerSettings("pl", directory);
        try (EmbeddedBroker broker = EmbeddedBroker.start(settings)) {
            send(broker, QUEUE, "work", "id-1:seal:0");
            send(broker, QUEUE, "work", "id-1:seal:0");
            assertThat(broker.depth(QUEUE)).isEqualTo(1);
        }
        try (EmbeddedBroker broker = EmbeddedBroker.start(settings)) {
            send(broker, QUEUE, "work", "id-1:seal:0");
            send(broker, QUEUE, "more work", "id-1:seal:1");
            assertThat(receive(broker, QUEUE, 2)).containsExactly("work", "more work");
            assertThat(broker.depth(QUEUE)).isZero();
        }
    }

    @Test
    void severalBrokersInOneProcessDoNotMeet(@TempDir Path other) throws JMSException {
        try (EmbeddedBroker poland = EmbeddedBroker.start(new BrokerSettings("pl", directory));
                EmbeddedBroker belarus = EmbeddedBroker.start(new BrokerSettings("by", other))) {
            send(poland, QUEUE, "for poland", "a");
            send(belarus, QUEUE, "for belarus", "a");
            assertThat(receive(poland, QUEUE, 1)).containsExactly("for poland");
            assertThat(receive(belarus, QUEUE, 1)).containsExactly("for belarus");
        }
    }

    @Test
    void deliversAgainWhatAConsumerDidNotCommit() throws JMSException {
        try (EmbeddedBroker broker = EmbeddedBroker.start(new BrokerSettings("pl", directory))) {
            send(broker, QUEUE, "work", "a");
            try (JMSContext context = broker.connectionFactory().createContext(Session.SESSION_TRANSACTED)) {
                Message first =
                        context.createConsumer(context.createQueue(QUEUE)).receive(PATIENCE);
                assertThat(first.getJMSRedelivered()).isFalse();
                context.rollback();
            }
            try (JMSContext context = broker.connectionFactory().createContext(Session.SESSION_TRANSACTED)) {
                Message again =
                        context.createConsumer(context.createQueue(QUEUE)).receive(PATIENCE);
                assertThat(again.getJMSRedelivered()).isTrue();
                context.commit();
            }
            assertThat(broker.depth(QUEUE)).isZero();
        }
    }

    @Test
    void pagesABacklogToDiskAndKeepsAllOfIt() throws JMSException {
        int backlog = 40;
        try (EmbeddedBroker broker = EmbeddedBroker.start(new BrokerSettings("pl", directory))) {
            try (JMSContext context = broker.connectionFactory().createContext()) {
                byte[] bulk = new byte[BULK];
                for (int number = 0; number < backlog; number++) {
                    context.createProducer().send(context.createQueue("systems.bulk"), bulk);
                }
            }
            assertThat(broker.depth("systems.bulk")).isEqualTo(backlog);
            try (JMSContext context = broker.connectionFactory().createContext()) {
                var consumer = context.createConsumer(context.createQueue("systems.bulk"));
                for (int number = 0; number < backlog; number++) {
                    assertThat(consumer.receive(PATIENCE).getBody(byte[].class)).hasSize(BULK);
                }
            }
        }
    }

    @Test
    void letsAVisitorUseTheQueuesOfSystemsAndOnlyLookAtTheOthers() throws Exception {
        int port = freePort();
        BrokerSettings settings = new BrokerSettings(
                "pl", directory, Optional.of(new BrokerSettings.Door(port, "visitor", new Sensitive<>("open sesame"))));
        try (EmbeddedBroker broker = EmbeddedBroker.start(settings)) {
            send(broker, QUEUE, "work", "a");
            ConnectionFactory door = door(port, "visitor", "open sesame");
            try (JMSContext visitor = door.createContext()) {
                visitor.createProducer().send(visitor.createQueue("systems.pl-sg"), "hello");
                var browser = visitor.createBrowser(visitor.createQueue(QUEUE));
                assertThat(((TextMessage) browser.getEnumeration().nextElement()).getText())
                        .isEqualTo("work");
                assertThatThrownBy(() -> visitor.createProducer().send(visitor.createQueue(QUEUE), "forged"))
                        .isInstanceOf(JMSRuntimeException.class);
            }
            try (JMSContext visitor = door.createContext()) {
                assertThatThrownBy(() -> visitor.createConsumer(visitor.createQueue(QUEUE)))
                        .isInstanceOf(JMSRuntimeException.class);
            }
            assertThatThrownBy(() -> door(port, "visitor", "guess").createContext())
                    .isInstanceOf(JMSRuntimeException.class);
            assertThatThrownBy(() -> door(port, "node", "").createContext()).isInstanceOf(JMSRuntimeException.class);
            assertThat(receive(broker, "systems.pl-sg", 1)).containsExactly("hello");
            assertThat(broker.depth(QUEUE)).isEqualTo(1);
        }
    }

    @Test
    void refusesToStartWhenItsDoorIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            BrokerSettings settings = new BrokerSettings(
                    "pl",
                    directory,
                    Optional.of(new BrokerSettings.Door(taken.getLocalPort(), "visitor", new Sensitive<>("x"))));
            assertThatThrownBy(() -> EmbeddedBroker.start(settings)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void refusesToStartWithoutTheFlagThatItsJournalNeeds() {
        assertThatThrownBy(() -> UnsafeMemory.require(25, List.of("-Xmx1g")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("--sun-misc-unsafe-memory-access=allow");
        UnsafeMemory.require(25, List.of("-Xmx1g", "--sun-misc-unsafe-memory-access=allow"));
        UnsafeMemory.require(21, List.of());
    }

    private static void send(EmbeddedBroker broker, String queue, String text, String duplicateId) {
        try (JMSContext context = broker.connectionFactory().createContext()) {
            context.createProducer().setProperty("_AMQ_DUPL_ID", duplicateId).send(context.createQueue(queue), text);
        }
    }

    private static List<String> receive(EmbeddedBroker broker, String queue, int count) throws JMSException {
        List<String> texts = new ArrayList<>();
        try (JMSContext context = broker.connectionFactory().createContext()) {
            var consumer = context.createConsumer(context.createQueue(queue));
            for (int number = 0; number < count; number++) {
                texts.add(consumer.receive(PATIENCE).getBody(String.class));
            }
        }
        return texts;
    }

    private static ConnectionFactory door(int port, String user, String password) {
        return new ActiveMQConnectionFactory("tcp://127.0.0.1:" + port, user, password);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
