package org.trmgateway.acceptance.demo;

/** Nobody arrives: everything stops, on both sides, until somebody knows more. */
final class NoShow implements Scenario {

    @Override
    public String name() {
        return "no-show";
    }

    @Override
    public String title() {
        return "nobody arrives";
    }

    @Override
    public Ending play(Stage stage, String caseNumber) {
        Received referral = Openings.accepted(stage, caseNumber);
        Openings.cleared(stage, caseNumber);
        Openings.OnTheWay journey = Openings.departed(stage, caseNumber);
        stage.send(
                stage.iomBelarus(),
                stage.iomPoland(),
                Form.of("m17-no-show").answering(journey.notice()).with("to", "iom-pl"));
        stage.send(
                stage.iomPoland(),
                stage.poland(),
                Form.of("m17-no-show").answering(journey.request()).with("to", "pl-sg"));
        stage.awaitCaseState(stage.iomBelarus(), journey.notice().messageId(), "HOLD");
        return new Ending(stage.caseState(stage.poland(), referral.messageId()), "HOLD", "T17e");
    }
}
