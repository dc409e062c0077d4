package org.trmgateway.acceptance.demo;

/** The beginnings that several stories share. */
final class Openings {

    private Openings() {}

    /** Poland refers a worker to Belarus, and Belarus accepts. */
    static Received accepted(Stage stage, String caseNumber) {
        Received referral = stage.send(
                stage.poland(), stage.belarus(), Form.of("m03-referral").of(caseNumber, stage.belarus()));
        stage.send(stage.belarus(), stage.poland(), Form.of("m04-accept").answering(referral));
        return referral;
    }

    /** Belarus assesses, and Poland agrees with it: a return is possible. */
    static void cleared(Stage stage, String caseNumber) {
        Received asked = stage.send(
                stage.poland(), stage.belarus(), Form.of("m07-assess").of(caseNumber, stage.belarus()));
        Received report =
                stage.send(stage.belarus(), stage.poland(), Form.of("m08-go").answering(asked));
        stage.send(
                stage.poland(),
                stage.belarus(),
                Form.of("m08-agree").of(caseNumber, stage.belarus()).answering(report));
    }

    /**
     * Poland asks IOM in Poland for the return, which asks IOM in Belarus; both approve; the handover is planned and the person leaves.
     *
     * @return the notice of departure, as IOM in Belarus got it, and the request, as IOM in Poland got it
     */
    static OnTheWay departed(Stage stage, String caseNumber) {
        Received request = stage.send(
                stage.poland(),
                stage.iomPoland(),
                Form.of("m10-return")
                        .of(caseNumber, stage.iomPoland())
                        .with("onward", stage.iomBelarus().party()));
        Received passedOn = stage.send(
                stage.iomPoland(),
                stage.iomBelarus(),
                Form.of("m10-passed-on")
                        .answering(request)
                        .with("to", stage.iomBelarus().party()));
        stage.send(stage.iomBelarus(), stage.iomPoland(), Form.of("m11-approve").answering(passedOn));
        stage.send(stage.iomPoland(), stage.poland(), Form.of("m11-approve").answering(request));
        Received plan = stage.send(
                stage.iomPoland(),
                stage.iomBelarus(),
                Form.of("m14-plan")
                        .answering(passedOn)
                        .with("to", stage.iomBelarus().party()));
        stage.send(stage.iomBelarus(), stage.iomPoland(), Form.of("m15-agree").answering(plan));
        Received notice = stage.send(
                stage.iomPoland(),
                stage.iomBelarus(),
                Form.of("m16-departure")
                        .answering(passedOn)
                        .with("to", stage.iomBelarus().party()));
        return new OnTheWay(request, notice);
    }

    /**
     * A journey that has begun.
     *
     * @param request the return request, as IOM in Poland got it
     * @param notice the notice of departure, as IOM in Belarus got it
     */
    record OnTheWay(Received request, Received notice) {}
}
