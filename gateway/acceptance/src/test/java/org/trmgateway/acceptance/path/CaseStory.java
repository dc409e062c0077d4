package org.trmgateway.acceptance.path;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.Optional;
import java.util.Set;
import org.trmgateway.acceptance.demo.Form;
import org.trmgateway.acceptance.demo.Samples;
import org.trmgateway.acceptance.demo.SystemClient;
import org.trmgateway.acceptance.demo.Waiting;
import tools.jackson.databind.JsonNode;

/** Carries a case forward as the national systems would, and clears every inbox behind it. */
final class CaseStory {

    static final Charset BELARUSIAN = Charset.forName("windows-1251");

    private static final Set<String> ENDS = Set.of("DELIVERED", "REFUSED", "EXPIRED", "QUARANTINED");

    private final LiveFederation live;

    CaseStory(LiveFederation live) {
        this.live = live;
    }

    /** Poland hands a form in by REST; returns the id of its (first) message. */
    String handIn(byte[] form) {
        SystemClient.Answer answer = live.poland().submit(form, "application/xml", "key-" + live.newCaseNumber());
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().get("messageIds").get(0).asString();
    }

    /** Poland refers a mother with two children to Belarus, which accepts; both sides find a return possible. */
    void referAndClear(String caseNumber) {
        String referral = handIn(Samples.polish(Samples.MOTHER, caseNumber));
        awaitDelivered(live.poland(), referral);
        accept(referral);
        clear(caseNumber);
    }

    /** Belarus assesses an accepted case, and Poland agrees. */
    void clear(String caseNumber) {
        String asked = handIn(fromPoland("m07-assess", caseNumber).bytes());
        live.awaitBelarusianDocument(asked);
        SystemClient belarus = live.system("by", "by-mvd-system");
        String reference = belarus.status(asked).get("caseReference").asString();
        SystemClient.Answer answer = belarus.submit(
                Form.of("m08-go")
                        .with("reference", reference)
                        .with("answers", asked)
                        .bytes(),
                "application/xml",
                "report-" + asked);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        String report = answer.json().get("messageIds").get(0).asString();
        take(live.poland(), report);
        String agreed = handIn(
                fromPoland("m08-agree", caseNumber).with("answers", report).bytes());
        live.awaitBelarusianDocument(agreed);
        awaitDelivered(live.poland(), agreed);
    }

    private static Form fromPoland(String form, String caseNumber) {
        return Form.of(form).with("case", caseNumber).with("to", "by-mvd");
    }

    /** Belarus accepts a referral by file; returns the Polish document that says so. */
    byte[] accept(String referral) {
        byte[] delivered = live.awaitBelarusianDocument(referral);
        live.drop("by", "by-mvd", Samples.belarusianAnswer(new String(delivered, BELARUSIAN), BELARUSIAN));
        return take(live.poland(), awaitAnswer(live.poland(), referral));
    }

    /** Poland asks IOM for help with a return; IOM takes the request. Returns the id of the request. */
    String askForReturn(byte[] form) {
        String request = handIn(form);
        take(live.iom(), request);
        awaitDelivered(live.poland(), request);
        return request;
    }

    /** IOM agrees to a return; Poland takes the answer. */
    byte[] approve(String request, byte[] delivered) {
        SystemClient.Answer answer =
                live.iom().submit(Samples.iomDecision(delivered), "application/json", "decision-" + request);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return take(live.poland(), answer.json().get("messageIds").get(0).asString());
    }

    /** Fetches a document out of a system's inbox once it is there, and acknowledges it. */
    byte[] take(SystemClient system, String messageId) {
        Waiting.until(
                "message arrives in the inbox",
                LiveFederation.PATIENCE,
                () -> system.inbox().stream()
                        .filter(item -> item.get("messageId").asString().equals(messageId))
                        .findFirst());
        byte[] document = system.fetch(messageId);
        system.acknowledge(messageId);
        return document;
    }

    /** Waits until the sender can prove that its message was delivered. */
    JsonNode awaitDelivered(SystemClient sender, String messageId) {
        return awaitState(sender, messageId, "DELIVERED");
    }

    /** Waits until a message is in a state; fails at once when it has ended in another. */
    JsonNode awaitState(SystemClient sender, String messageId, String state) {
        return Waiting.until("message is " + state, LiveFederation.PATIENCE, () -> {
            JsonNode status = sender.status(messageId);
            String present = status.get("state").asString();
            assertThat(ENDS.contains(present) && !present.equals(state))
                    .as("ended %s instead of %s", present, state)
                    .isFalse();
            return Optional.of(status).filter(_ -> present.equals(state));
        });
    }

    /** Id of the message in a system's inbox that answers another. */
    private static String awaitAnswer(SystemClient system, String question) {
        return Waiting.until(
                "an answer arrives in the inbox",
                LiveFederation.PATIENCE,
                () -> system.inbox().stream()
                        .filter(item -> item.get("kind").asString().equals("message"))
                        .map(item -> item.get("messageId").asString())
                        .filter(id -> question.equals(
                                system.status(id).path("inReplyTo").asString("")))
                        .findFirst());
    }
}
