package org.trmgateway.acceptance.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.trmgateway.acceptance.demo.Erased;
import org.trmgateway.acceptance.demo.Form;
import org.trmgateway.acceptance.demo.Judge;
import org.trmgateway.acceptance.demo.Play;
import org.trmgateway.acceptance.demo.SystemClient;
import org.trmgateway.acceptance.demo.SystemClient.Answer;
import org.trmgateway.acceptance.demo.Waiting;
import org.trmgateway.acceptance.federation.Federation;
import org.trmgateway.acceptance.federation.Member;
import org.trmgateway.referral.CaseReference;

/** A person withdraws everything: whoever had something is told, confirms, and erases; what is left verifies, and answers sensibly. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ErasureTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int PORT_BASE = 9750;

    private final ByteArrayOutputStream told = new ByteArrayOutputStream();
    private Federation federation;
    private Play.Story story;
    private SystemClient poland;
    private SystemClient belarus;
    private SystemClient iom;
    private boolean ok;

    @BeforeAll
    void playTheWithdrawal() {
        federation = TemporaryFederation.start("erasure", PORT_BASE, Member.sample());
        poland = new SystemClient(federation.baseUrl("pl"), federation.keys().tlsOf("pl-sg-system"));
        belarus = new SystemClient(federation.baseUrl("by"), federation.keys().tlsOf("by-mvd-system"));
        Play.Result result =
                Play.on(federation, new PrintStream(told, true, StandardCharsets.UTF_8), List.of("withdrawal"));
        iom = new SystemClient(federation.baseUrl("iom"), federation.keys().tlsOf("iom-pl-system"));
        story = result.stories().getFirst();
        ok = result.ok();
    }

    @AfterAll
    void stop() {
        TemporaryFederation.close(federation);
    }

    @Test
    void tellsEveryPastRecipientAndEachConfirmsAndErasesTheOriginTooAndAllOfItIsProven() {
        assertThat(ok).as(told.toString(StandardCharsets.UTF_8)).isTrue();
        assertThat(story.finalState()).isEqualTo("WITHDRAWN").isEqualTo(story.expectedState());
        assertThat(story.erasures())
                .extracting(
                        Erased::party,
                        Erased::node,
                        Erased::origin,
                        Erased::withdrawalDelivered,
                        Erased::verified,
                        Erased::trailVerified)
                .containsExactlyInAnyOrder(
                        tuple("by-mvd", "by", false, true, true, true),
                        tuple("iom-pl", "iom", false, true, true, true),
                        tuple("pl-sg", "pl", true, false, false, true));
        assertThat(story.erasures())
                .allSatisfy(erased -> assertThat(erased.shreddedAt()).isNotEmpty());
    }

    @Test
    void leavesNothingOfTheCaseThatCouldBeReadInAnyDatabase() {
        Inside inside = new Inside(federation);
        for (Erased erased : story.erasures()) {
            String message = erased.origin() ? recipient("by-mvd").withdrawal() : erased.withdrawal();
            for (String left : List.of(
                    "vault_key k where k.case_id = c.id",
                    "case_relation r where r.case_id = c.id",
                    "consent s where s.case_id = c.id",
                    "expectation e where e.case_id = c.id",
                    "message_body b join message m using (message_id, direction) where m.case_id = c.id",
                    "envelope e join message m using (message_id, direction) where m.case_id = c.id",
                    "inbox i join message m using (message_id) where m.case_id = c.id and i.encrypted_content is not null")) {
                assertThat(inside.database(erased.node())
                                .sql(
                                        "select (select count(*) from " + left + ") from case_file c"
                                                + " where c.holder = ? and c.id in (select case_id from message where message_id = ?::uuid)")
                                .param(erased.party())
                                .param(message)
                                .query(Long.class)
                                .single())
                        .as(erased.party() + ": " + left)
                        .isZero();
            }
        }
    }

    @Test
    void answersWithACodeWhereverTheCaseIsAskedForAfterwards() {
        String withdrawal = recipient("iom-pl").withdrawal();
        assertThat(iom.full(withdrawal).get("caseState").asString()).isEqualTo("WITHDRAWN");
        assertThat(iom.full(withdrawal).has("expects")).isFalse();
        assertThat(iom.receipt(withdrawal, "ContentHandover")).isPresent();
        assertCode(iom.send(iom.request("/v1/inbox/" + withdrawal).GET()), 410, "DELIVER_CONTENT_ERASED");
        iom.acknowledge(withdrawal);
        assertCode(hold(iom, withdrawal), 410, "ADMIT_CASE_ERASED");

        String reference = iom.status(withdrawal).get("caseReference").asString();
        Answer late = iom.submit(
                Form.of("m24-everything-erased")
                        .with("reference", reference)
                        .with("answers", withdrawal)
                        .bytes(),
                "application/xml",
                SystemClient.newKey());
        assertCode(late, 410, "ADMIT_CASE_ERASED");
    }

    @Test
    void aLegalHoldStopsTheErasureAndAPeerWhoErasedRefusesWhatComesLate() throws Exception {
        String number = "SG/2026/755001";
        String referral =
                handIn(poland, Form.of("m03-referral").with("case", number).with("to", "by-mvd"));
        awaitState(poland, referral, "DELIVERED");
        assertThat(hold(belarus, referral).status()).isEqualTo(204);
        assertThat(hold(belarus, referral).status()).isEqualTo(204);
        assertCode(
                belarus.send(belarus.request("/v1/messages/" + referral + "/legal-hold/Curiosity")
                        .POST(BodyPublishers.noBody())),
                404,
                "DELIVER_ITEM_UNKNOWN");
        assertCode(hold(iom, referral), 404, "DELIVER_ITEM_UNKNOWN");

        String withdrawal = handIn(poland, Form.of("m22-everything-withdrawn").with("case", number));
        awaitState(poland, withdrawal, "DELIVERED");
        String confirmed = handIn(belarus, confirmation(withdrawal));
        Waiting.until(
                "Poland gets it",
                PATIENCE,
                () -> poland.inbox().stream()
                        .filter(item -> item.get("messageId").asString().equals(confirmed))
                        .findFirst());
        poland.fetch(confirmed);
        poland.acknowledge(confirmed);
        Judge judge = new Judge(federation);
        awaitErased(judge, "pl", withdrawal);

        String late = handIn(belarus, confirmation(withdrawal));
        awaitState(belarus, late, "REFUSED");
        assertThat(belarus.full(late).get("refusal").get("code").asString()).isEqualTo("ADMIT_CASE_ERASED");
        Path refusal = federation.files("by").deliveryFolder("by-mvd");
        Waiting.until("Belarus is told", PATIENCE, () -> Optional.of(refusal).filter(folder -> holds(folder, late)));

        assertThat(judge.message("by", withdrawal).facts()).containsEntry("verdict", "intact, not erased");
        assertThat(events("by", belarus.status(withdrawal).get("caseReference").asString()))
                .contains("LegalHoldSet");
        assertThat(lift(referral).status()).isEqualTo(204);
        assertThat(lift(referral).status()).isBetween(204, 410);
        awaitErased(judge, "by", withdrawal);
        assertThat(judge.receiptsVerify(belarus, confirmed)).isTrue();
        assertThat(judge.receiptsVerify(poland, withdrawal)).isTrue();
        assertThat(events("by", belarus.status(withdrawal).get("caseReference").asString()))
                .containsSubsequence("LegalHoldSet", "LegalHoldLifted", "SubjectShredded");
    }

    private Erased recipient(String party) {
        return story.erasures().stream()
                .filter(erased -> erased.party().equals(party))
                .findFirst()
                .orElseThrow();
    }

    private Form confirmation(String withdrawal) {
        return Form.of("m24-everything-erased")
                .with(
                        "reference",
                        belarus.status(withdrawal).get("caseReference").asString())
                .with("answers", withdrawal);
    }

    private static String handIn(SystemClient from, Form form) {
        Answer answer = from.submit(form.bytes(), "application/xml", SystemClient.newKey());
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().get("messageIds").get(0).asString();
    }

    private static void awaitState(SystemClient at, String message, String state) {
        Waiting.until(
                "message " + message + " is " + state,
                PATIENCE,
                () -> Optional.of(at.status(message))
                        .filter(status -> status.get("state").asString().equals(state)));
    }

    private static void awaitErased(Judge judge, String node, String message) {
        Waiting.until(
                "node " + node + " erases",
                PATIENCE,
                () -> Optional.of(judge.message(node, message))
                        .filter(findings ->
                                "erased, intact".equals(findings.facts().get("verdict"))));
    }

    private static Answer hold(SystemClient at, String message) {
        return at.send(at.request("/v1/messages/" + message + "/legal-hold/CourtProceedings")
                .POST(BodyPublishers.noBody()));
    }

    private Answer lift(String message) {
        return belarus.send(
                belarus.request("/v1/messages/" + message + "/legal-hold").DELETE());
    }

    private static boolean holds(Path folder, String message) {
        try (var files = Files.list(folder)) {
            return files.anyMatch(file -> file.getFileName().toString().contains(message));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Events about the erasure of a conversation, in the order of the trail. */
    private List<String> events(String node, String reference) {
        String conversation = new CaseReference(reference).conversationId().hex();
        return new Inside(federation)
                .database(node)
                .sql(
                        "select substring(body from '\"event\":\"(\\w+)\"') from (select log * 1000000000::bigint + idx as place, convert_from(body, 'UTF8') as body"
                                + " from trail_entry union all select 1000000000000 + id, convert_from(body, 'UTF8') from trail_pending) e"
                                + " where body like '%' || ? || '%' and body not like '%messageId%' order by place")
                .param(conversation)
                .query(String.class)
                .list();
    }

    private static void assertCode(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.json().get("code").asString()).isEqualTo(code);
    }
}
