package org.trmgateway.acceptance.demo;

/** Age in doubt, a guardian, and a return that is not in the child's best interests. */
final class ChildInDoubt implements Scenario {

    @Override
    public String name() {
        return "child";
    }

    @Override
    public String title() {
        return "age in doubt, a guardian, and a negative best-interests decision";
    }

    @Override
    public Ending play(Stage stage, String caseNumber) {
        Actor poland = stage.poland();
        Actor belarus = stage.belarus();
        String id = stage.handIn(poland, Samples.polish(Samples.YOUNG, caseNumber));
        Received referral = stage.arrive(poland, belarus, id, "rest");
        stage.send(belarus, poland, Form.of("m04-accept").answering(referral));
        Received asked = stage.send(poland, belarus, Form.of("m07-assess").of(caseNumber, belarus));
        Received report = stage.send(belarus, poland, Form.of("m08-go").answering(asked));
        stage.tell(poland.name(), "tries to clear the return before anybody has decided what is best for the child");
        Refused early = stage.refused(
                poland, Form.of("m08-agree").of(caseNumber, belarus).answering(report));
        stage.send(poland, belarus, Form.of("m09-negative").of(caseNumber, belarus));
        return new Ending(stage.caseState(poland, referral.messageId()), "NO_GO", early.rule());
    }
}
