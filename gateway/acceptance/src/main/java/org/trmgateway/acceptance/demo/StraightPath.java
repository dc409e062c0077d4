package org.trmgateway.acceptance.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A Belarusian worker found on a Polish building site, the period of reflection over, wants to go home. From the question whether there is
 * room to the closed case; Poland hands the referral in over SOAP, Belarus answers it by file.
 */
final class StraightPath implements Scenario {

    private static final Charset BELARUSIAN = Charset.forName("windows-1251");

    @Override
    public String name() {
        return "straight";
    }

    @Override
    public String title() {
        return "a worker from a building site goes home: from the first question to the closed case";
    }

    @Override
    public Ending play(Stage stage, String caseNumber) {
        Actor poland = stage.poland();
        Actor belarus = stage.belarus();
        Received query = stage.send(poland, belarus, Form.of("m01-query").of(caseNumber, belarus));
        stage.send(belarus, poland, Form.of("m02-offer").answering(query));

        Received referral = referBySoap(stage, caseNumber);
        answerByFile(stage, referral);
        Openings.cleared(stage, caseNumber);
        Openings.OnTheWay journey = Openings.departed(stage, caseNumber);

        stage.send(
                stage.iomBelarus(),
                stage.iomPoland(),
                Form.of("m17-met").answering(journey.notice()).with("to", "iom-pl"));
        stage.send(
                stage.iomPoland(),
                poland,
                Form.of("m17-met").answering(journey.request()).with("to", "pl-sg"));
        Received arrival = stage.send(poland, belarus, Form.of("m17-met-told").of(caseNumber, belarus));

        Received plan = stage.send(belarus, poland, Form.of("m18-plan").answering(arrival));
        stage.send(
                poland, belarus, Form.of("m19-agreed").of(caseNumber, belarus).answering(plan));
        stage.send(belarus, poland, Form.of("m20-month-1").answering(arrival).with("to", "pl-sg"));

        stage.send(belarus, poland, Form.of("m23-closed").answering(arrival));
        stage.awaitCaseState(stage.iomPoland(), journey.request().messageId(), "CLOSED");
        stage.awaitCaseState(stage.iomBelarus(), journey.notice().messageId(), "CLOSED");
        stage.tell("IOM", "both offices learned of the closure from Poland's gateway, which passed it on");
        return new Ending(stage.caseState(poland, referral.messageId()), "CLOSED", "T23a");
    }

    private static Received referBySoap(Stage stage, String caseNumber) {
        SystemClient.Answer answer =
                stage.poland().client().submitBySoap(Samples.polish(Samples.WORKER, caseNumber), SystemClient.newKey());
        String referral = SystemClient.messageIdIn(answer)
                .orElseThrow(() -> new PlayFailed("hand in by SOAP", new IllegalStateException(answer.text())));
        return stage.arrive(stage.poland(), stage.belarus(), referral, "soap");
    }

    private static void answerByFile(Stage stage, Received referral) {
        byte[] answer = Samples.belarusianAnswer(new String(referral.document(), BELARUSIAN), BELARUSIAN);
        drop(
                stage.federation().files("by").dropFolder(stage.belarus().party()),
                "answer-" + referral.messageId() + ".xml",
                answer);
        String decision = Waiting.until(
                "the answer arrives in Poland",
                Stage.PATIENCE,
                () -> stage.poland().answerTo(referral.messageId()));
        stage.arrive(stage.belarus(), stage.poland(), decision, "folder");
    }

    private static void drop(Path folder, String name, byte[] content) {
        try {
            Path part = folder.resolve(name + ".part");
            Files.write(part, content);
            Files.move(part, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
