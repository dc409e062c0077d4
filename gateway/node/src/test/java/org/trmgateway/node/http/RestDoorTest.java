package org.trmgateway.node.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.trmgateway.node.http.Answers.get;
import static org.trmgateway.node.http.Answers.header;
import static org.trmgateway.node.http.Answers.json;
import static org.trmgateway.node.http.Answers.send;
import static org.trmgateway.node.http.Answers.submit;

import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trmgateway.certs.SamplePki;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.Refusal;
import org.trmgateway.referral.Sha256;
import org.trmgateway.routes.look.Look;
import org.trmgateway.routes.outbound.intake.Submission;
import tools.jackson.databind.JsonNode;

class RestDoorTest {

    private static final EdgeNode NODE = EdgeNode.running();
    private static final HttpClient CLIENT = NODE.client(SamplePki.clientOf(EdgeNode.PARTY));
    private static final byte[] FORM = "<zgłoszenie>Zażółć</zgłoszenie>".getBytes(UTF_8);

    @BeforeEach
    void forgetWhatWasSeen() {
        NODE.doors().sawNothing();
        NODE.refusals().take();
    }

    @Test
    void answersAnAcceptedSubmissionWithItsReceipt() {
        HttpResponse<byte[]> answer = submit(CLIENT, "accepted-1", FORM);

        assertThat(answer.statusCode()).isEqualTo(201);
        JsonNode json = json(answer);
        String messageId = json.get("messageIds").get(0).asString();
        assertThat(json.get("state").asString()).isEqualTo("ACCEPTED");
        assertThat(json.get("acceptedAt").asString()).isEqualTo("2026-11-21T10:00:00.123Z");
        assertThat(json.get("status").asString()).isEqualTo("/v1/messages/" + messageId);
        assertThat(header(answer, "Location")).isEqualTo("/v1/messages/" + messageId);
        assertThat(Base64.getDecoder().decode(json.get("receipt").asString()))
                .isEqualTo(Sha256.of(FORM).bytes());
        assertThat(NODE.doors().takeSubmissions()).singleElement().satisfies(submission -> {
            assertThat(submission.sender()).isEqualTo(EdgeNode.PARTY);
            assertThat(submission.channel()).isEqualTo("rest");
            assertThat(submission.idempotencyKey()).contains("accepted-1");
            assertThat(submission.original().value()).isEqualTo(FORM);
        });
    }

    @Test
    void answersAReplayWithTheSameReceiptAnd200() {
        HttpResponse<byte[]> first = submit(CLIENT, "replayed-1", FORM);
        HttpResponse<byte[]> second = submit(CLIENT, "replayed-1", FORM);

        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body());
    }

    @Test
    void answersWithTheBareReceiptWhenAsked() {
        HttpResponse<byte[]> answer = send(
                CLIENT,
                "/v1/submissions",
                request -> request.header("Idempotency-Key", "bare-1")
                        .header("Accept", "application/vnd.etsi.asic-e+zip")
                        .POST(BodyPublishers.ofByteArray(FORM)));

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(header(answer, "Content-Type")).isEqualTo("application/vnd.etsi.asic-e+zip");
        assertThat(answer.body()).isEqualTo(Sha256.of(FORM).bytes());
    }

    @Test
    void takesABodyAsItIsWhateverItsType() {
        for (String type : new String[] {"multipart/form-data; boundary=x", "application/x-www-form-urlencoded"}) {
            byte[] form = ("--x\r\nname=" + type + "&b=c").getBytes(UTF_8);
            HttpResponse<byte[]> answer = send(
                    CLIENT,
                    "/v1/submissions",
                    request -> request.header("Idempotency-Key", "typed-" + type.length())
                            .header("Content-Type", type)
                            .POST(BodyPublishers.ofByteArray(form)));

            assertThat(answer.statusCode()).isEqualTo(201);
            assertThat(NODE.doors().takeSubmissions())
                    .singleElement()
                    .satisfies(submission ->
                            assertThat(submission.original().value()).isEqualTo(form));
        }
    }

    @Test
    void handsAMissingOrUnusableKeyToTheFlowAsNone() {
        HttpResponse<byte[]> answer =
                send(CLIENT, "/v1/submissions", request -> request.POST(BodyPublishers.ofByteArray(FORM)));
        submit(CLIENT, "k".repeat(121), FORM);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(NODE.doors().takeSubmissions())
                .hasSize(2)
                .extracting(Submission::idempotencyKey)
                .containsOnly(Optional.empty());
    }

    @Test
    void answersARefusalOfTheFlowAsAProblemInTheLanguageOfTheSystem() {
        HttpResponse<byte[]> answer =
                send(CLIENT, "/v1/submissions", request -> request.POST(BodyPublishers.ofByteArray(FORM)));

        assertThat(header(answer, "Content-Type")).startsWith("application/problem+json");
        assertThat(header(answer, "Content-Language")).isEqualTo("pl");
        JsonNode problem = json(answer);
        assertThat(problem.get("type").asString()).isEqualTo("urn:trmgateway:refusal:intake-idempotency-key-missing");
        assertThat(problem.get("status").asInt()).isEqualTo(400);
        assertThat(problem.get("code").asString()).isEqualTo("INTAKE_IDEMPOTENCY_KEY_MISSING");
        assertThat(problem.get("blame").asString()).isEqualTo("SENDER");
        assertThat(problem.get("retryable").asBoolean()).isFalse();
        assertThat(problem.get("field").asString()).isEqualTo("Idempotency-Key");
        assertThat(problem.has("rule")).isFalse();
        assertThat(problem.get("messageId").asString()).hasSize(36);
        assertThat(problem.get("detail").asString()).isNotBlank().isNotEqualTo("worded by the flow");
        assertThat(Base64.getDecoder().decode(problem.get("receipt").asString()))
                .asString()
                .isEqualTo("receipt");
        assertThat(NODE.refusals().take()).isEmpty();
    }

    @Test
    void refusesABodyThatSaysItIsTooLarge() {
        HttpResponse<byte[]> answer = submit(CLIENT, "large-1", new byte[EdgeNode.MAX_SUBMISSION + 1]);

        assertTooLarge(answer);
    }

    @Test
    void refusesABodyThatTurnsOutToBeTooLarge() {
        byte[] large = new byte[EdgeNode.MAX_SUBMISSION + 1];
        HttpResponse<byte[]> answer = send(
                CLIENT,
                "/v1/submissions",
                request -> request.header("Idempotency-Key", "large-2")
                        .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large))));

        assertTooLarge(answer);
    }

    @Test
    void takesTheLargestBody() {
        assertThat(submit(CLIENT, "largest-1", new byte[EdgeNode.MAX_SUBMISSION])
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void saysNothingOfWhatBroke() {
        HttpResponse<byte[]> answer =
                submit(CLIENT, "broken-1", (RecordingDoors.BREAKS + " Anna Kowalska").getBytes(UTF_8));

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(json(answer).get("code").asString()).isEqualTo("INTAKE_UNAVAILABLE");
        assertThat(json(answer).get("retryable").asBoolean()).isTrue();
        assertThat(new String(answer.body(), UTF_8)).doesNotContain("Kowalska").doesNotContain("Exception");
    }

    @Test
    void listsThePartysOwnMessagesOnly() {
        JsonNode own = json(get(CLIENT, "/v1/messages"));
        JsonNode others = json(get(NODE.client(SamplePki.clientOf(EdgeNode.OTHER_PARTY)), "/v1/messages"));

        assertThat(own.size()).isEqualTo(2);
        assertThat(own.get(0).get("direction").asString()).isEqualTo("IN");
        assertThat(others.size()).isZero();
    }

    @Test
    void tellsWhatBecameOfAMessage() {
        JsonNode status = json(get(CLIENT, "/v1/messages/" + FixedMessages.SENT));

        assertThat(status.get("message").get("state").asString()).isEqualTo("REFUSED");
        assertThat(status.get("message").get("to").asString()).isEqualTo("by-mvd");
        assertThat(status.get("message").has("deliveredAt")).isFalse();
        assertThat(status.get("caseState").asString()).isEqualTo(FixedCases.STATE);
        assertThat(status.get("receipts").get(1).asString()).isEqualTo("RelayRejection");
        assertThat(status.get("refusal").get("code").asString()).isEqualTo("ADMIT_CONSENT_MISSING");
        assertThat(status.get("refusal").get("field").asString()).isEqualTo("C2");
    }

    @Test
    void tellsWhichAnswersAMessageIsToGetAndByWhen() {
        JsonNode expects =
                json(get(CLIENT, "/v1/messages/" + FixedMessages.SENT)).get("expects");
        JsonNode received = json(get(CLIENT, "/v1/messages/" + FixedMessages.RECEIVED));

        assertThat(expects.size()).isEqualTo(2);
        assertThat(expects.get(0).get("reply").asString()).isEqualTo("M04");
        assertThat(expects.get(0).get("dueAt").asString()).isEqualTo("2026-01-02T00:00:00Z");
        assertThat(expects.get(0).get("overdue").asBoolean()).isTrue();
        assertThat(expects.get(0).has("answeredAt")).isFalse();
        assertThat(expects.get(1).get("reply").asString()).isEqualTo("M26");
        assertThat(expects.get(1).get("answeredAt").asString()).isEqualTo("2026-01-01T06:00:00Z");
        assertThat(expects.get(1).get("overdue").asBoolean()).isFalse();
        assertThat(received.has("expects")).isFalse();
    }

    @Test
    void handsOutAReceiptByteForByte() {
        HttpResponse<byte[]> answer = get(CLIENT, "/v1/messages/" + FixedMessages.SENT + "/receipts/RelayRejection");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Content-Type")).isEqualTo("application/vnd.etsi.asic-e+zip");
        assertThat(answer.body()).isEqualTo(FixedMessages.RECEIPT);
    }

    @Test
    void answersForAMessageOfOthersAsForNone() {
        HttpResponse<byte[]> ofOthers = get(CLIENT, "/v1/messages/" + FixedMessages.OF_OTHERS);
        HttpResponse<byte[]> none = get(CLIENT, "/v1/messages/01234567-89ab-7def-8123-00000000ffff");
        HttpResponse<byte[]> noId = get(CLIENT, "/v1/messages/nothing");
        HttpResponse<byte[]> receipt =
                get(CLIENT, "/v1/messages/" + FixedMessages.OF_OTHERS + "/receipts/RelayRejection");

        assertThat(ofOthers.statusCode()).isEqualTo(404);
        assertThat(none.body()).isEqualTo(ofOthers.body());
        assertThat(noId.body()).isEqualTo(ofOthers.body());
        assertThat(receipt.body()).isEqualTo(ofOthers.body());
    }

    @Test
    void handsOutTheInboxOfThePartyOnly() {
        HttpClient other = NODE.client(SamplePki.clientOf(EdgeNode.OTHER_PARTY));

        assertThat(json(get(CLIENT, "/v1/inbox")).get(0).get("messageId").asString())
                .isEqualTo(FixedInbox.ITEM.toString());
        HttpResponse<byte[]> document = get(CLIENT, "/v1/inbox/" + FixedInbox.ITEM);
        assertThat(document.body()).isEqualTo(FixedInbox.CONTENT);
        assertThat(header(document, "Content-Type")).isEqualTo("application/xml");
        assertThat(header(document, "Cache-Control")).isEqualTo("no-store");
        assertThat(json(get(other, "/v1/inbox")).size()).isZero();
        assertThat(get(other, "/v1/inbox/" + FixedInbox.ITEM).statusCode()).isEqualTo(404);
    }

    @Test
    void tellsTheInboxForWhatPurposeAPersonLooksAndRefusesAWordThatIsNone() {
        String path = "/v1/inbox/" + FixedInbox.ITEM;
        get(CLIENT, path);
        assertThat(NODE.inbox().lastLook()).isEmpty();

        send(
                CLIENT,
                path,
                request -> request.header("X-TRM-Purpose", "supervision").header("X-TRM-Role", "supervisor"));
        assertThat(NODE.inbox().lastLook().map(Look::rule)).contains("view-1/supervision/supervisor");

        HttpResponse<byte[]> refused = send(CLIENT, path, request -> request.header("X-TRM-Purpose", "Kowalska"));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(json(refused).get("code").asString()).isEqualTo("DELIVER_PURPOSE_MISSING");
        assertThat(json(refused).get("retryable").asBoolean()).isFalse();
        assertThat(new String(refused.body(), UTF_8)).contains("X-TRM-Purpose").doesNotContain("Kowalska");
    }

    @Test
    void writesDownALookAtAMessageWhereItsSystemStatesOne() {
        String path = "/v1/messages/" + FixedMessages.SENT;
        int before = NODE.looks().rules().size();

        get(CLIENT, path);
        assertThat(NODE.looks().rules()).hasSize(before);
        send(CLIENT, path, request -> request.header("X-TRM-Purpose", "audit"));
        assertThat(NODE.looks().rules()).last().isEqualTo(FixedMessages.SENT + " view-1/audit");
    }

    @Test
    void saysOfEachDocumentWhoCanOpenWhatWasSealedAndUntilWhenItIsOfUse() {
        JsonNode item = json(get(CLIENT, "/v1/inbox")).get(0);

        assertThat(item.get("sealedPart").asBoolean()).isTrue();
        assertThat(item.get("custody").asString()).isEqualTo("party");
        assertThat(item.get("readableUntil").asString()).isEqualTo("2026-12-03T00:00:00Z");
    }

    @Test
    void handsOutASealedPartClosedAndToItsPartyOnly() {
        HttpClient other = NODE.client(SamplePki.clientOf(EdgeNode.OTHER_PARTY));
        String path = "/v1/inbox/" + FixedInbox.ITEM + "/sealed-part";

        HttpResponse<byte[]> part = get(CLIENT, path);
        assertThat(part.statusCode()).isEqualTo(200);
        assertThat(part.body()).isEqualTo(FixedInbox.PART);
        assertThat(header(part, "Content-Type")).isEqualTo("application/cms");
        assertThat(header(part, "Cache-Control")).isEqualTo("no-store");
        assertThat(get(other, path).statusCode()).isEqualTo(404);
    }

    @Test
    void saysThatADocumentHadItsTime() {
        for (String path : new String[] {"", "/sealed-part"}) {
            HttpResponse<byte[]> gone = get(CLIENT, "/v1/inbox/" + FixedInbox.EXPIRED + path);

            assertThat(gone.statusCode()).isEqualTo(410);
            assertThat(json(gone).get("code").asString()).isEqualTo("DELIVER_ITEM_EXPIRED");
        }
    }

    @Test
    void saysForEachOfItsPartiesWhoCanOpenWhatIsSealedForIt() {
        JsonNode parties = json(get(CLIENT, "/v1/parties/own"));

        assertThat(parties.valueStream()
                        .map(party -> party.get("party").asString() + " "
                                + party.get("custody").asString())
                        .toList())
                .containsExactly("pl-sg node", "pl-kcik party");
    }

    @Test
    void acknowledgesADocument() {
        HttpResponse<byte[]> answer = send(
                CLIENT,
                "/v1/inbox/" + FixedInbox.ITEM + "/acknowledgement",
                request -> request.POST(BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.body()).isEmpty();
        assertThat(NODE.inbox().isAcknowledged()).isTrue();
    }

    @Test
    void setsAndLiftsALegalHoldForTheCaseOfAMessage() {
        String path = "/v1/messages/" + FixedInbox.ITEM + "/legal-hold";

        HttpResponse<byte[]> set =
                send(CLIENT, path + "/CourtProceedings", request -> request.POST(BodyPublishers.noBody()));
        HttpResponse<byte[]> lifted = send(CLIENT, path, request -> request.DELETE());

        assertThat(set.statusCode()).isEqualTo(204);
        assertThat(lifted.statusCode()).isEqualTo(204);
        assertThat(NODE.holds().calls())
                .containsExactly(
                        "set " + EdgeNode.PARTY + " " + FixedInbox.ITEM + " CourtProceedings",
                        "lift " + EdgeNode.PARTY + " " + FixedInbox.ITEM);
    }

    @Test
    void setsNoLegalHoldForAReasonThatIsNone() {
        HttpResponse<byte[]> answer = send(
                CLIENT,
                "/v1/messages/" + FixedInbox.ITEM + "/legal-hold/AuditTrail",
                request -> request.POST(BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(json(answer).get("code").asString()).isEqualTo("DELIVER_ITEM_UNKNOWN");
    }

    @Test
    void tellsItsHealth() {
        JsonNode health = json(get(CLIENT, "/v1/health"));

        assertThat(health.get("node").asString()).isEqualTo("pl");
        assertThat(health.get("status").asString()).isEqualTo("UP");
        assertThat(health.get("parts").get("database").asBoolean()).isTrue();
        assertThat(health.get("warnings").get(0).asString()).isEqualTo("expiring: 1");
    }

    @Test
    void tellsANationalSystemWhatEndsWhen() {
        JsonNode expiry = json(get(CLIENT, "/v1/expiries")).get("expiries").get(0);

        assertThat(expiry.get("kind").asString()).isEqualTo("own-key");
        assertThat(expiry.get("name").asString()).isEqualTo("pl-sg");
        assertThat(expiry.get("until").asString()).isEqualTo("2027-01-01T00:00:00Z");
        assertThat(expiry.get("daysLeft").asInt()).isEqualTo(12);
        assertThat(expiry.get("level").asString()).isEqualTo("SOON");
        assertThat(get(NODE.client(SamplePki.STRANGER_CLIENT), "/v1/expiries").statusCode())
                .isEqualTo(403);
    }

    @Test
    void doesNotSayWhatSoftwareAnswers() {
        for (String path : new String[] {"/v1/health", "/v1/nothing", "/error", "/nothing"}) {
            HttpResponse<byte[]> answer = get(CLIENT, path);
            assertThat(answer.headers().map()).doesNotContainKeys("server", "x-powered-by");
            assertThat(new String(answer.body(), UTF_8)).doesNotContainIgnoringCase("tomcat");
            assertThat(header(answer, "Content-Type")).contains("json");
        }
    }

    @Test
    void refusesAnAddressThatIsSpeltInAnotherWay() {
        for (String path : new String[] {"/v1/messages;x=1", "/v1/%6dessages", "/v1/../v1/messages", "/soap", "/"}) {
            HttpResponse<byte[]> answer = get(CLIENT, path);
            assertThat(answer.statusCode()).as(path).isEqualTo(400);
            assertThat(json(answer).get("code").asString()).isEqualTo("INTAKE_SYNTAX");
        }
    }

    @Test
    void refusesTooManyHeaders() {
        HttpResponse<byte[]> answer = send(CLIENT, "/v1/health", request -> {
            for (int i = 0; i < 60; i++) {
                request.header("X-" + i, "x");
            }
            return request.GET();
        });

        assertThat(answer.statusCode()).isBetween(400, 431);
    }

    private static void assertTooLarge(HttpResponse<byte[]> answer) {
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(json(answer).get("code").asString()).isEqualTo("INTAKE_TOO_LARGE");
        assertThat(header(answer, "Content-Language")).isEqualTo("pl");
        assertThat(NODE.doors().sawNothing()).isTrue();
        assertThat(NODE.refusals().take())
                .containsExactly(new RecordingRefusalLog.Entry(
                        new Refusal(ErrorCode.INTAKE_TOO_LARGE, Detail.field("body")),
                        "rest",
                        Optional.of(EdgeNode.PARTY)));
    }
}
