package org.trmgateway.acceptance.path;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.trmgateway.acceptance.demo.Samples;
import org.trmgateway.acceptance.demo.Waiting;
import tools.jackson.databind.JsonNode;

/** A time-stamping authority that is down: messages and receipts go their way, the node says so, and the stamps come when it is back. */
@ExtendWith(StampedFederation.class)
class TimeStampOutageTest {

    private static final List<String> EVENTS = List.of("SubmissionAcceptance", "RelayAcceptance", "ContentHandover");

    private final LiveFederation live;

    TimeStampOutageTest(LiveFederation live) {
        this.live = live;
    }

    @AfterEach
    void beAsBefore() {
        live.stopTimeStamping();
        live.startTimeStamping(StampedFederation.PORT_BASE);
    }

    @Test
    void receiptsGoOutWithoutAndCatchUpAndTheNodeSaysSo() {
        CaseStory story = new CaseStory(live);
        live.stopTimeStamping();
        String id = story.handIn(Samples.polish(Samples.WORKER, live.newCaseNumber()));
        story.awaitDelivered(live.poland(), id);
        Waiting.until("the node says that time-stamping fails", LiveFederation.PATIENCE, () -> note("sample since"));
        assertThat(note("receipts waiting")).isPresent();
        assertThat(live.poland().health().get("status").asString()).isEqualTo("UP");
        JsonNode proofs = live.poland().evidence(id).orElseThrow();
        assertThat(proofs.valueStream()).isNotEmpty().allSatisfy(proof -> {
            assertThat(proof.get("stampedAt").isEmpty()).isTrue();
            assertThat(proof.get("missing").get(0).asString()).isEqualTo("sample");
        });

        live.startTimeStamping(StampedFederation.PORT_BASE);
        story.awaitStamped(live.poland(), id, EVENTS);
        Waiting.until(
                "the node says nothing of it any more",
                LiveFederation.PATIENCE,
                () -> note("time-stamping").isEmpty() ? Optional.of(true) : Optional.empty());
    }

    private Optional<String> note(String words) {
        return live.poland()
                .health()
                .path("warnings")
                .valueStream()
                .map(JsonNode::asString)
                .filter(note -> note.contains(words))
                .findFirst();
    }
}
