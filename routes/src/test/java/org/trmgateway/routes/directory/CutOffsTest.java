package org.trmgateway.routes.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.trmgateway.routes.federation.MemoryFederation.BY;
import static org.trmgateway.routes.federation.MemoryFederation.BY_MVD;
import static org.trmgateway.routes.federation.MemoryFederation.PL;
import static org.trmgateway.routes.federation.MemoryFederation.PL_SG;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Refusal;
import org.trmgateway.routes.directory.DirectoryDesk.CutOutcome;
import org.trmgateway.routes.directory.DirectoryDesk.Outcome;
import org.trmgateway.routes.federation.MemoryFederation;
import org.trmgateway.routes.federation.MemoryNode;
import org.trmgateway.routes.federation.MemoryPeers;
import org.trmgateway.routes.federation.SampleForms;
import org.trmgateway.routes.federation.SampleWorld;
import org.trmgateway.routes.outbound.intake.SubmissionAnswer;
import org.trmgateway.routes.store.Direction;
import org.trmgateway.routes.store.HoldStore.Hold;
import org.trmgateway.routes.store.MessageState;

/** What a cut-off does to messages, and what a later directory does to the cut-off. */
class CutOffsTest {

    private static final String NUMBER = "SG/2026/7601";
    private static final byte[] CUT = SampleWorld.get().signedCut(BY_MVD);
    private static final byte[] NEXT = SampleWorld.get().signedDirectory(1);
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(6);

    private MemoryFederation federation;
    private MemoryNode poland;
    private MemoryNode belarus;

    @BeforeEach
    void start() throws Exception {
        federation = new MemoryFederation();
        poland = federation.node(PL);
        belarus = federation.node(BY);
        poland.directoryDesk().adopt(SampleWorld.get().signedDirectory(0));
        belarus.directoryDesk().adopt(SampleWorld.get().signedDirectory(0));
    }

    @AfterEach
    void stop() {
        federation.close();
    }

    @Test
    void holdsWhatWasSealedForTheCutPartyAndSendsItOnceTheNextDirectoryIsInForce() {
        MessageId id = waiting();
        poland.peers().repair(BY);

        CutOutcome outcome = poland.directoryDesk().cut(CUT);

        assertThat(outcome.outcome()).isEqualTo(Outcome.ADOPTED);
        assertThat(outcome.held()).containsExactly(id);
        federation.clock().advance(LONG_ENOUGH);
        federation.sweep();
        assertThat(poland.message(id, Direction.OUT).state()).isEqualTo(MessageState.SEALED);
        assertThat(federation.belarus().parcels()).isEmpty();
        assertThat(poland.cutOffs().ofParty(PL_SG, 10))
                .extracting(Hold::messageId)
                .containsExactly(id);
        assertThat(poland.cutOffs().ofParty(new PartyId("iom-pl"), 10)).isEmpty();

        assertThat(poland.directoryDesk().adopt(NEXT)).isEqualTo(Outcome.ADOPTED);
        assertThat(poland.cutOffs().ofParty(PL_SG, 10)).isEmpty();
        assertThat(poland.outbox().items())
                .allSatisfy(item -> assertThat(item.dueAt())
                        .isBeforeOrEqualTo(federation.clock().instant()));
        federation.clock().advance(Duration.ofSeconds(3));
        federation.sweep();
        assertThat(poland.message(id, Direction.OUT).state()).isEqualTo(MessageState.DELIVERED);
        assertThat(poland.trail().eventsOf(id))
                .containsOnlyOnce(EvidenceEvent.MESSAGE_HELD)
                .contains(EvidenceEvent.RELAY_ACCEPTANCE);
    }

    @Test
    void refusesWhatIsAddressedToTheCutParty() {
        poland.directoryDesk().cut(CUT);
        assertThat(refusal(poland, PL_SG).code()).isEqualTo(ErrorCode.ADMIT_RECIPIENT_CUT_OFF);
        assertThat(refusal(poland, PL_SG).detail().field()).contains("E11");

        poland.directoryDesk().adopt(NEXT);
        assertThat(submit(poland, PL_SG)).isInstanceOf(SubmissionAnswer.Accepted.class);
    }

    @Test
    void takesNothingFromTheCutPartysOwnSystem() {
        poland.directoryDesk().cut(SampleWorld.get().signedCut(PL_SG));
        assertThat(refusal(poland, PL_SG).code()).isEqualTo(ErrorCode.INTAKE_PARTY_CUT_OFF);
    }

    @Test
    void cutsOffEverybodyBehindAGateway() {
        MessageId id = waiting();
        CutOutcome outcome = poland.directoryDesk().cut(SampleWorld.get().signedCut(new PartyId("by-gw")));
        assertThat(outcome.held()).containsExactly(id);
        assertThat(refusal(poland, PL_SG).code()).isEqualTo(ErrorCode.ADMIT_RECIPIENT_CUT_OFF);
    }

    @Test
    void refusesWhatTheCutPartySendsWithEvidence() {
        belarus.directoryDesk().cut(SampleWorld.get().signedCut(PL_SG));
        MessageId id = refer();
        assertThat(poland.message(id, Direction.OUT).state()).isEqualTo(MessageState.REFUSED);
        assertThat(poland.message(id, Direction.OUT).refusal().map(Refusal::code))
                .contains(ErrorCode.OPEN_PARTY_CUT_OFF);
        assertThat(poland.messages().receipts(id, Direction.OUT)).contains(EvidenceEvent.RELAY_REJECTION);
        assertThat(federation.belarus().parcels()).isEmpty();
    }

    @Test
    void handsOverNothingThatArrivedBeforeTheCutAndWasNotHandedOver() {
        federation.belarus().setDown(true);
        MessageId id = refer();
        assertThat(belarus.message(id, Direction.IN).state()).isEqualTo(MessageState.RECEIVED);
        federation.belarus().setDown(false);

        CutOutcome outcome = belarus.directoryDesk().cut(SampleWorld.get().signedCut(PL_SG));

        assertThat(outcome.held()).containsExactly(id);
        federation.clock().advance(LONG_ENOUGH);
        federation.sweep();
        assertThat(federation.belarus().parcels()).isEmpty();
        assertThat(belarus.cutOffs().ofParty(BY_MVD, 10))
                .extracting(Hold::messageId)
                .containsExactly(id);

        belarus.directoryDesk().adopt(NEXT);
        federation.clock().advance(Duration.ofSeconds(3));
        federation.sweep();
        assertThat(federation.belarus().parcels()).hasSize(1);
    }

    @Test
    void keepsClosedInTheInboxWhatNobodyHasFetched() {
        belarus.deliverTo(BY_MVD, belarus.inbox());
        MessageId id = refer();
        assertThat(belarus.inbox().list(BY_MVD)).hasSize(1);

        belarus.directoryDesk().cut(SampleWorld.get().signedCut(PL_SG));

        assertThat(belarus.inbox().list(BY_MVD)).isEmpty();
        assertThat(catchThrowableOfType(
                                GatewayException.class, () -> belarus.inbox().fetch(BY_MVD, id))
                        .code())
                .isEqualTo(ErrorCode.DELIVER_ITEM_HELD);
        assertThat(catchThrowableOfType(
                                GatewayException.class, () -> belarus.inbox().acknowledge(BY_MVD, id))
                        .code())
                .isEqualTo(ErrorCode.DELIVER_ITEM_HELD);

        belarus.directoryDesk().adopt(NEXT);
        assertThat(belarus.inbox().list(BY_MVD)).hasSize(1);
        assertThat(belarus.inbox().fetch(BY_MVD, id).content()).isNotEmpty();
    }

    @Test
    void endsAHeldMessageWhenItsTimeIsOver() {
        MessageId id = waiting();
        poland.peers().repair(BY);
        poland.directoryDesk().cut(CUT);
        federation.clock().advance(Duration.ofDays(31));
        federation.sweep();
        assertThat(poland.message(id, Direction.OUT).state()).isEqualTo(MessageState.EXPIRED);
        assertThat(poland.cutOffs().ofParty(PL_SG, 10)).isEmpty();
    }

    @Test
    void sealsNothingForACutPartyAndEverythingOnceItIsRestored() {
        poland.setBrokerDown(true);
        MessageId id = accepted();
        poland.directoryDesk().cut(CUT);
        poland.setBrokerDown(false);
        for (int time = 0; time < 12; time++) {
            federation.clock().advance(LONG_ENOUGH);
            federation.sweep();
        }
        assertThat(poland.message(id, Direction.OUT).state()).isEqualTo(MessageState.ACCEPTED);

        poland.directoryDesk().adopt(NEXT);
        federation.clock().advance(Duration.ofSeconds(3));
        federation.sweep();
        assertThat(poland.message(id, Direction.OUT).state()).isEqualTo(MessageState.DELIVERED);
    }

    @Test
    void doesNotSendWhatIsSealedToAKeyThatWasReplacedMeanwhile() {
        MessageId id = waiting();
        poland.peers().repair(BY);
        poland.directoryDesk().cut(CUT);

        poland.directoryDesk().adopt(SampleWorld.get().signedDirectoryWithOtherKeys(1, BY_MVD));
        federation.clock().advance(Duration.ofSeconds(3));
        federation.sweep();

        assertThat(poland.message(id, Direction.OUT).state()).isEqualTo(MessageState.QUARANTINED);
        assertThat(poland.message(id, Direction.OUT)
                        .refusal()
                        .flatMap(refusal -> refusal.detail().rule()))
                .contains("key-replaced");
        assertThat(federation.belarus().parcels()).isEmpty();
        assertThat(federation.poland().parcels()).hasSize(1);
    }

    private MessageId waiting() {
        poland.peers().put(BY, MemoryPeers.dead());
        MessageId id = refer();
        assertThat(poland.message(id, Direction.OUT).state()).isEqualTo(MessageState.SEALED);
        return id;
    }

    private MessageId refer() {
        MessageId id = accepted();
        federation.settle();
        return id;
    }

    private MessageId accepted() {
        return poland.accepted(PL_SG, "first", SampleForms.referral(NUMBER));
    }

    private static SubmissionAnswer submit(MemoryNode node, PartyId party) {
        return node.submit(party, "second", SampleForms.referral("SG/2026/7602").getBytes(StandardCharsets.UTF_8));
    }

    private static Refusal refusal(MemoryNode node, PartyId party) {
        return switch (submit(node, party)) {
            case SubmissionAnswer.Refused refused -> refused.refusal();
            case SubmissionAnswer.Accepted accepted -> throw new AssertionError("accepted");
        };
    }
}
