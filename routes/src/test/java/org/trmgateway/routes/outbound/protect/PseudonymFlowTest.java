package org.trmgateway.routes.outbound.protect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.trmgateway.routes.federation.MemoryFederation.BY;
import static org.trmgateway.routes.federation.MemoryFederation.BY_MVD;
import static org.trmgateway.routes.federation.MemoryFederation.IOM_PL;
import static org.trmgateway.routes.federation.MemoryFederation.PL;
import static org.trmgateway.routes.federation.MemoryFederation.PL_SG;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trmgateway.contracts.Strand;
import org.trmgateway.protect.BlindIndex;
import org.trmgateway.protect.BodyCipher;
import org.trmgateway.protect.Pseudonym;
import org.trmgateway.protect.PseudonymKeys;
import org.trmgateway.protect.SubjectId;
import org.trmgateway.referral.CaseReference;
import org.trmgateway.referral.EnvelopeMetadata;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Refusal;
import org.trmgateway.referral.Sha256;
import org.trmgateway.routes.CanonicalXml;
import org.trmgateway.routes.CaseBodies;
import org.trmgateway.routes.CasePseudonyms;
import org.trmgateway.routes.federation.CaseForms;
import org.trmgateway.routes.federation.MemoryFederation;
import org.trmgateway.routes.federation.MemoryNode;
import org.trmgateway.routes.federation.SampleForms;
import org.trmgateway.routes.federation.SampleWorld;
import org.trmgateway.routes.outbound.intake.SubmissionAnswer;
import org.trmgateway.routes.store.CaseRecord;
import org.trmgateway.routes.store.CaseRelation;
import org.trmgateway.routes.store.Direction;
import org.trmgateway.routes.store.MessageRecord;
import org.trmgateway.routes.store.MessageState;
import org.trmgateway.routes.store.PseudonymStore;
import org.trmgateway.seal.DirectoryParty;
import org.trmgateway.trail.TrailEntry;
import org.w3c.dom.Document;

/** Where a pseudonym goes, and what happens when it comes back. */
class PseudonymFlowTest {

    private static final String NUMBER = "SG/2026/7301";
    private static final String PERSON = "trm_Pseudonym";

    private MemoryFederation federation;
    private MemoryNode poland;
    private MemoryNode belarus;
    private MessageId referral;
    private Pseudonym given;

    @BeforeEach
    void refer() throws Exception {
        federation = new MemoryFederation();
        poland = federation.node(PL);
        belarus = federation.node(BY);
        referral = accepted("r", SampleForms.referral(NUMBER));
        given = pseudonymIn(belarus.body(referral, Direction.IN));
    }

    @AfterEach
    void stop() {
        federation.close();
    }

    @Test
    void canBeResolvedFromTheMomentItIsOnTheWire() {
        PseudonymStore.Key key =
                poland.pseudonymIndex().resolve(blinded(PL, PL_SG, given)).orElseThrow();

        assertThat(key)
                .isEqualTo(
                        new PseudonymStore.Key(SubjectId.of(polishCase().subjectId()), PL_SG, BY_MVD, "referral", 1));
        assertThat(belarus.pseudonymIndex().resolve(blinded(BY, PL_SG, given))).isEmpty();
    }

    @Test
    void comingBackItIsResolvedToThePersonOfTheCaseAndTheTrailSaysSo() {
        MessageId reply = reply(given.grouped());

        assertThat(pseudonymIn(poland.body(reply, Direction.IN))).isEqualTo(given);
        List<TrailEntry> entries = poland.trail().entriesOf(reply);
        assertThat(entries).extracting(TrailEntry::event).containsOnlyOnce(EvidenceEvent.PSEUDONYM_RESOLVED);
        assertThat(entries.toString()).doesNotContain(given.symbols());
        assertThat(poland.message(reply, Direction.IN).state()).isIn(MessageState.DELIVERED, MessageState.CONSIGNED);
        assertThat(belarus.trail().eventsOf(referral)).doesNotContain(EvidenceEvent.PSEUDONYM_RESOLVED);
    }

    @Test
    void mistypedForeignAndUnknownNumbersAreRefusedWhileTheFormIsOpen() {
        String mistyped =
                (given.symbols().charAt(0) == '0' ? "1" : "0") + given.symbols().substring(1);
        Pseudonym foreign = mint(poland, polishCase(), "iom-pl");
        MessageId other = accepted("other", SampleForms.referral("SG/2026/7302"));
        Pseudonym ofOtherCase = pseudonymIn(belarus.body(other, Direction.IN));
        String question = question();

        assertThat(refused(question, mistyped)).isEqualTo(ErrorCode.PROTECT_PSEUDONYM_INVALID);
        assertThat(refused(question, foreign.symbols())).isEqualTo(ErrorCode.PROTECT_PSEUDONYM_FOREIGN);
        assertThat(refused(question, ofOtherCase.symbols())).isEqualTo(ErrorCode.PROTECT_PSEUDONYM_UNKNOWN);
        assertThat(poland.messages().recent(PL_SG, 50)).noneMatch(message -> message.direction() == Direction.IN);
    }

    @Test
    void aNumberOfAnotherPersonIsRefusedWithSignedEvidenceByTheOneWhoGaveIt() {
        MessageId other = accepted("other", SampleForms.referral("SG/2026/7302"));
        Pseudonym ofOtherCase = pseudonymIn(belarus.body(other, Direction.IN));
        // a faulty or captured node lets it pass
        belarus.pseudonyms().receive(belarusianCase(), PL_SG, ofOtherCase);

        assertRefusedByPoland(reply(ofOtherCase.symbols()));
    }

    @Test
    void aNumberThatWasForgottenIsRefusedToo() {
        poland.pseudonymIndex().forget(SubjectId.of(polishCase().subjectId()));

        assertRefusedByPoland(reply(given.symbols()));
    }

    @Test
    void aNumberGivenToAnotherPartyOfTheSameNodeIsRefused() {
        Pseudonym ofConsul = mint(poland, polishCase(), "by-konsul");
        belarus.pseudonyms().receive(belarusianCase(), PL_SG, ofConsul);

        assertRefusedByPoland(reply(ofConsul.symbols()));
    }

    @Test
    void towardsTheOpenerThePersonIsCalledWhatTheOpenerCalledHer() {
        assertThat(standIn(belarus, referral, Direction.IN, BY_MVD, PL_SG, "<x/>"))
                .contains(given);
        assertThat(standIn(belarus, referral, Direction.IN, BY_MVD, PL_SG, person(given.grouped())))
                .contains(given);
        assertThat(standIn(belarus, referral, Direction.IN, BY_MVD, PL_SG, person("0".repeat(15))))
                .contains(given);
    }

    @Test
    void towardsAThirdPartyTheNumberOfTheOpenerNeverTravels() {
        CaseRelation onward = new CaseRelation(
                belarusianCase().id(), IOM_PL, Strand.CASE, new CaseReference("0".repeat(26)), true, 0, 0);
        belarus.cases().insertRelation(onward);

        Pseudonym own = standIn(belarus, onward, BY_MVD, IOM_PL, person(given.symbols()))
                .orElseThrow();

        assertThat(own).isNotEqualTo(given);
        assertThat(own.isFor(new NodeId("iom"))).isTrue();
        assertThat(belarus.pseudonymIndex()
                        .resolve(blinded(BY, BY_MVD, own))
                        .orElseThrow()
                        .recipient())
                .isEqualTo(IOM_PL);
    }

    @Test
    void aPseudonymThatStandsForAnotherPersonIsDerivedAgain() {
        SubjectId stranger = SubjectId.mint(new SecureRandom());
        poland.pseudonymIndex().forget(SubjectId.of(polishCase().subjectId()));
        PseudonymStore.Key taken = new PseudonymStore.Key(stranger, PL_SG, BY_MVD, "referral", 1);
        assertThat(poland.pseudonymIndex()
                        .insert(
                                taken,
                                0,
                                blinded(PL, PL_SG, given),
                                poland.clock().instant()))
                .isTrue();

        Pseudonym next = mint(poland, polishCase(), "by-mvd");

        assertThat(next).isNotEqualTo(given).isEqualTo(mint(poland, polishCase(), "by-mvd"));
        assertThat(poland.pseudonymIndex().resolve(blinded(PL, PL_SG, given))).contains(taken);
        assertThat(poland.pseudonymIndex()
                        .resolve(blinded(PL, PL_SG, next))
                        .orElseThrow()
                        .subject())
                .isEqualTo(SubjectId.of(polishCase().subjectId()));
    }

    @Test
    void afterAChangeOfTheSecretNewPseudonymsCanBeResolvedAsWell() {
        CasePseudonyms changed = new CasePseudonyms(
                new PseudonymKeys(new byte[32]),
                new BlindIndex(storageKey(PL)),
                poland.pseudonymIndex(),
                new CaseBodies(new BodyCipher(storageKey(PL), new SecureRandom())),
                federation.clock());

        Pseudonym next = changed.mint(polishCase(), party("by-mvd"), "referral");

        assertThat(next).isNotEqualTo(given).isEqualTo(changed.mint(polishCase(), party("by-mvd"), "referral"));
        assertThat(poland.pseudonymIndex().resolve(blinded(PL, PL_SG, next)))
                .isEqualTo(poland.pseudonymIndex().resolve(blinded(PL, PL_SG, given)))
                .isPresent();
    }

    @Test
    void aRollCutsOneRelationAndOldNumbersStillLeadBack() {
        Pseudonym forIom = mint(poland, polishCase(), "iom-pl");
        int epoch = epochs().roll(PL_SG, BY_MVD);

        assertThat(epoch).isEqualTo(2);
        assertThat(poland.trail().all())
                .filteredOn(entry -> entry.event() == EvidenceEvent.PSEUDONYMS_ROLLED)
                .singleElement()
                .satisfies(entry -> assertThat(entry.to()).contains(BY_MVD));
        assertThat(mint(poland, polishCase(), "by-mvd")).isNotEqualTo(given);
        assertThat(mint(poland, polishCase(), "iom-pl")).isEqualTo(forIom);
        MessageId reply = reply(given.symbols());
        assertThat(poland.trail().eventsOf(reply)).contains(EvidenceEvent.PSEUDONYM_RESOLVED);
    }

    @Test
    void aNodeRollsForAllItsPartiesOrForNone() {
        assertThatExceptionOfType(GatewayException.class)
                .isThrownBy(() -> epochs().rollAll(new PartyId("by-nobody")))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(ErrorCode.ADMIT_RECIPIENT_UNKNOWN));
        assertThat(poland.pseudonymIndex().epoch(PL_SG, BY_MVD)).isEqualTo(1);

        epochs().rollAll(BY_MVD);

        assertThat(poland.pseudonymIndex().epoch(PL_SG, BY_MVD)).isEqualTo(2);
        assertThat(poland.pseudonymIndex().epoch(IOM_PL, BY_MVD)).isEqualTo(1);
    }

    private PseudonymEpochs epochs() {
        return new PseudonymEpochs(
                PL,
                () -> SampleWorld.get().directory(federation.clock()),
                poland.pseudonymIndex(),
                poland.evidence(),
                poland.database());
    }

    private void assertRefusedByPoland(MessageId reply) {
        MessageRecord refused = poland.message(reply, Direction.IN);
        assertThat(refused.state()).isEqualTo(MessageState.REFUSED);
        assertThat(refused.refusal().map(Refusal::code)).contains(ErrorCode.PROTECT_PSEUDONYM_UNKNOWN);
        assertThat(poland.trail().eventsOf(reply)).doesNotContain(EvidenceEvent.PSEUDONYM_RESOLVED);
        assertThat(belarus.evidence()
                        .verify(belarus.messages()
                                .receipt(reply, Direction.OUT, EvidenceEvent.CONTENT_CONSIGNMENT_FAILURE)
                                .orElseThrow())
                        .refusal()
                        .map(Refusal::code))
                .contains(ErrorCode.PROTECT_PSEUDONYM_UNKNOWN);
    }

    private String question() {
        return accepted("q", CaseForms.question(CaseForms.numbered(NUMBER, "by-mvd"), "P13"))
                .toString();
    }

    /** Belarus answers a question, naming the person. */
    private MessageId reply(String pseudonym) {
        MessageId id = belarus.accepted(BY_MVD, "reply", answer(question(), pseudonym));
        federation.settle();
        return id;
    }

    private String answer(String question, String pseudonym) {
        String reference = belarus.message(referral, Direction.IN)
                .metadata()
                .caseReference()
                .value();
        return CaseForms.information(
                "<trm_CaseReference>" + reference + "</trm_CaseReference>",
                question,
                "<" + PERSON + ">" + pseudonym + "</" + PERSON + ">");
    }

    private ErrorCode refused(String question, String pseudonym) {
        SubmissionAnswer answer = belarus.submit(
                BY_MVD, "reply-" + pseudonym, answer(question, pseudonym).getBytes(StandardCharsets.UTF_8));
        assertThat(answer).isInstanceOf(SubmissionAnswer.Refused.class);
        return ((SubmissionAnswer.Refused) answer).refusal().code();
    }

    private MessageId accepted(String key, String form) {
        MessageId id = poland.accepted(PL_SG, NUMBER + "-" + key, form);
        federation.settle();
        return id;
    }

    private Optional<Pseudonym> standIn(
            MemoryNode node, MessageId about, Direction direction, PartyId from, PartyId to, String person) {
        MessageRecord message = node.message(about, direction);
        CaseRelation relation = node.cases()
                .relation(message.caseId(), message.metadata().caseReference())
                .orElseThrow();
        return standIn(node, relation, from, to, person);
    }

    private Optional<Pseudonym> standIn(
            MemoryNode node, CaseRelation relation, PartyId from, PartyId to, String person) {
        MessageRecord like = belarus.message(referral, Direction.IN);
        EnvelopeMetadata m = like.metadata();
        MessageRecord message = new MessageRecord(
                Direction.OUT,
                new EnvelopeMetadata(
                        m.messageId(),
                        m.type(),
                        relation.reference(),
                        1,
                        from,
                        to,
                        m.purpose(),
                        m.created(),
                        m.expires(),
                        m.suite(),
                        m.versions(),
                        Sha256.of(),
                        Optional.empty()),
                relation.caseId(),
                MessageState.ACCEPTED,
                "",
                "",
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                m.created(),
                Optional.empty());
        Document document = CanonicalXml.parse(person.getBytes(StandardCharsets.UTF_8));
        return new Pseudonymisation(node.cases(), node.pseudonyms(), node.database())
                .of(
                        new AcceptedMessage(message, node.cases().lock(relation.caseId()), document),
                        party(to.value()),
                        document.getDocumentElement());
    }

    private static String person(String pseudonym) {
        return "<Person><" + PERSON + ">" + pseudonym + "</" + PERSON + "></Person>";
    }

    private Pseudonym mint(MemoryNode node, CaseRecord holder, String recipient) {
        return node.pseudonyms().mint(holder, party(recipient), "referral");
    }

    private DirectoryParty party(String id) {
        return SampleWorld.get().directory(federation.clock()).party(new PartyId(id), ErrorCode.INTERNAL);
    }

    private CaseRecord polishCase() {
        return poland.cases().lock(poland.message(referral, Direction.OUT).caseId());
    }

    private CaseRecord belarusianCase() {
        return belarus.cases().lock(belarus.message(referral, Direction.IN).caseId());
    }

    private static byte[] blinded(NodeId node, PartyId origin, Pseudonym pseudonym) {
        return new BlindIndex(storageKey(node)).of(origin, pseudonym);
    }

    private static byte[] storageKey(NodeId node) {
        return Sha256.of(("storage " + node).getBytes(StandardCharsets.UTF_8)).bytes();
    }

    private static Pseudonym pseudonymIn(String canonical) {
        return Pseudonym.typed(
                CanonicalXml.value(CanonicalXml.parse(canonical.getBytes(StandardCharsets.UTF_8)), PERSON)
                        .orElseThrow());
    }
}
