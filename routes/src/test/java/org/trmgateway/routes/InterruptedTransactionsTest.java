package org.trmgateway.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trmgateway.routes.federation.MemoryFederation.BY;
import static org.trmgateway.routes.federation.MemoryFederation.BY_MVD;
import static org.trmgateway.routes.federation.MemoryFederation.PL;
import static org.trmgateway.routes.federation.MemoryFederation.PL_SG;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.MessageId;
import org.trmgateway.routes.federation.MemoryFederation;
import org.trmgateway.routes.federation.MemoryNode;
import org.trmgateway.routes.federation.SampleForms;
import org.trmgateway.routes.inbound.deliver.FolderChannel;
import org.trmgateway.routes.outbound.intake.SubmissionAnswer;
import org.trmgateway.routes.store.Direction;
import org.trmgateway.routes.store.MessageState;

/** Whichever transaction of a node fails at its commit, whenever: the message is delivered once, and refused by nobody. */
class InterruptedTransactionsTest {

    private static final int ROUNDS = 4;
    private static final int NEVER = -1;

    @TempDir
    private static Path folder;

    private static MemoryFederation federation;
    private static Path out;

    @BeforeAll
    static void start() throws Exception {
        federation = new MemoryFederation();
        out = folder.resolve("out");
        MemoryNode belarus = federation.node(BY);
        belarus.deliverTo(BY_MVD, new FolderChannel(out, folder.resolve("staging"), belarus.database()));
    }

    @AfterAll
    static void stop() {
        federation.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void deliversOnceThoughACommitOfTheSenderFails(int others) throws IOException {
        assertDeliveredOnce(federation.node(PL), others, "SG/2026/75" + (10 + others));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void deliversOnceThoughACommitOfTheReceiverFails(int others) throws IOException {
        assertDeliveredOnce(federation.node(BY), others, "SG/2026/76" + (10 + others));
    }

    private static void assertDeliveredOnce(MemoryNode failing, int others, String number) throws IOException {
        failing.database().failOnce(others);
        MessageId id = handIn(number);
        federation.settle();
        int delivered = takeAway(id);
        for (int round = 0; round < ROUNDS; round++) {
            federation.clock().advance(Duration.ofSeconds(70));
            federation.sweep();
            delivered += takeAway(id);
        }
        failing.database().failOnce(NEVER);
        assertThat(delivered).isEqualTo(1);
        MemoryNode poland = federation.node(PL);
        MemoryNode belarus = federation.node(BY);
        assertThat(poland.message(id, Direction.OUT).state()).isEqualTo(MessageState.DELIVERED);
        assertThat(belarus.message(id, Direction.IN).state()).isEqualTo(MessageState.DELIVERED);
        assertThat(poland.outbox().items()).isEmpty();
        assertThat(belarus.outbox().items()).isEmpty();
        assertThat(federation.poland().parcels()).isEmpty();
        // The word that it was handed over may overtake a relay receipt that has to be fetched again.
        assertThat(poland.trail().eventsOf(id))
                .containsExactlyInAnyOrder(
                        EvidenceEvent.SUBMISSION_ACCEPTANCE,
                        EvidenceEvent.MESSAGE_SEALED,
                        EvidenceEvent.RELAY_ACCEPTANCE,
                        EvidenceEvent.CONTENT_HANDOVER);
        assertThat(belarus.trail().eventsOf(id))
                .containsExactly(EvidenceEvent.RELAY_ACCEPTANCE, EvidenceEvent.CONTENT_HANDOVER);
    }

    /** A national system that gets no answer hands in again. */
    private static MessageId handIn(String number) {
        byte[] form = SampleForms.referral(number).getBytes(StandardCharsets.UTF_8);
        SubmissionAnswer answer;
        try {
            answer = federation.node(PL).submit(PL_SG, number, form);
        } catch (GatewayException unavailable) {
            assertThat(unavailable.code().retryable()).isTrue();
            answer = federation.node(PL).submit(PL_SG, number, form);
        }
        assertThat(answer).isInstanceOf(SubmissionAnswer.Accepted.class);
        return ((SubmissionAnswer.Accepted) answer).messageIds().getFirst();
    }

    /** The receiving system takes every file at once. */
    private static int takeAway(MessageId id) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.list(out)) {
            files = found.toList();
        }
        for (Path file : files) {
            assertThat(file.getFileName().toString()).startsWith(id.toString());
            Files.delete(file);
        }
        return files.size();
    }
}
