package org.trmgateway.routes.expiry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.trmgateway.routes.federation.MemoryFederation.IOM;
import static org.trmgateway.routes.federation.MemoryFederation.IOM_DESK;
import static org.trmgateway.routes.federation.MemoryFederation.IOM_PL;
import static org.trmgateway.routes.federation.MemoryFederation.PL;
import static org.trmgateway.routes.federation.MemoryFederation.PL_SG;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.routes.federation.CaseForms;
import org.trmgateway.routes.federation.MemoryFederation;
import org.trmgateway.routes.federation.MemoryNode;
import org.trmgateway.routes.federation.MemoryPeers;
import org.trmgateway.routes.federation.SampleForms;
import org.trmgateway.routes.inbound.translate.Parcel;
import org.trmgateway.routes.store.Direction;
import org.trmgateway.routes.store.MessageRecord;
import org.trmgateway.routes.store.MessageState;

/** A field that stopped being of use is not sent, not delivered and not kept: here an address, two days after the last day of travel. */
class ExpiryTest {

    private static final String NUMBER = "SG/2026/7950";
    private static final String STREET = "Zmyślona 7";
    private static final String NAME = "Łącka-Wójcik";

    private static final String ADDRESS = "<Person><prs_SecondName>" + NAME + "</prs_SecondName><prs_MailingStreet>"
            + STREET + "</prs_MailingStreet></Person>";

    /** A day after the last day of travel, counted in whole days. */
    private static final Instant END = Instant.parse("2026-11-27T00:00:00Z");

    private static final String LAST_DAY = "<trm_TravelUntil>2026-11-25</trm_TravelUntil>";

    private MemoryFederation federation;
    private MemoryNode poland;
    private MemoryNode iom;

    @BeforeEach
    void start() throws Exception {
        federation = new MemoryFederation();
        poland = federation.node(PL);
        iom = federation.node(IOM);
        openACase();
    }

    @AfterEach
    void stop() {
        federation.close();
    }

    @Test
    void isDeliveredAsLongAsItIsOfUse() {
        MessageId id = refer(IOM_PL);
        setClock(END.minusMillis(1));

        assertThat(iom.inbox().list(IOM_PL))
                .singleElement()
                .satisfies(item -> assertThat(item.readableUntil()).contains(END));
        assertThat(fetch(id)).contains(STREET, NAME);
        iom.inbox().acknowledge(IOM_PL, id);
        assertThat(iom.message(id, Direction.IN).state()).isEqualTo(MessageState.DELIVERED);
    }

    @Test
    void isDroppedBeforeItIsSealedAndNotSentLate() {
        poland.setBrokerDown(true);
        MessageId id = poland.accepted(PL_SG, "key", request(IOM_PL, ADDRESS));
        setClock(END);
        poland.setBrokerDown(false);
        federation.sweep();

        assertThat(poland.message(id, Direction.OUT).state()).isEqualTo(MessageState.CONSIGNED);
        assertThat(fetch(id)).contains(NAME).doesNotContain(STREET);
        assertThat(iom.inbox().list(IOM_PL))
                .singleElement()
                .satisfies(item -> assertThat(item.readableUntil()).isEmpty());
    }

    @Test
    void isDroppedBeforeItIsDeliveredAlsoOutOfAnOpenedPart() {
        iom.setBrokerDown(true);
        MessageId id = poland.accepted(PL_SG, "key", request(IOM_PL, ADDRESS));
        federation.settle();
        assertThat(iom.message(id, Direction.IN).state()).isEqualTo(MessageState.RECEIVED);
        setClock(END);
        iom.expiryWatch().sweep();
        assertThat(iom.messages().hasBody(id, Direction.IN)).isTrue();
        iom.setBrokerDown(false);
        federation.sweep();

        assertThat(fetch(id)).contains(NAME).doesNotContain(STREET);
        // the body still holds it, and goes at once; the document does not, and stays
        iom.expiryWatch().sweep();
        assertThat(iom.messages().hasBody(id, Direction.IN)).isFalse();
        assertThat(fetch(id)).contains(NAME);
        iom.inbox().acknowledge(IOM_PL, id);
        assertThat(iom.message(id, Direction.IN).state()).isEqualTo(MessageState.DELIVERED);
    }

    @Test
    void isNotHandedOutFromTheMomentOn() {
        MessageId id = refer(IOM_PL);
        setClock(END);

        assertThat(iom.inbox().list(IOM_PL)).isEmpty();
        assertThat(code(() -> iom.inbox().fetch(IOM_PL, id))).isEqualTo(ErrorCode.DELIVER_ITEM_EXPIRED);
        assertThat(code(() -> iom.inbox().acknowledge(IOM_PL, id))).isEqualTo(ErrorCode.DELIVER_ITEM_EXPIRED);
    }

    @Test
    void isDeletedAtBothNodesAndTheSenderLearnsThatNobodyReadIt() {
        MessageId id = refer(IOM_PL);
        setClock(END.minusMillis(1));
        sweepExpiries();
        assertThat(iom.messages().hasBody(id, Direction.IN)).isTrue();
        assertThat(poland.messages().hasBody(id, Direction.OUT)).isTrue();
        setClock(END);
        sweepExpiries();

        assertThat(iom.messages().hasBody(id, Direction.IN)).isFalse();
        assertThat(poland.messages().hasBody(id, Direction.OUT)).isFalse();
        assertThat(code(() -> iom.messages().envelope(id, Direction.IN))).isEqualTo(ErrorCode.DELIVER_CONTENT_ERASED);
        assertThat(code(() -> iom.messages().body(id, Direction.IN))).isEqualTo(ErrorCode.DELIVER_CONTENT_ERASED);
        assertThat(code(() -> iom.inbox().fetch(IOM_PL, id))).isEqualTo(ErrorCode.DELIVER_ITEM_EXPIRED);
        assertThat(iom.message(id, Direction.IN).state()).isEqualTo(MessageState.EXPIRED);
        assertThat(iom.trail().eventsOf(id)).endsWith(EvidenceEvent.CONTENT_HANDOVER_FAILURE);

        MessageRecord sent = poland.message(id, Direction.OUT);
        assertThat(sent.state()).isEqualTo(MessageState.REFUSED);
        assertThat(sent.refusal().orElseThrow().code()).isEqualTo(ErrorCode.DELIVER_ITEM_EXPIRED);
        assertThat(poland.messages().receipts(id, Direction.OUT)).endsWith(EvidenceEvent.CONTENT_HANDOVER_FAILURE);
        assertThat(federation.poland().parcels())
                .filteredOn(parcel -> parcel.kind().equals(Parcel.REFUSAL))
                .singleElement()
                .satisfies(parcel ->
                        assertThat(new String(parcel.document().bytes(), UTF_8)).contains("DELIVER_ITEM_EXPIRED"));
    }

    @Test
    void isDeletedAlsoWhereItWasFetchedAndCanStillBeAcknowledged() {
        MessageId id = refer(IOM_PL);
        assertThat(fetch(id)).contains(STREET);
        setClock(END);
        sweepExpiries();

        assertThat(iom.messages().hasBody(id, Direction.IN)).isFalse();
        assertThat(code(() -> iom.inbox().fetch(IOM_PL, id))).isEqualTo(ErrorCode.DELIVER_ITEM_EXPIRED);
        assertThat(iom.message(id, Direction.IN).state()).isEqualTo(MessageState.CONSIGNED);
        iom.inbox().acknowledge(IOM_PL, id);
        federation.settle();
        assertThat(poland.message(id, Direction.OUT).state()).isEqualTo(MessageState.DELIVERED);
    }

    @Test
    void doesNotLeaveOnceItsBodyIsDeleted() {
        poland.peers().put(IOM, MemoryPeers.dead());
        MessageId id = poland.accepted(PL_SG, "key", request(IOM_PL, ADDRESS));
        federation.settle();
        assertThat(poland.message(id, Direction.OUT).state()).isEqualTo(MessageState.SEALED);
        setClock(END);
        poland.expiryWatch().sweep();
        poland.peers().repair(IOM);
        federation.sweep();

        MessageRecord sent = poland.message(id, Direction.OUT);
        assertThat(sent.state()).isEqualTo(MessageState.REFUSED);
        assertThat(sent.refusal().orElseThrow().code()).isEqualTo(ErrorCode.DELIVER_ITEM_EXPIRED);
        assertThat(iom.inbox().list(IOM_PL)).isEmpty();
    }

    @Test
    void endsWithTheMessageWhereNobodyHereKnowsWhatIsInTheSealedPart() {
        MessageId id = refer(IOM_DESK);
        Instant end = iom.message(id, Direction.IN).metadata().expires();

        assertThat(iom.inbox().list(IOM_DESK))
                .singleElement()
                .satisfies(item -> assertThat(item.readableUntil()).contains(end));
        setClock(end);
        sweepExpiries();
        assertThat(code(() -> iom.inbox().sealedPart(IOM_DESK, id))).isEqualTo(ErrorCode.DELIVER_ITEM_EXPIRED);
    }

    @Test
    void leavesAMessageWithoutSuchAFieldAlone() {
        MessageId id = poland.accepted(
                PL_SG, "key", request(IOM_PL, "<Person><prs_SecondName>" + NAME + "</prs_SecondName></Person>"));
        federation.settle();
        setClock(END.plus(Duration.ofDays(400)));
        sweepExpiries();

        assertThat(iom.messages().hasBody(id, Direction.IN)).isTrue();
        assertThat(fetch(id)).contains(NAME);
    }

    private void setClock(Instant to) {
        federation.clock().advance(Duration.between(federation.clock().instant(), to));
    }

    private void sweepExpiries() {
        iom.expiryWatch().sweep();
        poland.expiryWatch().sweep();
        federation.settle();
    }

    private MessageId refer(PartyId to) {
        MessageId id = poland.accepted(PL_SG, "key", request(to, ADDRESS));
        federation.settle();
        return id;
    }

    private static String request(PartyId to, String person) {
        StringBuilder cells = new StringBuilder();
        for (String category : List.of("identity", "contact")) {
            cells.append("<ConsentCell><trm_ConsentPurpose>return</trm_ConsentPurpose><trm_ConsentRecipient>")
                    .append(to)
                    .append("</trm_ConsentRecipient><trm_ConsentCategory>")
                    .append(category)
                    .append("</trm_ConsentCategory><trm_ConsentFrom>2026-11-20</trm_ConsentFrom>")
                    .append("<trm_ConsentUntil>2027-10-31</trm_ConsentUntil>")
                    .append("<trm_ConsentOnward>no</trm_ConsentOnward></ConsentCell>");
        }
        return CaseForms.returnRequest(CaseForms.numbered(NUMBER, to.value()), to.value(), "no")
                .replace("<Needs>", person + "<Needs>")
                .replaceFirst("<ConsentCell>", cells + "<ConsentCell>")
                .replace("<trm_ReturnCountry>", LAST_DAY + "<trm_ReturnCountry>");
    }

    /** A case of which the assessment says that the person may go home. */
    private void openACase() {
        MessageId referral = poland.accepted(PL_SG, "referral", SampleForms.referral(NUMBER));
        federation.settle();
        poland.cases().changeState(poland.message(referral, Direction.OUT).caseId(), "CLEARED");
    }

    private String fetch(MessageId id) {
        return new String(iom.inbox().fetch(IOM_PL, id).content(), UTF_8);
    }

    private static ErrorCode code(ThrowingCallable call) {
        return catchThrowableOfType(GatewayException.class, call).code();
    }
}
