package org.trmgateway.node.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trmgateway.node.http.Answers.get;
import static org.trmgateway.node.http.Answers.json;
import static org.trmgateway.node.http.Answers.submit;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trmgateway.certs.SamplePki;
import org.trmgateway.referral.PartyId;
import org.trmgateway.routes.store.Direction;
import org.trmgateway.routes.store.HoldStore.Hold;
import tools.jackson.databind.JsonNode;

/** What the doors say to those who are cut off, and of what waits because of them. */
class CutOffDoorTest {

    private static final EdgeNode NODE = EdgeNode.running();
    private static final HttpClient CLIENT = NODE.client(SamplePki.clientOf(EdgeNode.PARTY));
    private static final PartyId CUT = new PartyId("by-mvd");

    @BeforeEach
    void forgetWhatWasSeen() {
        NODE.doors().sawNothing();
        NODE.refusals().take();
    }

    @AfterEach
    void restore() {
        NODE.cutOff();
        NODE.held().release();
        NODE.refusals().take();
    }

    @Test
    void refusesTheSystemOfACutPartyAtEveryNationalDoor() throws Exception {
        NODE.cutOff(EdgeNode.PARTY);
        HttpResponse<byte[]> rest = submit(CLIENT, "cut-1", new byte[] {1});
        assertThat(rest.statusCode()).isEqualTo(403);
        assertThat(json(rest).get("code").asString()).isEqualTo("INTAKE_PARTY_CUT_OFF");
        assertThat(get(CLIENT, "/v1/inbox").statusCode()).isEqualTo(403);
        assertThat(soap(CLIENT, "/soap/submission")).contains("INTAKE_PARTY_CUT_OFF");
        assertThat(NODE.doors().sawNothing()).isTrue();
        assertThat(get(NODE.client(SamplePki.clientOf(EdgeNode.OTHER_PARTY)), "/v1/inbox")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void refusesTheNodeOfACutGatewayAndNoOther() throws Exception {
        HttpClient peer = NODE.peer(EdgeNode.BY);
        NODE.cutOff(new PartyId("by-gw"));
        assertThat(soap(peer, "/soap/relay")).contains("RECEIVE_PEER_CUT_OFF");
        NODE.cutOff(new PartyId("iom-gw"));
        assertThat(soap(peer, "/soap/relay")).doesNotContain("CUT_OFF");
    }

    @Test
    void saysWhyAMessageWaits() {
        Instant since = Instant.parse("2026-11-21T12:00:00Z");
        NODE.held().put(new Hold(FixedMessages.RECEIVED, Direction.IN, CUT, since, Optional.empty()));

        JsonNode held =
                json(get(CLIENT, "/v1/messages/" + FixedMessages.RECEIVED)).get("held");
        assertThat(held.get("party").asString()).isEqualTo("by-mvd");
        assertThat(held.get("since").asString()).isEqualTo("2026-11-21T12:00:00Z");
        assertThat(held.get("reason").get("code").asString()).isEqualTo("DELIVER_ITEM_HELD");
        assertThat(held.get("reason").get("detail").asString()).isNotBlank();

        JsonNode list = json(get(CLIENT, "/v1/messages/held"));
        assertThat(list.get(0).get("message").get("messageId").asString()).isEqualTo(FixedMessages.RECEIVED.toString());
        assertThat(json(get(CLIENT, "/v1/messages/" + FixedMessages.SENT)).has("held"))
                .isFalse();
    }

    private static String soap(HttpClient client, String path) throws Exception {
        return client.send(
                        HttpRequest.newBuilder(NODE.baseAddress().resolve(URI.create(path)))
                                .header("Content-Type", "application/soap+xml; charset=UTF-8")
                                .POST(
                                        BodyPublishers.ofString(
                                                "<e:Envelope xmlns:e=\"http://www.w3.org/2003/05/soap-envelope\"><e:Body/></e:Envelope>"))
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }
}
