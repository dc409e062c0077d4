package org.trmgateway.acceptance.demo;

/** The assessment at home finds that a relative is tied to the recruiter: nobody can ask for the return any more. */
final class NoGo implements Scenario {

    @Override
    public String name() {
        return "no-go";
    }

    @Override
    public String title() {
        return "a relative at home is tied to the recruiter";
    }

    @Override
    public Ending play(Stage stage, String caseNumber) {
        Received referral = Openings.accepted(stage, caseNumber);
        Received asked = stage.send(
                stage.poland(), stage.belarus(), Form.of("m07-assess").of(caseNumber, stage.belarus()));
        stage.send(stage.belarus(), stage.poland(), Form.of("m08-no-go").answering(asked));
        Refused refused = stage.refused(
                stage.poland(),
                Form.of("m10-return")
                        .of(caseNumber, stage.iomPoland())
                        .with("onward", stage.iomBelarus().party()));
        return new Ending(stage.caseState(stage.poland(), referral.messageId()), "NO_GO", refused.rule());
    }
}
