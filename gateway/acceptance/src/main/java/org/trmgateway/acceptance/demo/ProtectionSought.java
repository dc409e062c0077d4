package org.trmgateway.acceptance.demo;

/** Three days after the referral the person applies for protection: from then on nothing of the case reaches the country they fled. */
final class ProtectionSought implements Scenario {

    @Override
    public String name() {
        return "asylum";
    }

    @Override
    public String title() {
        return "the person applies for protection on the third day after the referral";
    }

    @Override
    public Ending play(Stage stage, String caseNumber) {
        Actor poland = stage.poland();
        Actor belarus = stage.belarus();
        Received referral = Openings.accepted(stage, caseNumber);
        int before = belarus.client().messages().size();
        String alert = stage.handIn(
                poland, Form.of("m21-protection").of(caseNumber, belarus).bytes());
        stage.awaitCaseState(poland, alert, "HOLD");
        stage.tell(poland.name(), "told its own gateway; nobody in Belarus is told");
        Refused refused = stage.refused(poland, Form.of("m07-assess").of(caseNumber, belarus));
        if (belarus.client().messages().size() != before) {
            throw new IllegalStateException("Belarus learned something after the application");
        }
        return new Ending(stage.caseState(poland, referral.messageId()), "HOLD", refused.rule());
    }
}
