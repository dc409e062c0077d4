package org.trmgateway.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trmgateway.routes.federation.MemoryFederation.BY;
import static org.trmgateway.routes.federation.MemoryFederation.BY_MVD;
import static org.trmgateway.routes.federation.MemoryFederation.IOM;
import static org.trmgateway.routes.federation.MemoryFederation.IOM_PL;
import static org.trmgateway.routes.federation.MemoryFederation.PL;
import static org.trmgateway.routes.federation.MemoryFederation.PL_SG;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trmgateway.protect.BodyCipher;
import org.trmgateway.referral.EnvelopeMetadata;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.Evidence;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.OriginalDigest;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Refusal;
import org.trmgateway.referral.Sha256;
import org.trmgateway.routes.federation.CaseForms;
import org.trmgateway.routes.federation.MemoryFederation;
import org.trmgateway.routes.federation.MemoryNode;
import org.trmgateway.routes.federation.SampleForms;
import org.trmgateway.routes.outbound.dispatch.PeerClient;
import org.trmgateway.routes.outbound.intake.SubmissionAnswer;
import org.trmgateway.routes.store.Direction;
import org.trmgateway.routes.store.MessageRecord;
import org.trmgateway.routes.store.MessageState;
import org.trmgateway.trail.TrailEntry;

/** What must hold whatever happens, each under its number. */
class InvariantsTest {

    private static final String NUMBER = "SG/2026/7901";

    /** What the sample referral says of the person and must not reach the other side. */
    private static final String[] CANARIES = {"Wolha", "Łącka", "Вольга", "92030899987", NUMBER};

    private MemoryFederation federation;
    private MemoryNode poland;
    private MemoryNode belarus;

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
    void i01_noBusinessMessageWithoutLiveConsent() {
        cleared();
        String forAnother = CaseForms.returnRequest(CaseForms.numbered(NUMBER, "iom-pl"), "iom-by", "no");
        assertRefused(forAnother, ErrorCode.ADMIT_CONSENT_MISSING, "I1");
        submit("w", SampleForms.withdrawalOf(NUMBER, "return"));
        String withdrawn = CaseForms.returnRequest(CaseForms.numbered(NUMBER, "iom-pl"), "iom-pl", "no");
        assertRefused(withdrawn, ErrorCode.ADMIT_CONSENT_WITHDRAWN, "I1");
        assertThat(federation.node(IOM).messages().recent(IOM_PL, 10)).isEmpty();
    }

    @Test
    void i02_messageOnlyInAnAllowedStateElseSignedRefusalAndStateUnchanged() {
        MessageId referral = submit("r", SampleForms.referral(NUMBER));
        SubmissionAnswer.Refused refused = assertRefused(
                CaseForms.returnRequest(CaseForms.numbered(NUMBER, "iom-pl"), "iom-pl", "no"),
                ErrorCode.ADMIT_STATE_FORBIDDEN,
                "T10a");
        Evidence said = poland.evidence().verify(refused.receipt());
        assertThat(said.event()).isEqualTo(EvidenceEvent.SUBMISSION_REJECTION);
        assertThat(said.refusal()).contains(refused.refusal());
        assertThat(poland.caseStateOf(referral, Direction.OUT)).isEqualTo("REFERRED");
    }

    @Test
    void i03_duplicatesChangeNothingAndGetTheSameReceipt() {
        MessageId id = submit("r", SampleForms.referral(NUMBER));
        EnvelopeMetadata metadata = poland.message(id, Direction.OUT).metadata();
        byte[] envelope = poland.messages().envelope(id, Direction.OUT);
        byte[] again = belarus.doors().relay(PL, metadata, envelope);
        federation.settle();
        assertThat(poland.messages().receipt(id, Direction.OUT, EvidenceEvent.RELAY_ACCEPTANCE))
                .contains(again);
        assertThat(federation.belarus().parcels()).hasSize(1);
    }

    @Test
    void i04_messagesAheadOfTheirPredecessorParkUntilItComesOrTimeIsUp() {
        poland.peers().put(BY, withoutTheFirst());
        submit("r", SampleForms.referral(NUMBER));
        MessageId ahead = submit("w", SampleForms.withdrawalOf(NUMBER, "statistics"));
        assertThat(belarus.message(ahead, Direction.IN).state()).isEqualTo(MessageState.PARKED);
        federation.clock().advance(MemoryNode.PARKED_AT_MOST.plus(Duration.ofSeconds(1)));
        belarus.inbound().giveUpParked();
        assertThat(belarus.message(ahead, Direction.IN).refusal().map(Refusal::code))
                .contains(ErrorCode.ADMIT_SEQUENCE_EXPIRED);
    }

    @Test
    void i05_noReturnOfAChildBeforeItsBestInterestsAreFoundPositive() {
        cleared();
        String request = CaseForms.returnRequest(
                CaseForms.numbered(NUMBER, "iom-pl"), "iom-pl", "no", "Child", "Go", "2027-02-12");
        assertRefused(request, ErrorCode.ADMIT_GATE_CLOSED, "best-interests");
        submit("pending", CaseForms.bestInterests(CaseForms.numbered(NUMBER, "by-mvd"), "Pending", "by-mvd"));
        assertRefused(request, ErrorCode.ADMIT_GATE_CLOSED, "best-interests");
        submit("positive", CaseForms.bestInterests(CaseForms.numbered(NUMBER, "by-mvd"), "Positive", "by-mvd"));
        MessageId accepted = submit("m10", request);
        assertThat(poland.caseStateOf(accepted, Direction.OUT)).isEqualTo("RETURN_REQUESTED");
    }

    @Test
    void i06_noGoExpiredAssessmentAsylumAndHoldBlockTheReturn() {
        MessageId referral = cleared();
        String to = CaseForms.numbered(NUMBER, "iom-pl");
        assertRefused(
                CaseForms.returnRequest(to, "iom-pl", "no", "Adult", "NoGo", "2027-02-12"),
                ErrorCode.ADMIT_GATE_CLOSED,
                "risk-current");
        assertRefused(
                CaseForms.returnRequest(to, "iom-pl", "no", "Adult", "Go", "2026-11-20"),
                ErrorCode.ADMIT_GATE_CLOSED,
                "risk-current");
        assertRefused(
                CaseForms.returnRequest(to, "iom-pl", "no").replace(">None<", ">Applied<"),
                ErrorCode.ADMIT_GATE_CLOSED,
                "protection");
        submit("alert", CaseForms.alert("<trm_CaseNumber>" + NUMBER + "</trm_CaseNumber>", "ThreatMade"));
        assertThat(poland.caseStateOf(referral, Direction.OUT)).isEqualTo("HOLD");
        assertRefused(CaseForms.returnRequest(to, "iom-pl", "no"), ErrorCode.ADMIT_STATE_FORBIDDEN, "T10a");
    }

    @Test
    void i07_travelDocumentNeverCorrelatesWithTheReferral() {
        MessageRecord referred = poland.message(cleared(), Direction.OUT);
        MessageId document =
                submit("d", CaseForms.travelDocument(CaseForms.numbered(NUMBER, "by-konsul"), "by-konsul"));
        MessageRecord asked = poland.message(document, Direction.OUT);
        assertThat(asked.metadata().caseReference())
                .isNotEqualTo(referred.metadata().caseReference());
        assertThat(asked.metadata().inReplyTo()).isEmpty();
        assertThat(body(document))
                .doesNotContain(NUMBER, referred.metadata().caseReference().value());
        assertThat(poland.trail().entriesOf(document).getFirst().conversationId())
                .isNotEqualTo(poland.trail()
                        .entriesOf(referred.metadata().messageId())
                        .getFirst()
                        .conversationId());
    }

    @Test
    void i08_nothingDroppedOrSealedReachesTheOtherSide() {
        MessageId id = submit("r", SampleForms.referral(NUMBER));
        assertThat(body(id)).contains("trm_Pseudonym").doesNotContain(CANARIES);
        assertThat(new String(
                        federation.belarus().parcels().getFirst().document().bytes(), SampleForms.BELARUSIAN))
                .doesNotContain(CANARIES);
        assertThat(new String(belarus.messages().envelope(id, Direction.IN), StandardCharsets.UTF_8))
                .doesNotContain(CANARIES);
    }

    @Test
    void i09_anUnknownCodeIsRefusedAndNeverGuessed() {
        cleared();
        String request = CaseForms.returnRequest(CaseForms.numbered(NUMBER, "iom-pl"), "iom-pl", "no")
                .replace(">ReturnAssistance<", ">Juggling<");
        SubmissionAnswer.Refused refused = refused(request);
        assertThat(refused.refusal().code()).isEqualTo(ErrorCode.TRANSLATE_SCHEMA);
        assertThat(refused.refusal().toString()).doesNotContain("Juggling");
    }

    @Test
    void i11_theOriginalsDigestIsBoundIntoWhatIsSigned() {
        String form = SampleForms.referral(NUMBER);
        MessageId id = submit("r", form);
        byte[] handedIn = form.getBytes(StandardCharsets.UTF_8);
        Sha256 original = OriginalDigest.of(id, handedIn);
        assertThat(belarus.message(id, Direction.IN).metadata().originalSha256())
                .isEqualTo(original);
        Evidence said = poland.evidence()
                .verify(poland.messages()
                        .receipt(id, Direction.OUT, EvidenceEvent.CONTENT_HANDOVER)
                        .orElseThrow());
        assertThat(said.originalSha256()).contains(original);
        assertThat(poland.evidence()
                        .verify(poland.messages()
                                .receipt(id, Direction.OUT, EvidenceEvent.SUBMISSION_ACCEPTANCE)
                                .orElseThrow())
                        .originalSha256())
                .contains(Sha256.of(handedIn));
    }

    @Test
    void i12_aWithdrawalReachesEveryPastRecipient() {
        cleared();
        submit("m10", CaseForms.returnRequest(CaseForms.numbered(NUMBER, "iom-pl"), "iom-pl", "no"));
        submit("w", SampleForms.withdrawalOf(NUMBER, "return"));
        assertThat(typesAt(belarus, BY_MVD)).contains("M22");
        assertThat(typesAt(federation.node(IOM), IOM_PL)).contains("M22");
    }

    @Test
    void i14_theTrailVerifiesWithoutAnyDataOfThePerson() {
        MessageId id = submit("r", SampleForms.referral(NUMBER));
        for (MemoryNode node : List.of(poland, belarus)) {
            List<TrailEntry> entries = node.trail().entriesOf(id);
            assertThat(entries).isNotEmpty();
            Optional<Sha256> previous = Optional.empty();
            for (TrailEntry entry : entries) {
                assertThat(entry.previousEventSha256()).isEqualTo(previous);
                previous = Optional.of(entry.toBytes().leafHash());
                assertThat(entry.toString())
                        .doesNotContain(CANARIES)
                        .doesNotContain(poland.message(id, Direction.OUT)
                                .metadata()
                                .caseReference()
                                .value());
            }
        }
    }

    @Test
    void aClosedGateNamesItsRuleAndNothingThatWasWithheld() {
        String form = SampleForms.referral(NUMBER)
                .replace("<ochronaMiedzynarodowa kod=\"0\"/>", "<ochronaMiedzynarodowa kod=\"1\"/>");
        SubmissionAnswer.Refused refused = refused(form);
        assertThat(refused.refusal().code()).isEqualTo(ErrorCode.ADMIT_GATE_CLOSED);
        assertThat(refused.refusal().detail().rule()).contains("protection");
        assertThat(refused.sentence()).doesNotContain(CANARIES);
        assertThat(new String(refused.receipt(), StandardCharsets.UTF_8)).doesNotContain(CANARIES);
        assertThat(poland.evidence().verify(refused.receipt()).toString()).doesNotContain(CANARIES);
        assertThat(poland.trail().entriesOf(refused.messageId()).toString()).doesNotContain(CANARIES);
    }

    /** A referral whose case both sides' assessments allow. */
    private MessageId cleared() {
        MessageId referral = submit("r", SampleForms.referral(NUMBER));
        poland.cases().changeState(poland.message(referral, Direction.OUT).caseId(), "CLEARED");
        belarus.cases().changeState(belarus.message(referral, Direction.IN).caseId(), "CLEARED");
        return referral;
    }

    private MessageId submit(String key, String form) {
        MessageId id = poland.accepted(PL_SG, NUMBER + "-" + key, form);
        federation.settle();
        return id;
    }

    private SubmissionAnswer.Refused assertRefused(String form, ErrorCode code, String rule) {
        SubmissionAnswer.Refused refused = refused(form);
        assertThat(refused.refusal().code()).isEqualTo(code);
        assertThat(refused.refusal().detail().rule()).contains(rule);
        return refused;
    }

    private SubmissionAnswer.Refused refused(String form) {
        SubmissionAnswer answer = poland.submit(PL_SG, NUMBER + "-x", form.getBytes(StandardCharsets.UTF_8));
        assertThat(answer).isInstanceOf(SubmissionAnswer.Refused.class);
        return (SubmissionAnswer.Refused) answer;
    }

    /** The message as Belarus keeps it, decrypted. */
    private String body(MessageId id) {
        byte[] key = Sha256.of("storage by".getBytes(StandardCharsets.UTF_8)).bytes();
        CaseBodies bodies = new CaseBodies(new BodyCipher(key, new SecureRandom()));
        MessageRecord message = belarus.message(id, Direction.IN);
        return new String(
                bodies.decryptBody(
                        belarus.cases().lock(message.caseId()),
                        id,
                        Direction.IN,
                        belarus.messages().body(id, Direction.IN)),
                StandardCharsets.UTF_8);
    }

    private static List<String> typesAt(MemoryNode node, PartyId party) {
        return node.messages().recent(party, 20).stream()
                .filter(message -> message.direction() == Direction.IN)
                .map(message -> message.metadata().type().code())
                .toList();
    }

    private PeerClient withoutTheFirst() {
        return new PeerClient() {
            @Override
            public byte[] relay(NodeId peer, EnvelopeMetadata metadata, byte[] cms) {
                if (metadata.sequence() == 1) {
                    throw new GatewayException(ErrorCode.DISPATCH_PEER_UNREACHABLE);
                }
                return poland.peers().straight().relay(peer, metadata, cms);
            }

            @Override
            public void report(NodeId peer, byte[] receipt) {
                poland.peers().straight().report(peer, receipt);
            }
        };
    }
}
