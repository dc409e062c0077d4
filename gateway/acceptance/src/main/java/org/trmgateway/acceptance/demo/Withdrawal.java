package org.trmgateway.acceptance.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * IOM's gateway is away when the request is made; before it is back, the person takes back the consent to it. Then the person takes back everything:
 * whoever had something is told, confirms that it was erased, and every gateway erases its case.
 */
final class Withdrawal implements Scenario {

    @Override
    public String name() {
        return "withdrawal";
    }

    @Override
    public String title() {
        return "consent to the return is withdrawn while the request is on its way, then everything is, and everybody erases";
    }

    @Override
    public Ending play(Stage stage, String caseNumber) {
        Received referral = Openings.accepted(stage, caseNumber);
        Openings.cleared(stage, caseNumber);
        String rule = withdrawReturn(stage, caseNumber);
        withdrawEverything(stage, caseNumber);
        return new Ending(stage.caseState(stage.poland(), referral.messageId()), "WITHDRAWN", "T22a, after " + rule);
    }

    /** Returns the rule that stopped the request. */
    private static String withdrawReturn(Stage stage, String caseNumber) {
        Actor poland = stage.poland();
        Actor belarus = stage.belarus();
        stage.tell("IOM", "the gateway is switched off");
        stage.federation().stop("iom");
        String request;
        List<String> withdrawal;
        try {
            request = stage.handIn(
                    poland,
                    Form.of("m10-return")
                            .of(caseNumber, stage.iomPoland())
                            .with("onward", stage.iomBelarus().party())
                            .bytes());
            stage.tell(poland.name(), "handed in a return request; it waits for IOM's gateway");
            withdrawal = stage.handInForAll(
                    poland,
                    Form.of("m22-return-withdrawn").of(caseNumber, belarus).bytes());
            stage.tell(poland.name(), "the person withdrew consent to the return; everyone who has data is told");
            Received told = stage.arrive(poland, belarus, Stage.to(belarus, poland, withdrawal), "rest");
            stage.send(belarus, poland, Form.of("m24-erased").answering(told));
        } finally {
            stage.federation().start("iom");
        }
        stage.tell("IOM", "the gateway is back");
        Received told =
                stage.arrive(poland, stage.iomPoland(), Stage.to(stage.iomPoland(), poland, withdrawal), "rest");
        stage.send(stage.iomPoland(), poland, Form.of("m24-erased").answering(told));
        JsonNode stopped = stage.awaitState(poland, request, "REFUSED").get("refusal");
        String rule = stopped.get("rule").asString();
        stage.tell(
                poland.name(), "the request never left: " + stopped.get("code").asString() + ", rule " + rule);
        Waiting.until("Poland is told that its request never left", Stage.PATIENCE, () -> poland.takeRefusal(request));
        return rule;
    }

    private static void withdrawEverything(Stage stage, String caseNumber) {
        Actor poland = stage.poland();
        List<String> withdrawal = stage.handInForAll(
                poland,
                Form.of("m22-everything-withdrawn").with("case", caseNumber).bytes());
        stage.tell(poland.name(), "the person withdrew everything; " + withdrawal.size() + " parties are told");
        List<Confirmed> confirmed = new ArrayList<>();
        for (String id : withdrawal) {
            Actor recipient = stage.actor(poland.client().status(id).get("to").asString());
            Received told = stage.arrive(poland, recipient, id, "rest");
            Received receipt = stage.send(
                    recipient, poland, Form.of("m24-everything-erased").answering(told));
            confirmed.add(new Confirmed(recipient, id, receipt.messageId()));
        }
        confirmed.forEach(
                each -> stage.erased(each.recipient(), List.of(each.withdrawal()), Optional.of(each.receipt())));
        stage.erased(poland, withdrawal, Optional.empty());
    }

    /**
     * A party that was told, and said that it erased.
     *
     * @param withdrawal what told it
     * @param receipt its confirmation
     */
    private record Confirmed(Actor recipient, String withdrawal, String receipt) {}
}
