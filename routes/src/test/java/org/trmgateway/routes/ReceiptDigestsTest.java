package org.trmgateway.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trmgateway.routes.federation.MemoryFederation.BY;
import static org.trmgateway.routes.federation.MemoryFederation.BY_MVD;
import static org.trmgateway.routes.federation.MemoryFederation.IOM;
import static org.trmgateway.routes.federation.MemoryFederation.IOM_PL;
import static org.trmgateway.routes.federation.MemoryFederation.PL;
import static org.trmgateway.routes.federation.MemoryFederation.PL_SG;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trmgateway.referral.EnvelopeMetadata;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Sha256;
import org.trmgateway.routes.federation.MemoryFederation;
import org.trmgateway.routes.federation.MemoryNode;
import org.trmgateway.routes.federation.MemoryPeers;
import org.trmgateway.routes.federation.SampleForms;
import org.trmgateway.routes.outbound.dispatch.PeerClient;
import org.trmgateway.routes.outbound.intake.SubmissionAnswer;
import org.trmgateway.routes.store.Direction;
import org.trmgateway.routes.store.MessageState;
import org.trmgateway.trail.TrailEntry;

/** An entry that gives or takes a receipt names its digest, and both nodes name the same. */
class ReceiptDigestsTest {

    private static final String NUMBER = "SG/2026/7950";
    private static final String OTHER = "SG/2026/7951";

    private MemoryFederation federation;
    private MemoryNode poland;
    private MemoryNode belarus;

    /** What a receipt that crosses the border looks like from either side. */
    private record Exchanged(EvidenceEvent event, MessageId message, Sha256 receipt) {}

    @BeforeEach
    void start() throws Exception {
        federation = new MemoryFederation();
        poland = federation.node(PL);
        belarus = federation.node(BY);
    }

    @AfterEach
    void stop() {
        federation.close();
    }

    @Test
    void bothTrailsNameTheSameReceiptsOfAConversation() {
        refer(NUMBER);
        byte[] delivered = federation.belarus().parcels().getLast().document().bytes();
        belarus.submit(BY_MVD, "answer", SampleForms.acceptance(delivered));
        federation.settle();
        federation.belarus().refuse(ErrorCode.DELIVER_CONTENT_ERASED);
        refer(OTHER);
        assertThat(crossing(poland, BY_MVD))
                .isEqualTo(crossing(belarus, BY_MVD))
                .extracting(Exchanged::event)
                .contains(
                        EvidenceEvent.RELAY_ACCEPTANCE,
                        EvidenceEvent.CONTENT_HANDOVER,
                        EvidenceEvent.CONTENT_CONSIGNMENT_FAILURE);
    }

    @Test
    void theReceiptsOfWhatWaitedInAnInboxAreOnBothTrails() {
        MemoryNode iom = federation.node(IOM);
        MessageId id = poland.accepted(PL_SG, NUMBER, SampleForms.referralToIom(NUMBER));
        federation.settle();
        iom.inbox().fetch(IOM_PL, id);
        iom.inbox().acknowledge(IOM_PL, id);
        federation.settle();
        assertThat(crossing(poland, IOM_PL))
                .isEqualTo(crossing(iom, IOM_PL))
                .extracting(Exchanged::event)
                .containsExactlyInAnyOrder(
                        EvidenceEvent.RELAY_ACCEPTANCE,
                        EvidenceEvent.CONTENT_CONSIGNMENT,
                        EvidenceEvent.CONTENT_HANDOVER);
    }

    @Test
    void aRejectionIsOnBothTrails() {
        poland.peers().put(BY, spoiling(poland.peers().straight()));
        refer(NUMBER);
        assertThat(crossing(poland, BY_MVD))
                .isEqualTo(crossing(belarus, BY_MVD))
                .extracting(Exchanged::event)
                .containsExactly(EvidenceEvent.RELAY_REJECTION);
    }

    @Test
    void aQuarantinedArrivalIsRefusedOnBothTrails() {
        belarus.deliverTo(BY_MVD, parcel -> {
            throw new IllegalStateException("no reason at all");
        });
        MessageId id = refer(NUMBER);
        for (int attempt = 2; attempt <= 10; attempt++) {
            federation.clock().advance(Duration.ofMinutes(6));
            federation.sweep();
        }
        assertThat(belarus.message(id, Direction.IN).state()).isEqualTo(MessageState.QUARANTINED);
        assertThat(crossing(poland, BY_MVD))
                .isEqualTo(crossing(belarus, BY_MVD))
                .extracting(Exchanged::event)
                .contains(EvidenceEvent.CONTENT_CONSIGNMENT_FAILURE);
    }

    @Test
    void theDigestIsThatOfTheBytesThatAreKept() {
        MessageId id = refer(NUMBER);
        List<EvidenceEvent> events = poland.messages().receipts(id, Direction.OUT);
        assertThat(events)
                .containsExactlyInAnyOrder(
                        EvidenceEvent.SUBMISSION_ACCEPTANCE,
                        EvidenceEvent.RELAY_ACCEPTANCE,
                        EvidenceEvent.CONTENT_HANDOVER);
        for (EvidenceEvent event : events) {
            Sha256 kept = Sha256.of(
                    poland.messages().receipt(id, Direction.OUT, event).orElseThrow());
            assertThat(entry(poland, id, event).documentSha256())
                    .as(event.wireName())
                    .contains(kept);
        }
        assertThat(entry(poland, id, EvidenceEvent.MESSAGE_SEALED).documentSha256())
                .isEmpty();
    }

    @Test
    void theRefusalOfASubmissionNamesTheReceiptTheSystemGot() {
        String form = SampleForms.referral(NUMBER).replace("<ochronaMiedzynarodowa kod=\"0\"/>", "");
        SubmissionAnswer answer = poland.submit(PL_SG, NUMBER, form.getBytes(StandardCharsets.UTF_8));
        assertThat(answer)
                .isInstanceOfSatisfying(
                        SubmissionAnswer.Refused.class,
                        refused -> assertThat(entry(poland, refused.messageId(), EvidenceEvent.SUBMISSION_REJECTION)
                                        .documentSha256())
                                .contains(Sha256.of(refused.receipt())));
    }

    @Test
    void aFailureThatTheSendersNodeStatesItselfNamesItsReceipt() {
        poland.peers().put(BY, MemoryPeers.dead());
        MessageId id = refer(NUMBER);
        federation.clock().advance(Duration.ofDays(31));
        federation.sweep();
        byte[] receipt = poland.messages()
                .receipt(id, Direction.OUT, EvidenceEvent.RELAY_FAILURE)
                .orElseThrow();
        assertThat(entry(poland, id, EvidenceEvent.RELAY_FAILURE).documentSha256())
                .contains(Sha256.of(receipt));
    }

    /** Receipts on a trail about messages between a Polish party and another; what a system got from its own gateway is not exchanged. */
    private static Set<Exchanged> crossing(MemoryNode node, PartyId other) {
        Set<PartyId> both = Set.of(PL_SG, other);
        return node.trail().all().stream()
                .filter(entry -> entry.from().filter(both::contains).isPresent())
                .filter(entry -> entry.to().filter(both::contains).isPresent())
                .filter(entry -> entry.event() != EvidenceEvent.SUBMISSION_ACCEPTANCE)
                .flatMap(entry -> entry.documentSha256().stream()
                        .map(receipt ->
                                new Exchanged(entry.event(), entry.messageId().orElseThrow(), receipt)))
                .collect(Collectors.toSet());
    }

    private static TrailEntry entry(MemoryNode node, MessageId id, EvidenceEvent event) {
        return node.trail().entriesOf(id).stream()
                .filter(entry -> entry.event() == event)
                .findFirst()
                .orElseThrow();
    }

    private MessageId refer(String number) {
        MessageId id = poland.accepted(PL_SG, number, SampleForms.referral(number));
        federation.settle();
        return id;
    }

    /** A line on which what is said about an envelope no longer fits what is in it. */
    private static PeerClient spoiling(PeerClient line) {
        return new PeerClient() {
            @Override
            public byte[] relay(NodeId peer, EnvelopeMetadata metadata, byte[] cms) {
                return line.relay(peer, later(metadata), cms);
            }

            @Override
            public void report(NodeId peer, byte[] receipt) {
                line.report(peer, receipt);
            }
        };
    }

    private static EnvelopeMetadata later(EnvelopeMetadata metadata) {
        return new EnvelopeMetadata(
                metadata.messageId(),
                metadata.type(),
                metadata.caseReference(),
                metadata.sequence() + 1,
                metadata.from(),
                metadata.to(),
                metadata.purpose(),
                metadata.created(),
                metadata.expires(),
                metadata.suite(),
                metadata.versions(),
                metadata.originalSha256(),
                metadata.inReplyTo());
    }
}
