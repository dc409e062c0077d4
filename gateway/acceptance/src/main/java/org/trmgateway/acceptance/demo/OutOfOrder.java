package org.trmgateway.acceptance.demo;

import java.sql.SQLException;

/**
 * An answer overtakes the question before it, and comes twice. To let it overtake, the first message's row is locked in the database of
 * the sending node for a moment, as a slow disk or a long backup would.
 */
final class OutOfOrder implements Scenario {

    @Override
    public String name() {
        return "out-of-order";
    }

    @Override
    public String title() {
        return "an answer overtakes its question, and comes twice";
    }

    @Override
    public Ending play(Stage stage, String caseNumber) {
        Actor poland = stage.poland();
        Actor belarus = stage.belarus();
        Received referral = stage.send(poland, belarus, Form.of("m03-referral").of(caseNumber, belarus));
        String question;
        String answer;
        byte[] decision = Form.of("m04-accept").answering(referral).bytes();
        String key = SystemClient.newKey();
        SystemClient.Answer first;
        try (HeldMessage held = HeldMessage.in(stage.federation().databaseOf(belarus.node()))) {
            question = stage.handIn(
                    belarus, Form.of("m05-question").answering(referral).bytes());
            held.only(question);
            first = belarus.client().submit(decision, "application/xml", key);
            answer = first.json().get("messageIds").get(0).asString();
            stage.awaitState(poland, answer, "PARKED");
            stage.tell(belarus.name(), "the answer overtook the question; Poland's gateway lets it wait");
        } catch (SQLException failed) {
            throw new IllegalStateException("the database of the node cannot be reached", failed);
        }
        stage.arrive(belarus, poland, question, "rest");
        stage.arrive(belarus, poland, answer, "rest");
        SystemClient.Answer again = belarus.client().submit(decision, "application/xml", key);
        if (!first.json().get("receipt").equals(again.json().get("receipt"))) {
            throw new IllegalStateException("the same submission got another receipt");
        }
        stage.tell(belarus.name(), "handed the same answer in again: the same receipt, byte for byte");
        Refused refused = stage.refused(belarus, Form.of("m04-accept").answering(referral));
        return new Ending(stage.caseState(poland, referral.messageId()), "ACCEPTED", refused.rule());
    }
}
