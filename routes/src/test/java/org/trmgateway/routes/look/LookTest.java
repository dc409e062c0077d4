package org.trmgateway.routes.look;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.trmgateway.routes.federation.MemoryFederation.BY;
import static org.trmgateway.routes.federation.MemoryFederation.BY_MVD;
import static org.trmgateway.routes.federation.MemoryFederation.PL;
import static org.trmgateway.routes.federation.MemoryFederation.PL_SG;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.MessageId;
import org.trmgateway.routes.federation.MemoryFederation;
import org.trmgateway.routes.federation.MemoryNode;
import org.trmgateway.routes.federation.SampleForms;
import org.trmgateway.trail.TrailEntry;

class LookTest {

    private static final Optional<Look> CASEWORK = Look.read(Optional.of("casework"), Optional.empty());

    private MemoryFederation federation;
    private MemoryNode belarus;
    private MessageId id;

    @BeforeEach
    void deliver() throws Exception {
        federation = new MemoryFederation();
        belarus = federation.node(BY);
        belarus.deliverTo(BY_MVD, belarus.inbox());
        id = federation.node(PL).accepted(PL_SG, "first", SampleForms.referral("SG/2026/7701"));
        federation.settle();
    }

    @AfterEach
    void stop() {
        federation.close();
    }

    @Test
    void theFirstCollectionIsNoLook() {
        belarus.inbox().fetch(BY_MVD, id);
        belarus.inbox().acknowledge(BY_MVD, id);

        assertThat(looks()).isEmpty();
    }

    @Test
    void isOnTheTrailWhenASystemCollectsAgainWhatItDidNotAcknowledge() {
        belarus.inbox().fetch(BY_MVD, id);
        belarus.inbox().fetch(BY_MVD, id);

        assertThat(looks()).containsExactly("view-1/collected-again");
    }

    @Test
    void showsADocumentAgainForAPurposeOnlyAndSaysSoOnTheTrail() {
        byte[] collected = belarus.inbox().fetch(BY_MVD, id).content();
        belarus.inbox().acknowledge(BY_MVD, id);

        GatewayException refused = catchThrowableOfType(
                GatewayException.class, () -> belarus.inbox().fetch(BY_MVD, id));
        assertThat(refused.code()).isEqualTo(ErrorCode.DELIVER_PURPOSE_MISSING);
        assertThat(looks()).isEmpty();

        assertThat(belarus.inbox().fetch(BY_MVD, id, CASEWORK).content()).isEqualTo(collected);
        assertThat(belarus.inbox()
                        .fetch(BY_MVD, id, Look.read(Optional.of("complaint"), Optional.of("data-protection")))
                        .content())
                .isEqualTo(collected);
        assertThat(looks()).containsExactly("view-1/casework", "view-1/complaint/data-protection");
        TrailEntry look = belarus.trail().entriesOf(id).getLast();
        assertThat(look.from()).contains(PL_SG);
        assertThat(look.to()).contains(BY_MVD);
        assertThat(look.previousEventSha256()).isPresent();
    }

    @Test
    void writesDownALookBeforeAnythingIsAcknowledgedToo() {
        belarus.inbox().fetch(BY_MVD, id, CASEWORK);

        assertThat(looks()).containsExactly("view-1/casework");
    }

    @ParameterizedTest
    @CsvSource({
        "curiosity,,X-TRM-Purpose",
        "Casework,,X-TRM-Purpose",
        "'',,X-TRM-Purpose",
        "audit,Kowalska,X-TRM-Role",
        ",auditor,X-TRM-Purpose"
    })
    void takesNothingButTheCodesOfTheLists(String purpose, String role, String field) {
        GatewayException refused = catchThrowableOfType(
                GatewayException.class, () -> Look.read(Optional.ofNullable(purpose), Optional.ofNullable(role)));

        assertThat(refused.code()).isEqualTo(ErrorCode.DELIVER_PURPOSE_MISSING);
        assertThat(refused.detail().field()).contains(field);
        assertThat(refused.getMessage()).doesNotContain("Kowalska", "curiosity");
    }

    private List<String> looks() {
        return belarus.trail().entriesOf(id).stream()
                .filter(entry -> entry.event() == EvidenceEvent.MESSAGE_VIEWED)
                .map(entry -> entry.ruleId().orElseThrow())
                .toList();
    }
}
