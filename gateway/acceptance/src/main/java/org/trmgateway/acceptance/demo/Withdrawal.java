package org.trmgateway.acceptance.demo;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** IOM's gateway is away when the request is made; before it is back, the person takes back the consent to it. */
final class Withdrawal implements Scenario {

    @Override
    public String name() {
        return "withdrawal";
    }

    @Override
    public String title() {
        return "consent to the return is withdrawn while the request is on its way";
    }

    @Override
    public Ending play(Stage stage, String caseNumber) {
        Actor poland = stage.poland();
        Actor belarus = stage.belarus();
        Received referral = Openings.accepted(stage, caseNumber);
        Openings.cleared(stage, caseNumber);
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
        stage.arrive(poland, stage.iomPoland(), Stage.to(stage.iomPoland(), poland, withdrawal), "rest");
        JsonNode stopped = stage.awaitState(poland, request, "REFUSED").get("refusal");
        String rule = stopped.get("rule").asString();
        stage.tell(
                poland.name(), "the request never left: " + stopped.get("code").asString() + ", rule " + rule);
        return new Ending(stage.caseState(poland, referral.messageId()), "CLEARED", rule);
    }
}
