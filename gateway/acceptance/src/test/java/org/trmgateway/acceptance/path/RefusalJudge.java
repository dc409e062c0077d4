package org.trmgateway.acceptance.path;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.trmgateway.contracts.RefusalTexts;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.Evidence;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.Refusal;
import org.trmgateway.referral.Sha256;

/** What holds for every refusal: said in the sender's language, signed, on the trail, silent about the form, and without any effect. */
final class RefusalJudge {

    private final LiveFederation live;
    private final Needles needles = Needles.of(Persona.MISTAKEN.secrets());

    private Map<String, Map<String, Long>> before = Map.of();

    RefusalJudge(LiveFederation live) {
        this.live = live;
    }

    /** Remembers what every node has; call it before the refusal. */
    void begin() {
        live.settle();
        live.settle();
        before = rows();
    }

    /** What every node had then. */
    Map<String, Map<String, Long>> before() {
        return before;
    }

    /** Nothing of the person is in it. */
    void requireSilent(byte[] said) {
        assertThat(needles.in(said)).isEmpty();
    }

    void requireSaid(Refused refused, ErrorCode code, String node, String language) {
        assertThat(refused.code()).as(refused.text()).isEqualTo(code);
        assertThat(refused.sentence()).isEqualTo(text(node, code, language));
        assertThat(needles.in(refused.text())).isEmpty();
        assertThat(needles.in(refused.receipt())).isEmpty();
    }

    void requireEvidence(Refused refused, String node, Optional<String> party, Sha256 original) {
        assertThat(requireSigned(refused, node, party).originalSha256()).contains(original);
    }

    /** The receipt verifies, says the same as the answer, and its message id leads to an entry on the trail that does so too. */
    Evidence requireSigned(Refused refused, String node, Optional<String> party) {
        Evidence evidence = live.verified(refused.receipt());
        assertThat(evidence.event()).isEqualTo(EvidenceEvent.SUBMISSION_REJECTION);
        assertThat(evidence.issuer()).hasToString(node + "-gw");
        assertThat(evidence.from()).hasToString(party.orElse(node + "-gw"));
        assertThat(evidence.refusal().map(Refusal::code)).contains(refused.code());
        if (refused.status() != 0) {
            assertThat(evidence.refusal().flatMap(refusal -> refusal.detail().field()))
                    .isEqualTo(refused.field());
            assertThat(evidence.refusal().flatMap(refusal -> refusal.detail().rule()))
                    .isEqualTo(refused.rule());
        }
        assertThat(live.trail(node, evidence.messageId())).singleElement().satisfies(entry -> {
            assertThat(entry.event()).isEqualTo(EvidenceEvent.SUBMISSION_REJECTION);
            assertThat(entry.errorCode()).contains(refused.code());
            assertThat(entry.from().map(Object::toString)).isEqualTo(party);
        });
        return evidence;
    }

    void requireNothingDone() {
        live.settle();
        assertThat(rows()).isEqualTo(before);
    }

    Map<String, Map<String, Long>> rows() {
        return live.rows();
    }

    String text(String node, ErrorCode code, String language) {
        return live.bean(node, RefusalTexts.class).text(code, language);
    }
}
