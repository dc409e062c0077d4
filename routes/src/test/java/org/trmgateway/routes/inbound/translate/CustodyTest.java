package org.trmgateway.routes.inbound.translate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.trmgateway.routes.federation.MemoryFederation.IOM;
import static org.trmgateway.routes.federation.MemoryFederation.IOM_DESK;
import static org.trmgateway.routes.federation.MemoryFederation.IOM_PL;
import static org.trmgateway.routes.federation.MemoryFederation.PL;
import static org.trmgateway.routes.federation.MemoryFederation.PL_SG;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.routes.federation.MemoryFederation;
import org.trmgateway.routes.federation.MemoryNode;
import org.trmgateway.routes.federation.SampleForms;
import org.trmgateway.routes.federation.SampleWorld;
import org.trmgateway.routes.inbound.deliver.Inbox;
import org.trmgateway.seal.Custody;
import org.trmgateway.seal.OpenedPart;
import org.trmgateway.seal.PartBinding;
import org.trmgateway.seal.PartSealer;

/** What is sealed for a party is opened by the node that holds its keys, which says so, and by no other. */
class CustodyTest {

    private static final String NUMBER = "SG/2026/7960";
    private static final String NAME = "Łącka-Wójcik";

    private MemoryFederation federation;
    private MemoryNode iom;

    @BeforeEach
    void start() throws Exception {
        federation = new MemoryFederation();
        iom = federation.node(IOM);
    }

    @AfterEach
    void stop() {
        federation.close();
    }

    @Test
    void opensThePartOfAPartyWhoseKeysTheNodeHoldsAndSaysSo() {
        MessageId id = refer(IOM_PL);

        assertThat(document(IOM_PL, id)).contains(NAME);
        assertThat(iom.inbox().list(IOM_PL))
                .singleElement()
                .satisfies(item -> assertThat(item.custody()).contains(Custody.NODE));
        assertThat(catchThrowableOfType(
                                GatewayException.class, () -> iom.inbox().sealedPart(IOM_PL, id))
                        .code())
                .isEqualTo(ErrorCode.DELIVER_ITEM_UNKNOWN);
    }

    @Test
    void handsThePartOfAPartyWithItsOwnDeskOnClosedAndDeliversTheRest() {
        MessageId id = refer(IOM_DESK);

        assertThat(document(IOM_DESK, id)).contains(id.toString()).doesNotContain(NAME, "Wolha", "Zmyślona");
        assertThat(iom.inbox().list(IOM_DESK))
                .singleElement()
                .satisfies(item -> assertThat(item.custody()).contains(Custody.PARTY));
        Inbox.Document part = iom.inbox().sealedPart(IOM_DESK, id);
        assertThat(part.mediaType()).isEqualTo("application/cms");
        OpenedPart opened = PartSealer.open(part.content(), SampleWorld.get().desk(), id);
        assertThat(opened.binding()).isEqualTo(new PartBinding(id, PL_SG, IOM_DESK));
        assertThat(new String(opened.xml(), UTF_8)).contains(NAME, "Zmyślona 7/3");
    }

    @Test
    void cannotOpenThatPartWithAnyKeyTheNodeHolds() {
        MessageId id = refer(IOM_DESK);
        byte[] part = iom.inbox().sealedPart(IOM_DESK, id).content();

        for (String party : new String[] {"iom-sk", "iom-pl", "iom-by", "iom-gw"}) {
            GatewayException refused = catchThrowableOfType(
                    GatewayException.class,
                    () -> PartSealer.open(
                            part,
                            SampleWorld.get().decryption(new PartyId(party)),
                            new PartBinding(id, PL_SG, IOM_DESK)));
            assertThat(refused.code()).isEqualTo(ErrorCode.OPEN_ADDRESSEE_WRONG);
        }
    }

    private MessageId refer(PartyId to) {
        MessageId id = federation
                .node(PL)
                .accepted(PL_SG, "key", SampleForms.referralToIom(NUMBER).replace(IOM_PL.value(), to.value()));
        federation.settle();
        return id;
    }

    private String document(PartyId party, MessageId id) {
        return new String(iom.inbox().fetch(party, id).content(), UTF_8);
    }
}
