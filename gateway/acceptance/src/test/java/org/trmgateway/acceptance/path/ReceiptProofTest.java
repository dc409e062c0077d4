package org.trmgateway.acceptance.path;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.trmgateway.acceptance.demo.Samples;
import org.trmgateway.acceptance.demo.SystemClient;
import org.trmgateway.acceptance.demo.SystemClient.Answer;
import org.trmgateway.acceptance.demo.Waiting;
import org.trmgateway.certs.SamplePki;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.Sha256;
import org.trmgateway.routes.store.Direction;
import org.trmgateway.routes.store.MessageStore;
import org.trmgateway.seal.StampedReceipt;
import org.trmgateway.seal.TrailPolicies;
import org.trmgateway.trail.note.EntryProof;
import org.trmgateway.trail.note.WitnessPolicy;

/** Real nodes: a receipt comes with the proof that it is on the trail of the peer that gave it. */
@ExtendWith(SharedFederation.class)
class ReceiptProofTest {

    private final LiveFederation live;

    ReceiptProofTest(LiveFederation live) {
        this.live = live;
    }

    @Test
    void aReceiptOfAPeerIsProvenByItsTrail() {
        SystemClient client = live.poland();
        Answer accepted =
                client.submit(Samples.polish(Samples.WORKER, live.newCaseNumber()), "application/xml", "proven-1");
        assertThat(accepted.status()).isEqualTo(201);
        MessageId id = MessageId.parse(accepted.json().get("messageIds").get(0).asString());
        Waiting.until(
                "the proof is kept",
                LiveFederation.PATIENCE,
                () -> live.database("pl")
                        .sql("select true from receipt_proof where event = 'RELAY_ACCEPTANCE' and message_id = :id")
                        .param("id", id.value())
                        .query(Boolean.class)
                        .optional());

        byte[] receipt = live.bean("pl", MessageStore.class)
                .receipt(id, Direction.OUT, EvidenceEvent.RELAY_ACCEPTANCE)
                .orElseThrow();
        Answer container = client.send(client.request("/v1/messages/" + id + "/evidence/RelayAcceptance")
                .GET());
        StampedReceipt given = StampedReceipt.read(container.body());
        assertThat(given.signed()).isEqualTo(receipt);
        EntryProof proof = EntryProof.read(given.trailProof().orElseThrow());
        assertThat(proof.verify(policy("by", proof.origin()), Sha256.of(receipt), EvidenceEvent.RELAY_ACCEPTANCE, id)
                        .from())
                .isPresent();

        Waiting.until(
                "the proof is on the trail",
                LiveFederation.PATIENCE,
                () -> Optional.of(onTrail("ReceiptProofKept")).filter(number -> number > 0));
        String door =
                "/v1/peer/messages/" + id + "/proofs/" + Sha256.of(receipt).hex();
        assertThat(client.send(client.request(door).GET()).status()).isEqualTo(403);
    }

    private WitnessPolicy policy(String node, String origin) {
        return WitnessPolicy.read(TrailPolicies.of(
                        SamplePki.load(live.federation().keys().layout().directory())
                                .directory(Clock.systemUTC())
                                .content())
                .policy(new NodeId(node), origin.substring(origin.lastIndexOf('/') + 1))
                .getBytes(UTF_8));
    }

    private long onTrail(String event) {
        return live.database("pl")
                .sql("select count(*) from trail_entry where convert_from(body, 'UTF8') like :event")
                .param("event", "%\"event\":\"" + event + "\"%")
                .query(Long.class)
                .single();
    }
}
