package org.trmgateway.acceptance.demo;

/** A mother with two children, on Poland's own form over REST; Belarus answers. The shortest story with national forms on both sides. */
final class FamilyOnTheForm implements Scenario {

    @Override
    public String name() {
        return "family";
    }

    @Override
    public String title() {
        return "a mother with two children, referred on Poland's own form over REST";
    }

    @Override
    public Ending play(Stage stage, String caseNumber) {
        String id = stage.handIn(stage.poland(), Samples.polish(Samples.MOTHER, caseNumber));
        Received referral = stage.arrive(stage.poland(), stage.belarus(), id, "rest");
        stage.send(stage.belarus(), stage.poland(), Form.of("m04-accept").answering(referral));
        return new Ending(stage.caseState(stage.poland(), referral.messageId()), "ACCEPTED", "T04a");
    }
}
