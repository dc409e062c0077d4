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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Refusal;
import org.trmgateway.routes.federation.CaseForms;
import org.trmgateway.routes.federation.MemoryFederation;
import org.trmgateway.routes.federation.MemoryNode;
import org.trmgateway.routes.federation.MemoryPeers;
import org.trmgateway.routes.federation.SampleForms;
import org.trmgateway.routes.inbound.translate.Parcel;
import org.trmgateway.routes.outbound.intake.SubmissionAnswer;
import org.trmgateway.routes.store.Direction;
import org.trmgateway.routes.store.MessageRecord;
import org.trmgateway.routes.store.MessageState;

/** Withdrawals, alerts, strands and onward consent, through all stages of three nodes. */
class ChoreographyFlowTest {

    private static final String NUMBER = "SG/2026/7801";
    private static final PartyId IOM_BY = new PartyId("iom-by");
    private static final PartyId BY_KONSUL = new PartyId("by-konsul");

    private MemoryFederation federation;
    private MemoryNode poland;
    private MemoryNode belarus;
    private MemoryNode iom;

    @BeforeEach
    void start() throws Exception {
        federation = new MemoryFederation();
        poland = federation.node(PL);
        belarus = federation.node(BY);
        iom = federation.node(IOM);
    }

    @AfterEach
    void stop() {
        federation.close();
    }

    @Test
    void stopsAMessageThatAWithdrawalOvertakesAndFillsItsPlace() {
        poland.peers().put(BY, MemoryPeers.dead());
        MessageId referral = submit("r", SampleForms.referral(NUMBER));
        MessageId withdrawal = submit("w", SampleForms.withdrawalOf(NUMBER, "referral"));
        MessageId other = submit("o", SampleForms.withdrawalOf(NUMBER, "statistics"));
        poland.peers().repair(BY);
        later();
        MessageRecord stopped = poland.message(referral, Direction.OUT);
        assertThat(stopped.state()).isEqualTo(MessageState.REFUSED);
        assertThat(stopped.refusal().map(Refusal::code)).contains(ErrorCode.ADMIT_CONSENT_WITHDRAWN);
        assertThat(belarus.messages().find(referral, Direction.IN)).isEmpty();
        List<MessageRecord> arrived = belarus.messages().recent(BY_MVD, 10);
        assertThat(arrived)
                .extracting(message ->
                        message.metadata().type().code() + message.metadata().sequence())
                .containsExactlyInAnyOrder("M261", "M222", "M223");
        assertThat(arrived).extracting(MessageRecord::state).containsOnly(MessageState.DELIVERED);
        assertThat(federation.belarus().parcels())
                .extracting(Parcel::messageId)
                .containsExactlyInAnyOrder(withdrawal, other);
    }

    @Test
    void passesAnAlertOnOverTwoHopsAndNotInCircles() {
        forwarded();
        submit("alert", CaseForms.alert("<trm_CaseNumber>" + NUMBER + "</trm_CaseNumber>", "ThreatMade"));
        for (PartyId office : List.of(IOM_PL, IOM_BY)) {
            assertThat(arrivedAt(iom, office, "M21")).hasSize(1);
            assertThat(iom.cases()
                            .lock(arrivedAt(iom, office, "M21").getFirst().caseId())
                            .state())
                    .isEqualTo("HOLD");
        }
        assertThat(arrivedAt(poland, PL_SG, "M21")).isEmpty();
        assertThat(iom.outbox().items()).isEmpty();
    }

    @Test
    void keepsAnAsylumAlertAtHomeAndLetsNothingCrossAfterwards() {
        submit("r", SampleForms.referral(NUMBER));
        String own = "<trm_CaseNumber>" + NUMBER + "</trm_CaseNumber>";
        MessageId kept = submit("alert", CaseForms.alert(own, "InternationalProtection"));
        assertThat(poland.message(kept, Direction.OUT).metadata().to()).isEqualTo(PL_SG);
        assertThat(poland.message(kept, Direction.OUT).state()).isEqualTo(MessageState.DELIVERED);
        assertThat(poland.caseStateOf(kept, Direction.OUT)).isEqualTo("HOLD");
        assertThat(arrivedAt(belarus, BY_MVD, "M21")).isEmpty();
        Detail protection = Detail.of("A1", "protection");
        assertRefused("q", CaseForms.question(CaseForms.numbered(NUMBER, "by-mvd"), "N1"), protection);
        assertRefused("other", CaseForms.alert(own, "ThreatMade"), protection);
        assertRefused("again", CaseForms.question(CaseForms.numbered(NUMBER, "by-mvd"), "N1"), protection);
        submit("w", SampleForms.withdrawalOf(NUMBER, "statistics"));
        assertThat(arrivedAt(belarus, BY_MVD, "M22")).hasSize(1);
        assertThat(belarus.messages().recent(BY_MVD, 10)).hasSize(2);
    }

    @Test
    void asksForCapacityUnderAReferenceThatTheReferralDoesNotShare() {
        MessageId query = submit("q", CaseForms.query(CaseForms.numbered(NUMBER, "by-mvd")));
        MessageId referral = submit("r", SampleForms.referral(NUMBER));
        MessageRecord asked = poland.message(query, Direction.OUT);
        MessageRecord referred = poland.message(referral, Direction.OUT);
        assertThat(asked.caseId()).isEqualTo(referred.caseId());
        assertThat(asked.metadata().caseReference())
                .isNotEqualTo(referred.metadata().caseReference());
        assertThat(referred.metadata().sequence()).isEqualTo(1);
        assertThat(belarus.message(query, Direction.IN).caseId())
                .isNotEqualTo(belarus.message(referral, Direction.IN).caseId());
    }

    @Test
    void givesAConsulNothingToJoinWithTheReferral() {
        MessageId referral = submit("r", SampleForms.referral(NUMBER));
        poland.cases().changeState(poland.message(referral, Direction.OUT).caseId(), "CLEARED");
        MessageId document =
                submit("d", CaseForms.travelDocument(CaseForms.numbered(NUMBER, "by-konsul"), "by-konsul"));
        MessageRecord sent = poland.message(document, Direction.OUT);
        MessageRecord referred = poland.message(referral, Direction.OUT);
        assertThat(sent.metadata().caseReference())
                .isNotEqualTo(referred.metadata().caseReference());
        assertThat(sent.metadata().inReplyTo()).isEmpty();
        assertThat(sent.metadata().sequence()).isEqualTo(1);
        assertThat(text(BY_KONSUL, document))
                .doesNotContain(NUMBER, referred.metadata().caseReference().value(), "referral");

        submit("w", CaseForms.withdrawal(NUMBER, List.of("travelDoc", "return", "referral")));
        MessageId told =
                arrivedAt(belarus, BY_KONSUL, "M22").getFirst().metadata().messageId();
        assertThat(text(BY_KONSUL, told))
                .contains("цель=\"проездной документ\"")
                .containsOnlyOnce("<пункт");
        assertThat(arrivedAt(belarus, BY_MVD, "M22")).hasSize(1);
    }

    @Test
    void tellsAConsulNothingOfAWithdrawalOfOtherPurposes() {
        MessageId referral = submit("r", SampleForms.referral(NUMBER));
        poland.cases().changeState(poland.message(referral, Direction.OUT).caseId(), "CLEARED");
        submit("d", CaseForms.travelDocument(CaseForms.numbered(NUMBER, "by-konsul"), "by-konsul"));
        submit("w", SampleForms.withdrawalOf(NUMBER, "referral"));
        assertThat(arrivedAt(belarus, BY_KONSUL, "M22")).isEmpty();
        assertThat(arrivedAt(belarus, BY_MVD, "M22")).hasSize(1);
    }

    @Test
    void letsAnOfficeForwardWhatItMayPassOnAndTellsTheOtherOfAWithdrawal() {
        MessageId atOther = forwarded();
        assertThat(iom.message(atOther, Direction.IN).state()).isEqualTo(MessageState.CONSIGNED);
        assertThat(iom.cases().consents(iom.message(atOther, Direction.IN).caseId()))
                .isNotEmpty()
                .allMatch(cell -> cell.withdrawnOn().isEmpty());
        submit("w", SampleForms.withdrawalOf(NUMBER, "return"));
        assertThat(arrivedAt(iom, IOM_PL, "M22")).hasSize(1);
        assertThat(arrivedAt(iom, IOM_BY, "M22")).hasSize(1);
        assertThat(iom.cases().consents(iom.message(atOther, Direction.IN).caseId()))
                .isNotEmpty()
                .allMatch(cell -> cell.withdrawnOn().isPresent());
    }

    /** A return request that one office of IOM has sent on to the other. */
    private MessageId forwarded() {
        MessageId referral = submit("r", SampleForms.referral(NUMBER));
        poland.cases().changeState(poland.message(referral, Direction.OUT).caseId(), "CLEARED");
        MessageId request =
                submit("m10", CaseForms.returnRequest(CaseForms.numbered(NUMBER, "iom-pl"), "iom-pl", "iom-by"));
        String reference = poland.message(request, Direction.OUT)
                .metadata()
                .caseReference()
                .value();
        MessageId onward = iom.accepted(
                IOM_PL, "onward", CaseForms.returnRequest(CaseForms.quoted(reference, "iom-by"), "iom-by", "no"));
        federation.settle();
        assertThat(arrivedAt(iom, IOM_BY, "M10"))
                .extracting(message -> message.metadata().messageId())
                .containsExactly(onward);
        return onward;
    }

    private MessageId submit(String key, String form) {
        MessageId id = poland.accepted(PL_SG, NUMBER + "-" + key, form);
        federation.settle();
        return id;
    }

    private void assertRefused(String key, String form, Detail detail) {
        SubmissionAnswer answer = poland.submit(PL_SG, NUMBER + "-" + key, form.getBytes(StandardCharsets.UTF_8));
        assertThat(answer)
                .isInstanceOfSatisfying(
                        SubmissionAnswer.Refused.class,
                        refused -> assertThat(refused.refusal())
                                .isEqualTo(new Refusal(ErrorCode.ADMIT_GATE_CLOSED, detail)));
    }

    private static List<MessageRecord> arrivedAt(MemoryNode node, PartyId party, String type) {
        return node.messages().recent(party, 50).stream()
                .filter(message -> message.direction() == Direction.IN)
                .filter(message -> message.metadata().type().code().equals(type))
                .toList();
    }

    private String text(PartyId party, MessageId id) {
        return new String(belarus.inbox().fetch(party, id).content(), SampleForms.BELARUSIAN);
    }

    private void later() {
        for (int round = 0; round < 3; round++) {
            federation.clock().advance(Duration.ofMinutes(6));
            federation.sweep();
        }
        assertThat(poland.outbox().items()).isEmpty();
    }
}
