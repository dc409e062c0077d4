package org.trmgateway.acceptance.demo;

/** The ministry has no room; a social centre has. */
final class Declined implements Scenario {

    @Override
    public String name() {
        return "declined";
    }

    @Override
    public String title() {
        return "declined, then referred elsewhere and accepted";
    }

    @Override
    public Ending play(Stage stage, String caseNumber) {
        Actor poland = stage.poland();
        Received first =
                stage.send(poland, stage.belarus(), Form.of("m03-referral").of(caseNumber, stage.belarus()));
        stage.send(stage.belarus(), poland, Form.of("m04-decline").answering(first));
        stage.awaitCaseState(poland, first.messageId(), "DECLINED");
        Received second = stage.send(
                poland, stage.belarusianCentre(), Form.of("m03-referral").of(caseNumber, stage.belarusianCentre()));
        stage.send(stage.belarusianCentre(), poland, Form.of("m04-accept").answering(second));
        return new Ending(stage.caseState(poland, second.messageId()), "ACCEPTED", "T04a");
    }
}
